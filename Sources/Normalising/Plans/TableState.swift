import PlanSchema
import Wording

/// What a table is about, by the roles of its columns.
enum TableKind: Sendable {
  case actions, details, measures, recommendations, roles, members, meetings, versions, judgements, sections, outcomes, key, unknown
}

/// A column as its heading was understood.
struct PlanColumn: Sendable {
  var role: ColumnRole?
  /// The heading as printed, with that of its group before it.
  var printed: String
  /// The heading over several columns ("Additional Costs").
  var group: String?
  var place: Place
  /// Whether its role was told by the columns beside it, for the vocabulary does not know its heading.
  var isInferred = false
}

/// The table being read. It outlives page breaks: a table without a header goes on with the columns of the one before.
struct TableState: Sendable {
  var columns: [PlanColumn]
  var kind: TableKind
  /// Actions read from this table so far, and how many of them carry a reference.
  var actionCount = 0
  var referredCount = 0
  /// Whether the next body row is the first since the table, or its part on this page, began.
  var isAtStart = true
  /// Whether the row before belongs to an action, of which a full-width row may say more.
  var isUnderAction = false
  /// Whether a blank row stands between the last action and the next row.
  var isAfterGap = false

  /// The block of its header.
  var block: Int
  /// The columns and counts of the table before this header: a header of two rows that is repeated comes back to them with its second row.
  var earlier: (labels: [String], actions: Int, referred: Int)?

  init(columns: [PlanColumn], block: Int) {
    self.columns = columns
    self.block = block
    kind = .unknown
    settle()
  }

  /// What a later header comes back to, once actions have been read under this one.
  var counts: (labels: [String], actions: Int, referred: Int)? {
    actionCount > 0 ? (columns.map(\.printed.levelled), actionCount, referredCount) : nil
  }

  /// Whether the columns say who, by when and how far, but of what stands elsewhere.
  var givesDetails: Bool {
    columns.count(where: { [.owner, .due, .status].contains($0.role) }) >= 2
      && Set(columns.compactMap(\.role)).isDisjoint(with: [.action, .actionAndOutcome, .measure, .recommendation])
  }

  func has(_ role: ColumnRole) -> Bool { columns.contains { $0.role == role } }

  /// Settles what single headings leave open: the same word means other things in other company.
  mutating func settle() {
    nameTimes()
    guessHeadings()
    rateLatest()
    setBeside(.owner)
    setBeside(.action)
    takeActions()
    let hasFigures = has(.target) || has(.current) || has(.baseline) || columns.count { $0.role == .quarter } >= 2
    let hasAction = has(.action) || has(.actionAndOutcome)
    // A "target" beside actions, with no figure to reach, is a date.
    let isMeasured = has(.current) || has(.baseline) || has(.measure) || has(.quarter)
    if hasAction, !isMeasured, !has(.due) { replace(.target, with: .due) }
    if hasAction, !has(.outcome) { replace(.goodLooksLike, with: .outcome) }
    // "Start" beside the figures now and to come is one too.
    if let start = columns.firstIndex(where: { $0.role == .start }), !has(.baseline), start + 1 < columns.count,
      [.current, .target, .quarter].contains(columns[start + 1].role)
    {
      columns[start].role = .baseline
    }
    if !hasFigures { replace(.measure, with: .outcome) }
    if hasFigures, !hasAction, !has(.measure) { replace(.outcome, with: .measure) }
    if hasFigures, !hasAction { takeMeasures() }
    if hasFigures, !hasAction { measureTimes() }
    takeBaseline()
    // "Outturn 2023/24" before the months of this year is where they set out from.
    if let first = columns.firstIndex(where: { $0.role == .quarter }), columns.count(where: { $0.role == .quarter }) > 1, !has(.baseline),
      let at = columns[..<first].firstIndex(where: { $0.role == .current })
    {
      columns[at].role = .baseline
    }
    // The last year before the quarters of this one, or the day before them.
    if !has(.baseline), !has(.current), let first = columns.firstIndex(where: { $0.role == .quarter }),
      case let later = times(after: first), later.count > 1, case let precision = DateReader().read(columns[first].printed).precision,
      precision == .year || [.month, .day].contains(precision) && later.allSatisfy({ $0.printed.lowercased().hasPrefix("q") })
    {
      columns[first].role = .baseline
    }
    judgeLatest()
    for index in columns.indices where columns[index].role == nil && columns[index].printed.isEmpty && !has(.recommendationRef) {
      if index + 1 < columns.count, columns[index + 1].role == .recommendation { columns[index].role = .recommendationRef }
    }
    if columns.count(where: { $0.role == .ref }) > 1, !has(.recommendationRef) {
      for index in columns.indices.dropLast() where columns[index].role == .ref && columns[index + 1].role == .recommendation {
        columns[index].role = .recommendationRef
      }
    }
    if !hasAction, has(.post), has(.holder) || has(.ref) || has(.abbreviation) { replace(.ref, with: .abbreviation) }
    if !hasAction, !hasFigures, has(.recommendation) { replace(.recommendationRef, with: .ref) }
    kind = kind(hasFigures: hasFigures)
  }

