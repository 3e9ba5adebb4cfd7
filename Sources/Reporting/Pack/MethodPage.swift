import Comparison
import PlanSchema

/// How the figures came about, and how sure they are.
struct MethodPage {
  let context: PackContext

  func page() -> Page {
    Page(
      .method, title: "Method",
      lede: [.text("How the documents were read and coded, what the figures mean, and how sure they are.")],
      sections: [
        Section("How the documents were read", id: "read", Self.reading.map { .paragraph([.text($0)]) }),
        Section("How the themes were given", id: "coded", Self.coding.map { .paragraph([.text($0)]) } + [.table(coders())]),
        Section("What the figures mean", id: "figures", [.facts(Self.terms.map { Fact($0, $1) })]),
        Section("How sure it is", id: "sure", [.list(Self.limits.map { [.text($0)] })]),
        Section("The reference set", id: "reference", [.table(table())]),
        Section("The codebook", id: "codebook", [.table(codebook())]),
      ])
  }

  private static let reading = [
    "Each published document is read into paragraphs, list items and table rows with their pages or lines. Tables are understood by their "
      + "headings, other parts by their labels and numbering. Every value keeps the words that it was read from, and every record says where "
      + "it stands.",
    "Each plan has its own scale of ratings. The printed rating is kept, and read through the plan’s own key where it has one: amber may mean "
      + "“on track” in one plan and “minor delay” in another. Without a key the common usage of the colours is taken, and said.",
    "A date that cannot be read, or that does not exist, is not guessed. It stays as printed and counts as no date.",
  ]

  private static let coding = [
    "Every recommendation, action, measure and finding is given the themes of the codebook whose practice it asks to change. The words that "
      + "carried a theme are marked on the theme’s page. An action also takes the theme of the recommendation that it answers, as a weaker "
      + "hint, and the page says so. A person can overrule any code; the person’s decision is shown as one.",
    "Counterparts are found by the words that two texts share, rarer words weighing more. They are a hint where to look, not a judgement that "
      + "two councils do the same.",
  ]

  private static let terms: [(String, String)] = [
    (
      "Counted once",
      "an inspection that two files tell of, and a recommendation that a plan prints again from a report that is here."
    ),
    ("Asked for", "an inspection made at least one recommendation to the authority that carries the theme."),
    ("Share", "inspections that asked, of all inspections in the group; small groups say little."),
    ("With an owner", "the action names a post or a person."),
    ("With a date", "a day, month, quarter, term or year could be read."),
    ("With a measurable outcome", "the action, its recommendation or its section has a measure, or an outcome that holds a figure."),
    (
      "Past and not marked as done",
      "the date lies before the day that the report speaks of, and the plan’s latest published status is not complete, or it gives none. "
        + "What was done after publication is not known here."
    ),
    ("Days to deadline", "from the plan’s own date to the action’s."),
  ]

  private static let limits = [
    "A plan is what a council published, not what it did. Status is as of the plan’s publication.",
    "Only imported documents are compared. A theme without entries may be covered in a document that is not here.",
    "The codes are a machine’s, apart from those that a person decided. Two careful people do not agree on every text either.",
    "From April 2026 Ofsted gives no overall effectiveness grade; comparisons by judgement then go by the grade for leaders.",
  ]

  private func coders() -> Table {
    var byCoder = 0, byHint = 0, byPerson = 0, none = 0
    for record in context.records {
      let all =
        record.recommendations.map(\.themes) + record.actions.map(\.themes) + record.measures.map(\.themes) + record.findings.map(\.themes)
      for codes in all {
        if codes.isEmpty { none += 1 }
        for code in codes {
          if code.by == .person { byPerson += 1 } else if code.basis == .text { byCoder += 1 } else { byHint += 1 }
        }
      }
    }
    return Table(
      "coders", caption: "Where the codes come from", columns: [.init("from", "From", width: 50), .init("codes", "Codes", kind: .number)],
      rows: [
        [.text("the text’s own words"), .count(byCoder)], [.text("the recommendation that an action answers"), .count(byHint)],
        [.text("a person’s decision"), .count(byPerson)], [.text("texts that carry no theme"), .count(none)],
      ])
  }

  /// What the pack rests on: a sheet of the workbook.
  func table() -> Table {
    let reference = context.result.reference
    var rows: [[Table.Cell]] = [
      [.text("Documents compared"), .count(context.result.documents.count)],
      [.text("Authorities compared"), .count(context.result.authorities.count)],
      [.text("Themes"), .count(context.result.themes.count)],
      [.text("Inspections in the reference set"), .count(reference.inspections)],
      [.text("Authorities in the reference set"), .count(reference.authorities)],
      [.text("Recommendations in the reference set"), .count(reference.recommendations)],
      [.text("First inspection in the reference set"), Table.Cell(.optional(date: reference.first))],
      [.text("Last inspection in the reference set"), Table.Cell(.optional(date: reference.last))],
      [
        .text("The day that the reports speak of"),
        context.asOf.map { Table.Cell(.date($0.iso)) } ?? .text("none: nothing is called overdue"),
      ],
    ]
    rows += (Self.terms).map { [.text($0), .text($1)] }
    rows += Self.limits.map { [.text("How sure it is"), .text($0)] }
    return Table(
      "method", caption: "What the figures rest on", columns: [.init("what", "What", width: 40), .init("value", "Value", width: 90)],
      rows: rows)
  }

  private func codebook() -> Table {
    let found = Set(context.lineUps.map(\.id))
    return Table(
      "codebook-table", caption: "Themes and what belongs to them",
      columns: [
        .init("theme", "Theme", width: 30), .init("id", "Id"), .init("belongs", "What belongs here", width: 60),
        .init("elsewhere", "What does not", width: 40),
      ],
      rows: context.input.codebook.themes.map { theme in
        [
          found.contains(theme.id) ? .runs([context.themeLink(theme.id)]) : .text(theme.label), .text(theme.id), .text(theme.belongs),
          .text(theme.elsewhere),
        ]
      })
  }
}
