import Documents
import PlanSchema
import Wording

/// The second pass: what was gathered becomes records, their values read through the plan's own keys.
struct PlanFinishing {
  var record: Record
  let raws: [RawAction]
  let rawMeasures: [RawMeasure]
  let vocabulary: PlanVocabulary
  let references = ReferenceReader()
  let dates = DateReader()
  let money = MoneyReader()
  let figures = FigureReader()
  let owners: OwnerReader
  let statuses: StatusReader
  /// The owner that a recommendation or section names for all of its actions, where none of them names its own.
  private let sharedOwners: [String: RawAction.Field]
  let ratingLabels: Set<String>
  private var ids: [Int: String] = [:]

  init(_ reader: PlanReader) {
    record = reader.record
    raws = reader.actionsByNumber()
    rawMeasures = reader.measures
    vocabulary = reader.vocabulary
    let lines = reader.actions.lazy.flatMap(\.fields).filter { $0.role == .owner }.flatMap(\.cell.paragraphs).map(\.printed)
    owners = OwnerReader(roles: reader.record.roles, lines: Array(lines), council: reader.record.document.authority)
    statuses = StatusReader(scale: reader.record.statusScale)
    let owned = Set(reader.actions.filter { $0.fields.contains { $0.role == .owner } }.compactMap { $0.recommendation ?? $0.section })
    ratingLabels = Self.ratingLabels(reader.actions)
    sharedOwners = reader.sharedOwners.filter { !owned.contains($0.key) }
    for (ref, kind) in reader.mappedKinds {
      if let index = record.recommendations.firstIndex(where: { $0.ref == ref }) { record.recommendations[index].kind = kind }
    }
  }

  /// - Returns: the record with its actions, measures and references.
  mutating func finished() -> Record {
    for index in raws.indices { ids[index] = "a\(index + 1)" }
    for (index, raw) in raws.enumerated() { record.actions.append(action(raw, at: index)) }
    for raw in rawMeasures { addMeasure(raw.fields, raw, action: raw.action.flatMap { ids[$0] }) }
    record.joinRepeatedMeasures()
    promoteSections()
    answerThroughAppendix()
    answerThroughLists()
    gatherReferences()
    for index in record.recommendations.indices {
      if let printed = record.recommendations[index].due?.printed {
        record.recommendations[index].due = dates.read(printed)
      }
    }
    return record
  }

  private mutating func action(_ raw: RawAction, at index: Int) -> Action {
    let own = raw.fields.filter { $0.role == .action || $0.role == .actionAndOutcome }.flatMap(\.cell.paragraphs)
    let parts = ActionText(own, vocabulary: vocabulary, reader: references)
    let id = ids[index]!
    var action = Action(
      id: id, ref: raw.ref ?? parts.ref, text: parts.text, section: raw.section,
      answers: (raw.recommendation.map { [$0] } ?? []) + raw.alsoAnswers,
      parent: raw.parent.flatMap { ids[$0] }, references: parts.references, place: raw.place)
    if let ref = raw.ref, let inner = parts.ref, inner != ref {
      action.text = own.map(\.printed).joined(separator: " ").squeezed
    }
    var fields = settled(raw.fields)
    if !fields.contains(where: { $0.role == .owner }), let shared = sharedOwners[raw.recommendation ?? raw.section ?? ""] {
      fields.append(shared)
    }
    for (role, label, paragraphs) in parts.labelled {
      let cell = PlanCell(paragraphs.first ?? Paragraph(""))
      var whole = cell
      whole.paragraphs = paragraphs
      fields.append(.init(key: -1, role: role, label: label, group: nil, cell: whole))
    }
    readValues(fields, isRated: raw.isRated, into: &action)
    if let first = own.first, let box = first.marker, ListMark.isBox(box) { readBox(box, first.place, into: &action) }
    return action
  }

  /// A box before an action is its rating where the plan's key lists it or where it is ticked, and else kept: it may be a mere bullet.
  private func readBox(_ box: String, _ place: Place?, into action: inout Action) {
    var status = statuses.read(printed: box, for: .action)
    if action.status.value == .unknown, action.status.printed == nil, status.value != .unknown {
      status.place = place
      action.status = status
    } else {
      action.notes.append(Note(label: "Box", text: box, place: place))
    }
  }