  /// The columns of figures of a time behind one.
  private func times(after first: Int) -> [PlanColumn] { columns[(first + 1)...].filter { $0.role == .quarter } }

  /// Beside figures, a heading that is a month, quarter or year ("Jul 23") holds the figure of that time.
  private mutating func nameTimes() {
    // "Start | Now | Aim"
    if has(.target), has(.current), !has(.baseline) { replace(.start, with: .baseline) }
    guard has(.target) || has(.baseline) || (has(.measure) && !has(.action)) else { return }
    for index in columns.indices where columns[index].role == nil && Self.namesTime(columns[index].printed) {
      columns[index].role = .quarter
    }
  }

  /// A heading that the vocabulary does not know may still tell by its first or last word what its column is, in a table of actions that has
  /// no other column for it.
  private mutating func guessHeadings() {
    let roles = Set(columns.compactMap(\.role))
    guard has(.action) || has(.actionAndOutcome) || roles.intersection([.owner, .due, .status, .progress, .outcome]).count >= 2,
      !has(.measure) || has(.action)
    else { return }
    for index in columns.indices where columns[index].role == nil && !columns[index].printed.isEmpty {
      let heading = columns[index].printed.levelled
      guard let role = PlanVocabulary.guess(heading), !has(role) || role == .notes else { continue }
      columns[index].role = role
      columns[index].isInferred = true
    }
  }

  private static let beside = Vocabulary.load("beside")

  /// Of several columns of one meaning, those that say something else of it beside the others ("Lead | Accountable director").
  private mutating func setBeside(_ role: ColumnRole) {
    let alike = columns.indices.filter { columns[$0].role == role }
    guard alike.count > 1 else { return }
    let others = alike.filter { Self.beside.meaning(of: columns[$0].printed.levelled)?.hasSuffix(" of \(role.rawValue)") ?? false }
    guard others.count < alike.count else { return }
    for at in others {
      // What else it means its cells may tell ("Milestone" over dates).
      columns[at].role = ColumnRole.allCases.first {
        Self.beside.meaning(of: columns[at].printed.levelled) == "\($0.rawValue) of \(role.rawValue)"
      }
    }
  }

  /// Of several ratings or grades, each at a time of its own ("RAG Feb 25", "RAG Apr 25"), the latest is the one in force.
  private mutating func rateLatest() {
    keepLatest(.status, others: .previousStatus)
    keepLatest(.grade, others: .notes)
  }

  private mutating func keepLatest(_ role: ColumnRole, others: ColumnRole) {
    let ratings = columns.indices.filter { columns[$0].role == role }
    guard ratings.count > 1 else { return }
    let times = ratings.map { at in
      let heading = columns[at].printed
      if heading.utf8.count == 4, heading.utf8.allSatisfy(\.isDigit) { return String?.some(heading) }
      return DateReader().read(heading).value ?? DocumentDate().first(in: columns[at].label)?.start
    }
    guard times.allSatisfy({ $0 != nil }), let latest = times.compactMap({ $0 }).max() else { return }
    for (at, time) in zip(ratings, times) where time != latest { columns[at].role = others }
  }

  /// Where a baseline and a target have columns but nothing is called a measure, the first column, if the vocabulary does not know it, is it
  /// ("Headline figures").
  private mutating func takeMeasures() {
    guard !has(.measure), has(.target), has(.baseline) || has(.current) || has(.quarter), let first = columns.first, first.role == nil
    else {
      return
    }
    columns[0].role = .measure
    columns[0].isInferred = !first.printed.isEmpty
  }

