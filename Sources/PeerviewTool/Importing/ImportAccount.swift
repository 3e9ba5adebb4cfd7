import PlanSchema
import Store
import Wording

/// What the import tells a person about one document: what was found, what its columns were taken to mean, what was not understood.
struct ImportAccount {
  var record: Record
  /// `nil` for a trial run.
  var saved: Library.Saved?

  /// Ends with a line break.
  func text(file: String, width: Int, title: (String) -> String) -> String {
    var lines = [title(file) + ": " + fate]
    let document = record.document
    var about = [document.kind.rawValue.replacing("-", with: " ")]
    about.append(document.printedAuthority ?? document.authority)
    if let published = document.published { about.append(published) }
    if let answered = document.answersInspection { about.append("answers the inspection of \(answered)") }
    if !document.title.isEmpty { lines.append(document.title) }
    lines.append(about.joined(separator: " · "))
    lines.append("found: " + (found.isEmpty ? "nothing" : found))
    if let columns { lines.append(columns) }
    if let kept { lines.append(kept) }
    lines.append(contentsOf: notUnderstood)
    if let defects { lines.append(defects) }
    // Columns that are not known stand in one line above; the record has a note for each.
    lines += record.notices.filter { $0.code != "unknown-column" }.map { notice in
      let place = notice.place.map { "\($0), " }.flatMap { $0 == ", " ? nil : $0 } ?? ""
      return "\(notice.severity.rawValue): \(place)\(notice.message) [\(notice.code)]"
    }
    return lines.enumerated().map { index, line in
      let wrapped = TextWrap.lines(line, width: index == 0 ? .max : width - 2, hanging: 2)
      return wrapped.map { index == 0 ? $0 : "  " + $0 }.joined(separator: "\n") + "\n"
    }.joined()
  }

  private var fate: String {
    switch saved {
    case nil: "would be \(record.document.id)"
    case .added(let id): "new: \(id)"
    case .replaced(let id): "replaces the earlier reading: \(id)"
    case .unchanged(let id): "read again, nothing has changed: \(id)"
    }
  }

  /// "6 recommendations, 24 actions".
  private var found: String {
    let counts: [(Int, String)] = [
      (record.inspection?.judgements.count ?? 0, "judgement"), (record.recommendations.count, "recommendation"),
      (record.sections.count, "section"), (record.actions.count, "action"), (record.outcomes.count, "outcome"),
      (record.measures.count, "measure"), (record.findings.count, "finding"), (record.statusScale.count, "line of its key to statuses"),
      (record.roles.count, "line of its key to posts"), (record.governance.count, "line of governance"),
      (record.narrative.count, "passage of narrative"),
    ]
    return counts.filter { $0.0 > 0 }.map { Count.of($0.0, $0.1) }.joined(separator: ", ")
  }

  private var columns: String? {
    let readings = unique(record.columns.compactMap { column in column.role.map { "“\(column.printed)” as \($0)" } })
    return readings.isEmpty ? nil : "columns: " + readings.joined(separator: ", ")
  }

  private var kept: String? {
    let readings = unique(record.columns.filter { $0.role == nil }.map { "“\($0.printed)”" })
    if readings.isEmpty { return nil }
    return "columns not known, kept as notes: \(readings.joined(separator: ", ")); --map \"HEADING=ROLE\" says what one means"
  }

  private var notUnderstood: [String] {
    let unplaced = record.ledger.unplaced
    if unplaced.isEmpty { return ["all of its \(Count.of(record.ledger.blocks, "block")) understood"] }
    let shown = unplaced.prefix(10).map { block in
      let place = block.place.map(\.description) ?? ""
      return "- \(place.isEmpty ? "" : place + ": ")“\(block.text.count > 120 ? block.text.prefix(119) + "…" : block.text)”"
    }
    let more = unplaced.count > 10 ? ["- and \(unplaced.count - 10) more (--explain shows all)"] : []
    return ["not understood: \(unplaced.count) of \(Count.of(record.ledger.blocks, "block"))"] + shown + more
  }

  private var defects: String? {
    if record.defects.isEmpty { return nil }
    var counts: [Defect.Kind: Int] = [:]
    for defect in record.defects { counts[defect.kind, default: 0] += 1 }
    let kinds = Defect.Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
    let hint = saved == nil ? "" : " (\(Tool.name) check \(record.document.authority))"
    return "defects: " + kinds.joined(separator: ", ") + hint
  }

  private func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

/// Numbers with their nouns.
enum Count {
  /// "1 action", "2 actions", "2 lines of its key".
  static func of(_ number: Int, _ noun: String) -> String {
    if number == 1 { return "1 \(noun)" }
    let head = noun.prefix { $0 != " " }
    return "\(number) \(head)s\(noun.dropFirst(head.count))"
  }
}