  private mutating func readValues(_ fields: [RawAction.Field], isRated: Bool, into action: inout Action) {
    var progress: [String] = []
    var measureFields: [RawAction.Field] = []
    var percentage: PlanCell?
    for field in fields {
      let cell = field.cell
      switch field.role {
      case .action, .actionAndOutcome: continue
      case .ref: if references.alone(cell.text) == nil, action.ref != cell.text { action.notes.append(note(field)) }
      case .outcome, .measure,
        .goodLooksLike where !fields.contains { $0.role == .outcome }:
        for (ref, text, place) in InlineList.items(cell.paragraphs) {
          record.outcomes.append(
            Outcome(
              id: "o\(record.outcomes.count + 1)", ref: ref, text: text, recommendation: action.answers.first, action: action.id,
              place: place))
        }
        measureFields.append(field)
      case .due: action.due = due(cell)
      case .revisedDue:
        if cell.isBlank { continue }
        let revised = due(cell)
        if let printed = action.due.printed {
          let old = DueDate.Revision(printed: printed, value: action.due.value)
          action.due = revised
          action.due.revisions.insert(old, at: 0)
        } else {
          action.due = revised
        }
      case .owner:
        let read = owners.read(cell.paragraphs.map(\.bulleted))
        action.owners += read.filter { !owners.isNobody($0) }
        // "TBC" names nobody, but is kept as printed.
        for nobody in read where owners.isNobody(nobody) {
          action.notes.append(Note(label: field.label, text: nobody.printed, place: cell.place))
        }
      case .status:
        if !cell.isBlank || cell.fill != nil { action.status = status(cell, for: .action) }
      case .percentComplete:
        action.notes.append(note(field))
        if !cell.isBlank { percentage = cell }
      case .progress where Self.isPercentage(cell) && record.columns.count(where: { $0.role == ColumnRole.progress.rawValue }) > 1:
        action.notes.append(note(field))
      case .progress:
        let (rating, rest) = rated(cell, isRated: isRated || fields.contains { $0.role == .status })
        if let rating, action.status.printed == nil { action.status = rating }
        progress += Self.progress(rest)
      case .cost:
        if let sum = money.read(cell.text, head: field.label) { action.costs.append(placed(sum, cell, field)) }
      case .baseline, .target, .current, .quarter: measureFields.append(field)
      default: if !cell.isBlank { action.notes.append(note(field)) }
      }
    }
    if action.status.printed == nil, action.status.colour == nil {
      let isKeyed = !record.statusScale.isEmpty || fields.contains { $0.role == .status }
      let blank = isKeyed ? statuses.read(printed: nil, colour: nil, for: .action) : Status()
      // Where no rating is given how much is done says it, unless the key says what a blank rating means.
      if let percentage, !isRated || blank.value == .unknown {
        action.status = status(percentage, for: .action)
      } else if blank.value != .unknown {
        action.status = blank
      }
    }
    action.progress = progress.isEmpty ? nil : progress.joined(separator: " ").squeezed
    spanCosts(&action)
    let isMeasured = measureFields.contains { $0.role != .measure && $0.role != .outcome && !$0.cell.isBlank }
    if isMeasured, measureFields.contains(where: { ($0.role == .measure || $0.role == .outcome) && $0.cell.isOwn }) {
      let raw = RawMeasure(fields: [], recommendation: action.answers.first, section: action.section, place: measureFields[0].cell.place)
      addMeasure(measureFields.filter(\.cell.isOwn), raw, action: action.id)
    }
  }

  /// How far an action has come, beside what is said of it in another column.
  private static func isPercentage(_ cell: PlanCell) -> Bool {
    let text = cell.text
    return text.hasSuffix("%") && text.utf8.count <= 5 && text.dropLast().allSatisfy { $0.isNumber || $0 == " " }
  }

  /// The rating that a cell of progress begins with, in a plan whose key lists it and that has no column for it; and what it says besides.
  private func rated(_ cell: PlanCell, isRated: Bool) -> (rating: Status?, rest: PlanCell) {
    guard !isRated, let first = cell.paragraphs.firstIndex(where: { !$0.printed.isEmpty }) else { return (nil, cell) }
    let text = cell.paragraphs[first].text
    var rating = text.utf8.count <= 30 ? statuses.read(printed: text, colour: cell.fill, for: .action) : Status()
    guard rating.basis == .key else { return ratedInSentence(cell, paragraph: first) }
    rating.place = cell.place
    var rest = cell
    rest.paragraphs.remove(at: first)
    return (rating, rest)
  }

  /// "Moving. The rota is agreed.": the first sentence is a rating of the key, word for word.
  private func ratedInSentence(_ cell: PlanCell, paragraph: Int) -> (rating: Status?, rest: PlanCell) {
    let text = cell.paragraphs[paragraph].text
    guard let stop = text.firstRange(of: ". ")?.lowerBound, case let word = String(text[..<stop]), word.utf8.count <= 30,
      record.statusScale.contains(where: { $0.appliesTo != .measure && $0.printed.levelled == word.levelled })
    else { return (nil, cell) }
    var rating = statuses.read(printed: word, for: .action)
    rating.place = cell.place
    var rest = cell
    rest.paragraphs[paragraph].text = String(text[stop...].dropFirst(2)).squeezed
    return (rating, rest)
  }

