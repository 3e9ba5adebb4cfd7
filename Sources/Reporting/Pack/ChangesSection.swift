import Comparison
import PlanSchema
import Wording

/// What has changed since an earlier pack.
struct ChangesSection {
  let context: PackContext
  let earlier: Snapshot

  private struct Pair {
    var document: String
    var old: Snapshot.Action
    var new: Action
  }

  func section() -> Section {
    let summaries = context.input.documents.summaries
    let pairs = self.pairs()
    let added = summaries.filter { !earlier.documents.contains($0.id) }
    let gone = earlier.documents.subtracting(summaries.map(\.id)).sorted()
    let moved = pairs.filter { $0.old.status != Wordings.status($0.new.status.value) || $0.old.statusPrinted != $0.new.status.printed }
    let slipped = pairs.filter { pair in
      guard let old = pair.old.due.flatMap({ CalendarDay($0) }), let new = pair.new.due.value.flatMap({ CalendarDay($0) }) else {
        return false
      }
      return new > old
    }
    let late = Set([Timeline.State.overdue, .passed].map { $0.name(asOf: context.asOf) })
    let known = Dictionary(pairs.map { ($0.document + "#" + $0.new.id, $0.old.state) }, uniquingKeysWith: { first, _ in first })
    let overdue = context.records.flatMap { record in
      record.actions.filter { context.state(of: $0).isLate && !late.contains(known[record.document.id + "#" + $0.id] ?? "") }
        .map { (record.document.id, $0) }
    }
    let day = earlier.asOf.flatMap { CalendarDay($0)?.printed }
    var blocks: [Block] = [
      .paragraph([.text("Compared with an earlier pack" + (day.map { ", which spoke of \($0)." } ?? "."))]),
      .list([
        [
          .text(
            "\(Wordings.counted(added.count, "new document").capitalisedFirst)" + (gone.isEmpty ? "." : ", \(gone.count) no longer here."))
        ],
        [.text("\(Wordings.counted(moved.count, "action").capitalisedFirst) with another status.")],
        [.text("\(Wordings.counted(slipped.count, "deadline").capitalisedFirst) moved to a later day.")],
        [
          .text(
            context.asOf == nil
              ? "What is newly overdue is not said: no day was given to go by."
              : "\(Wordings.counted(overdue.count, "action").capitalisedFirst) newly past and not marked as done.")
        ],
      ]),
    ]
    if !added.isEmpty {
      blocks.append(.paragraph([.strong("New documents")]))
      blocks.append(.list(added.map { [context.councilLink($0.authority), .text(": "), context.source($0.id, nil)] }))
    }
    if !gone.isEmpty {
      blocks.append(.paragraph([.strong("No longer here")]))
      blocks.append(.list(gone.map { [.text(context.name(of: String($0.prefix { $0 != "/" })) + ": "), .code($0)] }))
    }
    blocks += table(
      "moved", "Statuses that moved", moved,
      [
        ("was", "Was", { .text([$0.old.status, $0.old.statusPrinted.map { "(“\($0)”)" }].compactMap { $0 }.joined(separator: " ")) }),
        ("is", "Is", { .text(Wordings.status($0.new.status.value, printed: $0.new.status.printed)) }),
      ])
    blocks += table(
      "slipped", "Deadlines that slipped", slipped,
      [
        ("was", "Was due", { Table.Cell(.optional(date: $0.old.due)) }),
        ("is", "Is due", { Table.Cell(.optional(date: $0.new.due.value)) }),
      ])
    if !overdue.isEmpty {
      blocks.append(
        .table(
          Table(
            "newly-overdue", caption: "Newly past and not marked as done",
            columns: Self.columns + [.init("due", "Due", kind: .date)],
            rows: overdue.map { document, action in row(document, action) + [Table.Cell(.optional(date: action.due.value))] }, rowHeader: 1)
        ))
    }
    return Section("What has changed", id: "what-has-changed", blocks)
  }

  private static let columns: [Table.Column] = [
    .init("authority", "Authority"), .init("action", "Action"), .init("text", "What", width: 60), .init("source", "Source", width: 30),
  ]

  private func row(_ document: String, _ action: Action) -> [Table.Cell] {
    let slug = String(document.prefix { $0 != "/" })
    return [
      .runs([context.councilLink(slug)]), .text(action.title), .text(ThemePage.brief(action.text, words: 30)),
      .runs([context.source(document, action.place, inFull: true)]),
    ]
  }

  private func table(
    _ id: String, _ caption: String, _ pairs: [Pair], _ extra: [(id: String, title: String, cell: (Pair) -> Table.Cell)]
  ) -> [Block] {
    if pairs.isEmpty { return [] }
    return [
      .table(
        Table(
          id, caption: caption, columns: Self.columns + extra.map { .init($0.id, $0.title) },
          rows: pairs.map { pair in row(pair.document, pair.new) + extra.map { $0.cell(pair) } }, rowHeader: 1))
    ]
  }

  /// The actions that both packs have: in the same document by their reference where it is used once, else by their words.
  private func pairs() -> [Pair] {
    let old = Dictionary(grouping: earlier.actions, by: \.document)
    return context.records.flatMap { record -> [Pair] in
      guard let before = old[record.document.id] else { return [] }
      let oldRefs = Dictionary(grouping: before.filter { $0.ref != nil }, by: { $0.ref! })
      let newRefs = Dictionary(grouping: record.actions.filter { $0.ref != nil }, by: { $0.ref! })
      let texts = Dictionary(before.map { ($0.text.levelled, $0) }, uniquingKeysWith: { first, _ in first })
      return record.actions.compactMap { action in
        if let ref = action.ref, newRefs[ref]?.count == 1, let match = oldRefs[ref], match.count == 1 {
          return Pair(document: record.document.id, old: match[0], new: action)
        }
        return texts[action.text.levelled].map { Pair(document: record.document.id, old: $0, new: action) }
      }
    }
  }
}
