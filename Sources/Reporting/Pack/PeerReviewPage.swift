import Comparison
import PlanSchema

/// What a peer-review team reads on the train: where to look first, what to ask, whom to call. About four printed pages.
struct PeerReviewPage {
  let context: PackContext
  let council: CouncilPage
  private let leads: [ReviewLead]

  private static let most = 5

  init(context: PackContext, slug: String) {
    self.context = context
    council = CouncilPage(context: context, slug: slug)
    leads = Array(ReviewLead.all(for: council).prefix(Self.most))
  }

  func page() -> Page {
    let day = context.asOf.map { " As of \($0.printed)." } ?? ""
    var sections = [first()]
    sections += leads.enumerated().map { section($0.element, number: $0.offset + 1) }
    sections.append(plan())
    return Page(
      .peerReview(council.slug), title: "Peer review: \(council.name)",
      lede: [
        .text("The themes to look at first and why, questions to ask with the passages behind them, and whom to call.\(day) More is on "),
        .link("its own page", to: .page(.council(council.slug))), .text("."),
      ], sections: sections)
  }

  private func first() -> Section {
    guard !leads.isEmpty else {
      return Section(
        "Where to look first", id: "first",
        [.paragraph([.text("Nothing in the imported documents of \(council.name) asks or plans for a theme of the codebook.")])])
    }
    return Section(
      "Where to look first", id: "first",
      [
        .paragraph([
          .text(ReviewLead.rule)
        ]),
        .table(
          Table(
            "leads", caption: "The themes to look at first",
            columns: [
              .init("theme", "Theme", width: 34), .init("points", "Points", kind: .number), .init("why", "Why", width: 70),
            ],
            rows: leads.map { lead in
              [
                .runs([context.themeLink(lead.theme.id, anchor: "authority-" + council.slug)]), .count(lead.points),
                .text(lead.reasons.map(\.said).joined(separator: "; ")),
              ]
            })),
      ])
  }

  private func section(_ lead: ReviewLead, number: Int) -> Section {
    var blocks: [Block] = []
    let passages = lead.passages(context)
    if !passages.isEmpty {
      blocks.append(.paragraph([.strong("What was said and planned")]))
      blocks.append(.list(passages))
    }
    blocks.append(.paragraph([.strong("Questions to ask")]))
    blocks.append(.list(lead.questions(context), ordered: true))
    let calls = Comparators(context: context, slug: council.slug).worthCalling(on: lead.theme)
    if !calls.isEmpty {
      blocks.append(.paragraph([.strong("Whom to call")]))
      blocks.append(.list(calls))
    }
    return Section("\(number). \(lead.theme.label)", id: "theme-" + lead.theme.id, blocks)
  }

  /// Questions about the plan as a whole.
  private func plan() -> Section {
    var questions: [[Inline]] = []
    if let overtaking = council.overtaking, let plan = council.currentPlan {
      questions.append([
        .text(
          "The latest plan here, the \(context.label(of: plan.document.id).lowercasedFirst), is older than the \(overtaking), so it is not asked "
            + "about above. Which plan is in force?")
      ])
    }
    if let plan = council.planInForce {
      let label = context.label(of: plan.document.id).lowercasedFirst
      if let top = plan.owners.first, plan.owners.count > 2, Double(top.actions) >= 0.25 * Double(plan.actions) {
        questions.append([
          .text(
            "\(top.owner) leads \(top.actions) of the \(plan.actions) actions in the \(label). Can one person or post carry that, and who stands in?"
          )
        ])
      }
      if let share = plan.withMeasurableOutcome.share, share < 0.75 {
        questions.append([
          .text(
            "\(plan.withMeasurableOutcome.count) of \(plan.actions) actions have a measure or a figure to reach. How will the board know that the "
              + "others worked?")
        ])
      }
      if plan.ongoing.count > 0 {
        questions.append([
          .text(
            "\(Wordings.counted(plan.ongoing.count, "action").capitalisedFirst) \(plan.ongoing.count == 1 ? "is" : "are") said to be ongoing. When would each be finished?"
          )
        ])
      }
      let silent = plan.statuses.first { $0.status == .unknown }?.count ?? 0
      if silent > 0 {
        let which =
          silent == plan.actions
          ? "The \(label) gives no status that could be read for any of its actions"
          : "\(Wordings.counted(silent, "action").capitalisedFirst) in the \(label) \(silent == 1 ? "has" : "have") no status that could be read"
        questions.append([.text("\(which). Is there a later version?")])
      }
    }
    let defects = council.records.reduce(0) { $0 + $1.defects.count }
    if defects > 0 {
      questions.append([
        .text(
          "\(Wordings.counted(defects, "thing").capitalisedFirst) in the documents could be mended, from mistyped dates to gaps in the numbering: "
        ),
        .link("the list", to: .page(.council(council.slug), anchor: "worth-mending")), .text(" may be worth handing over."),
      ])
    }
    if council.plans.isEmpty { questions.append([.text("No plan of \(council.name) has been imported. Which is the one in force?")]) }
    return Section(
      "About the plan as a whole", id: "whole-plan",
      [.list(questions.isEmpty ? [[.text("What has changed since it was published?")]] : questions, ordered: true)])
  }
}