  /// Labels printed in the cell for somebody to fill in ("Action status:") are no progress yet.
  private static func progress(_ cell: PlanCell) -> [String] {
    let lines = cell.paragraphs.map(\.printed).filter { !$0.isEmpty }
    return lines.allSatisfy { $0.hasSuffix(":") } ? [] : lines
  }

  private func due(_ cell: PlanCell) -> DueDate {
    let lines = cell.paragraphs.map(\.printed).filter { !$0.isEmpty }
    let struck = cell.paragraphs.flatMap(\.struck)
    guard !lines.isEmpty || !struck.isEmpty else { return DueDate() }
    var due = dates.read(lines.joined(separator: " "), struck: struck, typedDate: cell.date)
    due.place = cell.place
    return due
  }

  private func status(_ cell: PlanCell, for scope: StatusKey.Scope) -> Status {
    let text = cell.text
    // A sign alone ("●") is told by the colour it is printed in.
    let ink = RatingWords.shared.isSignsOnly(text) && !text.isEmpty ? cell.paragraphs.lazy.compactMap(\.colour).first : nil
    let isColour = text.isEmpty || (ink != nil && RatingWords.shared.universal(text) == nil && RatingWords.shared.colour(text) == nil)
    var status = statuses.read(printed: isColour ? nil : text, colour: cell.fill ?? ink, for: scope)
    status.place = cell.place
    return status
  }

  private func note(_ field: RawAction.Field) -> Note {
    Note(label: field.cell.isHidden ? field.label + " (hidden column)" : field.label, text: field.cell.text, place: field.cell.place)
  }

  private func placed(_ sum: Money, _ cell: PlanCell, _ field: RawAction.Field) -> Money {
    var sum = sum
    if sum.period == nil, let group = field.group {
      (sum.period, sum.kind) = (money.period(group).period, sum.kind ?? money.period(group).kind)
    }
    sum.place = cell.place
    return sum
  }

  /// A text alone in the first of several cost columns ("Innovation bid") speaks for all of them.
  private func spanCosts(_ action: inout Action) {
    guard action.costs.count == 1, action.costs[0].pounds == nil, action.costs[0].printed.levelled != "n/a" else { return }
    action.costs[0].period = nil
    action.costs[0].kind = nil
  }

  private mutating func addMeasure(_ fields: [RawAction.Field], _ raw: RawMeasure, action: String?) {
    if let several = Self.sideBySide(fields) {
      for one in several { addMeasure(one, raw, action: action) }
      return
    }
    // An outcome beside figures is the measure where no other column is.
    let isNamed = fields.contains { $0.role == .measure && !$0.cell.isBlank }
    let text = fields.filter { $0.role == .measure || ($0.role == .outcome && action != nil && !isNamed) }
      .map { $0.cell.paragraphs.map(\.unbulleted).joined(separator: " ") }.joined(separator: " ").squeezed
    let split = references.split(text)
    var measure = Measure(
      id: "m\(record.measures.count + 1)", ref: split.ref, text: split.ref == nil ? text : split.text, section: raw.section,
      recommendation: raw.recommendation, action: action, place: raw.place)
    for field in fields {
      let cell = field.cell
      switch field.role {
      case .measure, .outcome: continue
      case .baseline: measure.baseline = figure(field)
      case .target: measure.target = figure(field)
      case .current: measure.current = figure(field)
      case .quarter: if let figure = figure(field) { measure.series.append(figure) }
      case .status: measure.status = status(cell, for: .measure)
      case .owner: measure.owners += owners.read(cell.paragraphs.map(\.printed))
      case .ref: if !cell.isBlank { measure.ref = references.alone(cell.text) ?? cell.text }
      case .objective, .workstream, .priority, .theme, .recommendation, .recommendationRef: continue
      default: if !cell.isBlank { measure.notes.append(note(field)) }
      }
    }
    if measure.current == nil { measure.current = latest(measure.series.filter { $0.printed.contains(where: \.isNumber) }) }
    if measure.status == Status(), let shade = shade(of: measure.current, in: fields) {
      measure.status = statuses.read(printed: nil, colour: shade, for: .measure)
      measure.status.place = measure.current?.place
    }
    record.measures.append(measure)
  }

  /// The colour of the key in which the cell of a figure is shaded, where no column rates the measures.
  private func shade(of figure: Figure?, in fields: [RawAction.Field]) -> String? {
    guard let place = figure?.place,
      let fill = fields.first(where: { [.current, .quarter].contains($0.role) && $0.cell.place == place })?.cell.fill,
      record.statusScale.contains(where: { $0.colours.contains(fill) })
    else { return nil }
    return fill
  }

