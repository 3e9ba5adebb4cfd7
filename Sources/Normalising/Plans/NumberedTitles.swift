import Documents
import PlanSchema
import Wording

/// A title whose number the actions under it carry on ("1 Quality of records" over "1.1", "1.2"), without a word that says what it is.
struct NumberedTitle {
  var ref: String
  var text: String
  var place: Place
}

extension PlanReader {
  /// Opens the recommendation that the plan lists under this number, or else a part of its own.
  mutating func open(_ title: NumberedTitle) {
    let isListed = record.recommendations.contains { known in
      guard known.ref?.levelled == title.ref.levelled else { return false }
      let a = known.text.levelled, b = title.text.levelled
      return a.isEmpty || a == b || (min(a.utf8.count, b.utf8.count) >= 12 && (a.hasPrefix(b) || b.hasPrefix(a)))
    }
    if isListed || Self.numbersRecommendation(title.ref) {
      context.sections = []
      context.recommendation = recommendation(ref: title.ref, text: title.text, place: title.place)
    } else {
      enter(section(ref: title.ref, title: title.text, kind: .other, parent: nil, place: title.place))
    }
  }

  private static let prefixes = Set(Vocabulary.load("references").phrases(meaning: "recommendation prefix"))

  /// Whether a reference says itself that it numbers a recommendation: "R3", "PA1".
  static func numbersRecommendation(_ ref: String) -> Bool {
    let letters = ref.prefix { $0.isLetter }
    return letters.first?.isUppercase == true && Int(ref.dropFirst(letters.count)) != nil && prefixes.contains(String(letters).levelled)
  }

  /// Whether a numbered line stands right over a table whose first rows count on from its number.
  func standsOverActions(_ ref: String, block: Int) -> Bool {
    guard block >= 0, let next = document.blocks.dropFirst(block + 1).first(where: { !$0.isFurniture }),
      case .table(let table) = next.content
    else { return false }
    return table.rows.prefix(3).contains { row in
      row.cells.contains { cell in
        guard let text = cell.paragraphs.first?.text, let other = references.alone(text) ?? references.split(text).ref else { return false }
        return Self.carries(other, on: ref)
      }
    }
  }

  /// A row of a number and a title that fills the rest of the row, or stands alone over rows that count on from it.
  func numberedTitle(_ own: [PlanCell], following: PlanRow?, width: Int) -> NumberedTitle? {
    guard let table, table.kind == .actions, own.count == 2,
      let ref = references.alone(own[0].text) ?? letter(own[0].text, following, table), !ref.contains("."),
      PartHeading(own[0].text, vocabulary: vocabulary) == nil,
      own[0].column < own[1].column, own[1].paragraphs.count == 1, references.alone(own[1].text) == nil,
      own[1].column >= table.columns.count || table.columns[own[1].column].role != .recommendation
    else { return nil }
    let fills = own[1].span >= 2 && own[1].column + own[1].span >= width && own[0].column == 0
    guard
      fills || own[1].text.utf8.count <= 200 && isOver(ref, following, table)
        || own[1].paragraphs[0].isBold && isOverAction(following, table)
    else { return nil }
    return NumberedTitle(ref: ref, text: own[1].text, place: own[1].place)
  }

  /// "A" over "A1", or "D" where "C" was one before: a letter alone is a number only in such company.
  private func letter(_ text: String, _ following: PlanRow?, _ table: TableState) -> String? {
    guard text.utf8.count == 1, let scalar = text.unicodeScalars.first, ("A"..."Z").contains(scalar) else { return nil }
    if let following, let first = cells(following, table, where: { $0 == .ref || $0 == .action }).first(where: { $0.isOwn && !$0.isBlank }),
      first.text.hasPrefix(text), first.text.dropFirst().first.map({ $0.isNumber || $0 == "." }) ?? false
    {
      return text
    }
    let before = String(Character(Unicode.Scalar(UInt8(scalar.value) - 1)))
    let isNext = record.sections.contains { $0.ref == before } || record.recommendations.contains { $0.ref == before }
    return isNext ? text : nil
  }

  /// Whether the row under a bold one is an action with all that the bold one lacks.
  private func isOverAction(_ following: PlanRow?, _ table: TableState) -> Bool {
    guard let following else { return false }
    let roles = following.own.filter { $0.column < table.columns.count }.compactMap { table.columns[$0.column].role }
    return roles.contains(.action) && (roles.contains(.owner) || roles.contains(.due))
  }