  /// Beside figures, "Start" is where a measure began, "Where we want to be" its target and "Where we are now" its last value.
  private mutating func measureTimes() {
    if !has(.baseline) { replace(.start, with: .baseline) }
    if !has(.target), has(.measure) { replace(.outcome, with: .target) }
    if !has(.current), !has(.quarter), has(.baseline), has(.target) { replace(.progress, with: .current) }
  }

  /// "Jan 24 | Target | May 24", "June 24 | Nov 24 | Target": the first of two figures is what the measure is held against.
  private mutating func takeBaseline() {
    guard !has(.baseline), let target = columns.firstIndex(where: { $0.role == .target }) else { return }
    let times = columns.indices.filter { columns[$0].role == .quarter }
    if has(.current) {
      if times.count == 1, times[0] < target { columns[times[0]].role = .baseline }
      return
    }
    let values = times.map { DateReader().read(columns[$0].printed) }
    guard times.count == 2, values.allSatisfy({ $0.precision == .month || $0.precision == .day }),
      let first = values[0].value, let second = values[1].value, first < second, times[0] < target || times[1] < target
    else { return }
    columns[times[0]].role = .baseline
  }

  /// Judgements of several years: those of the last year count.
  private mutating func judgeLatest() {
    // "Area | Grade" names judgements.
    if columns.count == 2, columns[1].role == .grade, columns[0].role == .theme { columns[0].role = .judgement }
    guard columns.count >= 3, [.judgement, .theme, nil].contains(columns[0].role),
      columns.dropFirst().allSatisfy({ $0.role == nil || $0.role == .grade })
    else { return }
    let years = columns.dropFirst().map { column in
      column.printed.utf8.count <= 20 ? column.printed.split(separator: " ").compactMap { Int($0) }.first { 2000...2100 ~= $0 } : nil
    }
    guard years.allSatisfy({ $0 != nil }), let latest = years.compactMap({ $0 }).max(), let at = years.lastIndex(of: latest) else { return }
    columns[0].role = .judgement
    columns[at + 1].role = .grade
  }

  /// Whether a heading is a month, quarter or year and little else.
  static func namesTime(_ text: String) -> Bool {
    (1...24).contains(text.utf8.count) && [.day, .month, .quarter, .year].contains(DateReader().read(text).precision)
  }

  /// Where owners and dates have columns but nothing is called an action, the first column that the vocabulary does not know, or knows
  /// from other tables, is it.
  private mutating func takeActions() {
    guard !has(.action), !has(.actionAndOutcome), has(.owner), has(.due) || has(.status), !has(.measure) else { return }
    let before: Set<ColumnRole?> = [.ref, .recommendationRef, .recommendation, .priority, .theme, .objective, .workstream]
    // "Title" and "Description" mean other things in other company.
    let open: Set<ColumnRole?> = [nil, .post, .meaning, .holder]
    guard let at = columns.indices.first(where: { !columns[$0].printed.isEmpty && !before.contains(columns[$0].role) }),
      open.contains(columns[at].role)
    else { return }
    columns[at].role = .action
    columns[at].isInferred = true
  }

  /// What a table is, by the roles that come together in it; the first line that fits decides.
  private func kind(hasFigures: Bool) -> TableKind {
    if has(.action) || has(.actionAndOutcome) { return .actions }
    if has(.meeting), has(.frequency) { return .meetings }
    if has(.post), has(.organisation) { return .members }
    if has(.post), has(.holder) || has(.abbreviation) { return .roles }
    if hasFigures, has(.measure) { return .measures }
    if has(.judgement), has(.grade) { return .judgements }
    if has(.recommendation) { return .recommendations }
    if has(.version) { return .versions }
    if has(.status), has(.meaning) { return .key }
    if columns.contains(where: { $0.role?.sectionKind != nil }) { return .sections }
    return has(.outcome) ? .outcomes : .unknown
  }

  private mutating func replace(_ old: ColumnRole, with new: ColumnRole) {
    for index in columns.indices where columns[index].role == old { columns[index].role = new }
  }
}
