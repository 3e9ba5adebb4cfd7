import PlanSchema
import Wording

/// What a person has decided about the themes of one text.
public struct Decision: Codable, Sendable, Hashable {
  /// The document's id and the record in it ("a7"), where the text stood when it was decided.
  public var document: String
  public var record: String
  /// The text decided about. It finds the record again when a changed document numbers its records anew.
  public var text: String
  /// Themes that the text carries, and themes that it does not carry whatever the coder says.
  public var add: [String]
  public var remove: [String]
  /// The theme that it is chiefly about; `null` leaves the coder's choice.
  @OrNull public var primary: String?
  /// Who decided, as they wish to be shown.
  public var by: String

  public init(
    document: String, record: String, text: String, add: [String] = [], remove: [String] = [], primary: String? = nil, by: String
  ) {
    self.document = document
    self.record = record
    self.text = text
    self.add = add
    self.remove = remove
    self.primary = primary
    self.by = by
  }

  /// The themes that a text has once the decision is in force: the person's first, then the coder's that stay.
  public func applied(to codes: [ThemeCode]) -> [ThemeCode] {
    let mine = add + (primary.map { add.contains($0) ? [] : [$0] } ?? [])
    var out = mine.map { id in
      let evidence = codes.first { $0.id == id }?.evidence ?? []
      return ThemeCode(id: id, weight: 1, primary: id == primary, by: .person, evidence: evidence, person: by)
    }
    for var code in codes where !mine.contains(code.id) && !remove.contains(code.id) {
      if primary != nil { code.primary = false }
      out.append(code)
    }
    // Where the coder's primary theme was taken away, the first that is left is what the text is chiefly about.
    if !out.isEmpty, !out.contains(where: \.primary) { out[0].primary = true }
    return out.filter(\.primary) + out.filter { !$0.primary }
  }
}

/// A council's decisions: `decisions.json` in its folder.
public struct Decisions: Codable, Sendable, Hashable {
  public static let currentSchema = "peerview-decisions/1"

  public var schema = Decisions.currentSchema
  /// By document and record.
  public private(set) var decisions: [Decision] = []

  public init() {}

  /// Puts a decision in the place of an earlier one about the same text.
  /// - Parameter records: the council's records, where the earlier one's text may stand under another id than when it was decided.
  public mutating func set(_ decision: Decision, in records: [Record]) {
    remove(document: decision.document, record: decision.record, in: records)
    decisions.append(decision)
    decisions.sort { ($0.document, $0.record.count, $0.record, $0.text) < ($1.document, $1.record.count, $1.record, $1.text) }
  }

  /// Takes the decision about a text back.
  /// - Returns: the decision that was there.
  @discardableResult
  public mutating func remove(document: String, record: String, in records: [Record]) -> Decision? {
    let here = slots(in: records).firstIndex { slot in
      guard let slot else { return false }
      return records[slot.record].document.id == document && records[slot.record].id(at: slot) == record
    }
    return here.map { decisions.remove(at: $0) }
  }
}