  /// Whether rows that count on from a number stand under it, or stood under titles like it.
  private func isOver(_ ref: String, _ following: PlanRow?, _ table: TableState) -> Bool {
    if context.recommendation == nil, goesOn(from: ref, in: following, table) { return true }
    guard let last = actions.last?.ref, table.actionCount > 0 else { return false }
    let letters = ref.prefix { $0.isLetter }
    guard ref.dropFirst(letters.count).allSatisfy(\.isNumber) else { return false }
    return (record.sections.lazy.compactMap(\.ref) + record.recommendations.lazy.compactMap(\.ref)).contains { other in
      let digits = other.dropFirst(letters.count)
      guard other.hasPrefix(letters), !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return false }
      return Self.counts(last, onFrom: other)
    }
  }

  /// Whether a row is an action whose number counts on from another ("1" → "1.1", "1a"; "R1" → "1.1").
  private func goesOn(from ref: String, in row: PlanRow?, _ table: TableState) -> Bool {
    guard let row else { return false }
    let refs = cells(row, table) { $0 == .ref || $0 == .action }.filter { $0.isOwn && !$0.isBlank }
    guard let next = refs.first.flatMap({ references.alone($0.text) ?? references.split($0.text).ref }) else { return false }
    return Self.counts(next, onFrom: ref)
  }

  private static func counts(_ next: String, onFrom ref: String) -> Bool {
    let digits = ref.drop { $0.isLetter }
    let stem = next.hasPrefix(ref) || digits.isEmpty ? ref[...] : digits
    return carries(next, on: stem)
  }

  /// Whether a reference is another with more behind it: "1.1" of "1", but not "10".
  private static func carries(_ ref: String, on stem: some StringProtocol) -> Bool {
    ref.hasPrefix(stem) && ref.dropFirst(stem.count).first.map { !$0.isNumber } ?? false
  }

  /// A title row that begins with the number which the rows under it carry in their column of recommendations ("1 Quality of records").
  func recommendationTitle(_ text: String, over following: PlanRow?) -> (ref: String, text: String)? {
    guard let table, table.kind == .actions, let following,
      let cell = cells(following, table, where: { $0 == .recommendationRef }).first(where: { !$0.isBlank }),
      let ref = references.alone(cell.text)
    else { return nil }
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, String(words[0]).trimmedOfMarks == ref else { return nil }
    return (ref, String(words[1].drop { " –-:.|".contains($0) }))
  }

  /// A recommendation whose cell begins with the number or letter that is next in turn, or that it had before ("2 The quality of …",
  /// "B. The quality of …"); any other may be a part of the sentence.
  func counted(_ text: String) -> (ref: String, text: String)? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[1].first?.isUppercase == true, let place = Self.turn(String(words[0])) else { return nil }
    let ref = String(words[0]).trimmedOfMarks, rest = String(words[1])
    let isKnown = record.recommendations.contains { $0.ref == ref && $0.text.levelled == rest.levelled }
    let last = record.recommendations.last.map { $0.ref.flatMap { Self.turn($0.allSatisfy(\.isNumber) ? $0 : $0 + ".") } ?? 0 } ?? 0
    return isKnown || place == last + 1 ? (ref, rest) : nil
  }

  /// What turn a number ("3", "3.") or a letter with its mark ("C.", "C)") is.
  private static func turn(_ mark: String) -> Int? {
    let body = mark.trimmedOfMarks
    if let number = Int(body) { return 1...99 ~= number ? number : nil }
    guard body != mark, body.utf8.count == 1, let letter = body.utf8.first, 0x41...0x5A ~= letter else { return nil }
    return Int(letter) - 0x40
  }

  /// Cells by turns a heading that the vocabulary knows and something it does not: labels with their values.
  func isPairs(_ own: [PlanCell]) -> Bool {
    own.count >= 4 && own.count.isMultiple(of: 2)
      && own.enumerated().allSatisfy { index, cell in (vocabulary.role(of: cell.text) != nil) == index.isMultiple(of: 2) }
  }

  /// A full-width row under an action that says more of it in a label: "Progress: 41 of 60 trained."
  mutating func saysMore(_ cell: PlanCell) -> Bool {
    guard let colon = cell.text.firstIndex(of: ":"), let role = vocabulary.role(of: String(cell.text[..<colon])),
      [.progress, .nextSteps, .outcome, .notes, .owner, .due, .revisedDue, .status, .cost].contains(role)
    else { return false }
    let printed = String(cell.text[..<colon])
    var value = cell
    value.paragraphs = cell.paragraphs.enumerated().compactMap { index, paragraph in
      guard index == 0, let end = paragraph.text.firstIndex(of: ":") else { return paragraph }
      var rest = paragraph
      rest.text = String(paragraph.text[paragraph.text.index(after: end)...]).squeezed
      return rest.text.isEmpty ? nil : rest
    }
    value.fill = role == .status ? cell.fill : nil
    context.hasOpenAction = true
    apply(label: RowLabel(role: role, printed: printed), cell: value)
    context.hasOpenAction = false
    return true
  }
}