  /// Several measures in one row, a paragraph each, with as many paragraphs in every cell of figures; `nil` where there is only one.
  private static func sideBySide(_ fields: [RawAction.Field]) -> [[RawAction.Field]]? {
    func lines(_ field: RawAction.Field) -> [Paragraph] { field.cell.paragraphs.filter { !$0.printed.isEmpty } }
    let texts = fields.filter { $0.role == .measure || $0.role == .outcome }
    let figures = fields.filter { [.baseline, .target, .current, .quarter].contains($0.role) && !$0.cell.isBlank }
    guard texts.count == 1, case let count = lines(texts[0]).count, count > 1, !figures.isEmpty,
      figures.allSatisfy({ lines($0).count == count })
    else { return nil }
    return (0..<count).map { index in
      fields.map { field in
        let own = lines(field)
        guard own.count == count else { return field }
        var part = field
        part.cell.paragraphs = [own[index]]
        return part
      }
    }
  }

  /// The last figure of a series in time, where each column names its own; else the last printed.
  private func latest(_ series: [Figure]) -> Figure? {
    let times = series.map { figure in figure.asOf.flatMap { dates.read($0).value } }
    guard times.allSatisfy({ $0 != nil }) else { return series.last }
    return zip(series, times).max { ($0.1 ?? "") < ($1.1 ?? "") }?.0
  }

  private func figure(_ field: RawAction.Field) -> Figure? {
    guard !field.cell.isBlank else { return nil }
    var asOf = figures.date(inHead: field.label)
    if field.role == .quarter { asOf = field.label }
    var figure = figures.read(field.cell.text, asOf: asOf)
    figure?.place = field.cell.place
    return figure
  }

  /// A plan that names no recommendations but sets its actions under numbered priorities answers those.
  private mutating func promoteSections() {
    guard record.recommendations.isEmpty else { return }
    let working = Set(record.actions.compactMap(\.section))
    let kinds = Set(record.sections.filter { working.contains($0.id) && $0.ref != nil }.map(\.kind))
    for section in record.sections
    where section.parent == nil && !section.title.isEmpty
      && (section.kind != .workstream || section.ref.map(PlanReader.numbersRecommendation) == true)
    {
      let family = Set([section.id] + record.sections.filter { $0.parent == section.id }.map(\.id))
      func isMine(_ id: String?) -> Bool { id.map(family.contains) ?? false }
      let mine = record.actions.indices.filter { isMine(record.actions[$0].section) }
      // One without actions yet is one all the same, but not a part around others of another kind ("Priority A" over "1", "2").
      guard !mine.isEmpty || (section.ref != nil && (kinds.isEmpty || kinds.contains(section.kind))) else { continue }
      let number = record.recommendations.count + 1
      let id = "r\(number)"
      record.recommendations.append(Recommendation(id: id, ref: section.ref, number: number, text: section.title, place: section.place))
      for index in mine { record.actions[index].answers = [id] }
      for index in record.outcomes.indices where isMine(record.outcomes[index].section) { record.outcomes[index].recommendation = id }
      for index in record.measures.indices where isMine(record.measures[index].section) { record.measures[index].recommendation = id }
    }
  }

  /// Where a section's head names no recommendations, an appendix may.
  private mutating func answerThroughAppendix() {
    for index in record.sections.indices where record.sections[index].answers.isEmpty {
      guard let ref = record.sections[index].ref, record.sections[index].parent == nil else { continue }
      record.sections[index].answers = record.mappings.filter { $0.source == .appendix && $0.section == ref }.map(\.recommendation)
    }
  }

  private mutating func gatherReferences() {
    var order: [String] = []
    var found: [String: ExternalReference] = [:]
    func add(_ ref: String, action: String?, place: Place?) {
      var stem = ref
      if stem.last?.isLowercase == true { stem.removeLast() }
      if found[stem] == nil {
        order.append(stem)
        found[stem] = ExternalReference(ref: stem, place: place)
      }
      if stem != ref, !found[stem]!.parts.contains(ref) { found[stem]!.parts.append(ref) }
      if let action, !found[stem]!.actions.contains(action) { found[stem]!.actions.append(action) }
    }
    for action in record.actions { for ref in action.references { add(ref, action: action.id, place: action.place) } }
    let stems = Set(order.map { $0.prefix { $0.isLetter } })
    for passage in record.narrative {
      for ref in references.mentions(in: passage.text) where stems.contains(ref.prefix { $0.isLetter }) {
        add(ref, action: nil, place: passage.place)
      }
    }
    record.references = order.map { found[$0]! }.sorted { a, b in
      guard let first = Reference(a.ref), let second = Reference(b.ref) else { return a.ref < b.ref }
      return first < second
    }
  }
}

extension Paragraph {
  /// The text with its number or letter; a bullet before it, whatever its form, as one that no words begin with.
  fileprivate var bulleted: String { marker.map(ListMark.isBullet) == true ? "• " + text : printed }
}
