import PlanSchema

/// How strong a plan is, by what can be counted in it.
public struct PlanBenchmark: Codable, Sendable, Hashable {
  public var document: DocumentSummary
  public var name: String
  public var recommendations: Int
  /// All actions, those within other actions too.
  public var actions: Int
  public var measures: Int
  /// Actions that answer a recommendation, and recommendations that an action answers.
  public var actionsAnswering: Share
  public var recommendationsAnswered: Share
  /// How many actions answer each recommendation; `null` for a plan without recommendations.
  @OrNull public var actionsPerRecommendation: Quartiles?
  /// Actions that name who leads them.
  public var withOwner: Share
  /// Actions with a day, month, quarter, term or year.
  public var withDate: Share
  /// Actions said to be ongoing or recurring, with no last date.
  public var ongoing: Share
  /// Actions with a measure, or with an outcome that holds a figure: their own, their recommendation's or their section's.
  public var withMeasurableOutcome: Share
  /// Days from the plan's date to the actions' deadlines, negative for those before it; `null` where the plan has no date or no deadlines.
  @OrNull public var daysToDeadline: Quartiles?
  /// Who leads how many actions, most first. A joint action counts for each of its owners.
  public var owners: [OwnerLoad]
  /// How the actions stand on the common scale, as printed; every status of the scale, in its order.
  public var statuses: [StatusCount]
  /// How the actions stand on a day; `null` where none was asked for.
  @OrNull public var standing: PlanStanding?
}

/// A post (or person, where no post is given) and the actions that it leads.
public struct OwnerLoad: Codable, Sendable, Hashable {
  public var owner: String
  public var actions: Int

  public init(owner: String, actions: Int) {
    self.owner = owner
    self.actions = actions
  }
}

/// A plan on a day: each of its actions is in one of these.
public struct PlanStanding: Codable, Sendable, Hashable {
  /// ISO 8601.
  public var asOf: String
  /// Complete or embedded, as printed.
  public var complete: Int
  /// Not complete, and due before the day.
  public var overdue: [OverdueAction]
  /// Not complete, and due on the day or later.
  public var dueLater: Int
  /// Not complete, ongoing or recurring with no last date.
  public var ongoing: Int
  /// Not complete, without a date that could be read.
  public var undated: Int
}

/// An action that should have been done by now.
public struct OverdueAction: Codable, Sendable, Hashable {
  public var id: String
  @OrNull public var ref: String?
  public var due: DueDate
  public var status: Status
  /// Days from its deadline to the day asked for.
  public var daysLate: Int
}

/// How numbers spread: as a spreadsheet's QUARTILE gives them (between two numbers, by straight line).
public struct Quartiles: Codable, Sendable, Hashable {
  public var count: Int
  public var least: Double
  public var lower: Double
  public var median: Double
  public var upper: Double
  public var most: Double
  public var mean: Double

  /// - Returns: `nil` for no numbers.
  public init?(_ numbers: some Sequence<Int>) {
    let sorted = numbers.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    func at(_ part: Double) -> Double {
      let position = part * Double(sorted.count - 1), below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return Double(sorted[below]) + (position - Double(below)) * Double(sorted[above] - sorted[below])
    }
    count = sorted.count
    least = Double(first)
    lower = at(0.25)
    median = at(0.5)
    upper = at(0.75)
    most = Double(last)
    mean = Double(sorted.reduce(0, +)) / Double(sorted.count)
  }
}
