import PlanSchema
import Wording

/// Reads statuses: a word, a letter, a sign, a percentage, or a cell's colour alone, each through the plan's own key where it has one.
///
/// Without a key, words that mean the same in every plan are read, and red, amber, green and blue have their usual meaning. A rating that
/// the plan has a key for but that the key does not list ("Yellow") is unknown.
public struct StatusReader: Sendable {
  /// A line of the key with what it is compared by, made once.
  struct Line: Sendable {
    var key: StatusKey
    /// The rating in its forms, with the names that its meaning begins with ("AR": "Amber-Red – in progress but …").
    var forms: [String]
    var names: [CellColour]
    var meaning: String?
    var isBlank: Bool
    /// Whether the key prints a colour's name, or its letter, rather than a sign.
    var isColourWord: Bool
    var status: CommonStatus { key.status }
  }

  private let lines: [StatusKey.Scope: [Line]]
  private let words = RatingWords.shared
  private let shares = ShareReader()
  /// The hue of a fill may be this far from its key's, in degrees, and still be the same rating.
  private static let hueTolerance = 32.0

  /// - Parameter scale: The plan's own key; empty where it has none.
  public init(scale: [StatusKey] = []) {
    let words = RatingWords.shared
    let ratings = KnownRatings.ofAnyPlan
    let all = scale.map { key in
      var forms = words.forms(of: key.printed)
      if words.namesOneColour(key.printed) { forms += key.printed.split(separator: " ").map { String($0).levelled.trimmedOfMarks } }
      if let head = key.meaning?.headOfMeaning, !forms.contains(head) { forms.append(head) }
      return Line(
        key: key, forms: forms, names: words.isMixedColour(key.printed) ? [] : forms.compactMap(words.colour),
        meaning: key.meaning?.levelled,
        isBlank: key.printed.squeezed.isEmpty || ratings.isBlank(key.printed) || forms.contains { words.colour($0) == .white },
        isColourWord: words.namesColour(key.printed) && !words.isSignsOnly(key.printed))
    }
    // The lines for what is rated come before those for anything.
    let any = all.filter { $0.key.appliesTo == .any }
    lines = [
      .any: all, .action: all.filter { $0.key.appliesTo == .action } + any, .measure: all.filter { $0.key.appliesTo == .measure } + any,
    ]
  }

  /// Reads a status.
  /// - Parameters:
  ///   - printed: What the cell says, if anything.
  ///   - colour: The fill of the cell, or the colour of its text, as `RRGGBB`.
  ///   - scope: What is rated: the same colour may mean other things for an action and a measure.
  public func read(printed: String?, colour: String? = nil, for scope: StatusKey.Scope = .action) -> Status {
    let text = printed?.squeezed ?? ""
    var status = Status(printed: text.isEmpty ? nil : text, colour: colour)
    let lines = lines(for: scope)
    let found: (CommonStatus, Status.Basis)?
    if text.isEmpty {
      found = colour.flatMap { byColour($0, lines) } ?? (isPlain(colour) ? blank(lines, scope) : nil)
    } else if words.isNoRating(text) || words.isOpen(text) {
      found = (lines.first { $0.key.printed.squeezed == text }?.status ?? listed(text, lines)).map { ($0, .key) }
    } else {
      found = byText(text, lines) ?? (words.isSignsOnly(text) ? colour.flatMap { byColour($0, lines) } : nil)
    }
    if let found { (status.value, status.basis) = found }
    return status
  }

  /// Whether a printed rating is listed in the plan's key for what is rated; `true` where the plan has no key for it.
  public func lists(_ printed: String, for scope: StatusKey.Scope) -> Bool {
    let lines = lines(for: scope)
    return lines.isEmpty || words.isNoRating(printed) || listed(printed, lines) != nil || shares.status(of: printed, in: lines) != nil
  }

  private func lines(for scope: StatusKey.Scope) -> [Line] { lines[scope] ?? [] }

  // MARK: Text

  private func byText(_ text: String, _ lines: [Line]) -> (CommonStatus, Status.Basis)? {
    if let status = listed(text, lines) { return (status, .key) }
    if let status = shares.status(of: text, in: lines) { return status }
    let forms = words.forms(of: text)
    if lines.isEmpty || lines.allSatisfy(Self.isSign) {
      // Beside a key of colours or letters, a plain word is read as the colour that says the same.
      for form in forms {
        if let status = words.universal(form), lines.isEmpty || lines.contains(where: { $0.status == status }) { return (status, .words) }
      }
    }
    guard lines.isEmpty else { return nil }
    for form in forms {
      if let colour = words.colour(form), let status = words.usual(colour) { return (status, .usage) }
    }
    return nil
  }

  /// Whether a line of the key explains a colour, a letter, a sign or nothing printed, not a word.
  private static func isSign(_ line: Line) -> Bool {
    line.isBlank || !line.names.isEmpty || line.key.printed.utf8.count <= 2 || RatingWords.shared.isMixedColour(line.key.printed)
  }

  /// What the key says of a printed rating: by its words, its letter, its colour's name, or the meaning printed in the rating's place.
  private func listed(_ text: String, _ lines: [Line]) -> CommonStatus? {
    for form in words.forms(of: text) {
      for line in lines where line.forms.contains(form) { return line.status }
      for line in lines where line.meaning == form { return line.status }
      // "🔵 On hold" is not what "🟦 Everyday practice" is.
      let isSignBesideWords = words.isSignsOnly(form) && !words.isSignsOnly(text)
      if let colour = words.colour(form) {
        for line in lines where line.names.contains(colour) && (!isSignBesideWords || line.isColourWord) { return line.status }
      }
      // A letter stands for the one rating that begins with it.
      if form.utf8.count == 1 {
        let initial = lines.filter { !$0.isBlank && $0.key.printed.utf8.count > 1 && $0.key.printed.levelled.hasPrefix(form) }
        if initial.count == 1 { return initial[0].status }
      } else {
        // "On track", where the key says "Green: on track to be done by its date".
        let begun = lines.filter { $0.meaning?.hasPrefixWord(form) ?? false }
        if let first = begun.first, begun.allSatisfy({ $0.status == first.status }) { return first.status }
      }
    }
    return nil
  }

  // MARK: Colours

  private func byColour(_ colour: String, _ lines: [Line]) -> (CommonStatus, Status.Basis)? {
    guard let name = CellColour(hex: colour) else { return nil }
    guard !lines.isEmpty else { return words.usual(name).map { ($0, .usage) } }
    let level = colour.levelled
    if let line = lines.first(where: { $0.key.colours.contains { $0.levelled == level } }) { return (line.status, .key) }
    // By the nearest hue among the key's own fills and the colours that it names.
    var best: (distance: Double, status: CommonStatus)?
    for line in lines {
      let fills = line.key.colours.isEmpty ? line.names.map(\.standard) : line.key.colours
      for fill in fills {
        let distance: Double
        if CellColour(hex: fill) == name {
          distance = (CellColour.hueDistance(colour, fill) ?? 0) / 4
        } else if let hue = CellColour.hueDistance(colour, fill), hue <= Self.hueTolerance {
          distance = hue
        } else {
          continue
        }
        if best.map({ distance < $0.distance }) ?? true { best = (distance, line.status) }
      }
    }
    return best.map { ($0.status, .key) }
  }

  /// Whether a cell has no fill that a reader would see as one.
  private func isPlain(_ colour: String?) -> Bool { colour.flatMap(CellColour.init(hex:)).map { $0 == .white } ?? true }

  /// What the key says of a cell with nothing in it. A measure without a rating is not rated, unless its own key says otherwise.
  private func blank(_ lines: [Line], _ scope: StatusKey.Scope) -> (CommonStatus, Status.Basis)? {
    lines.first { $0.isBlank && (scope != .measure || $0.key.appliesTo == .measure) }.map { ($0.status, .key) }
  }
}

extension String {
  /// The name that a meaning begins with: "Amber-Red – in progress", "Complete. The action has been done", "Done".
  fileprivate var headOfMeaning: String? {
    let level = levelled
    let marks = [" - ", ": ", "; ", ". ", " ("].compactMap { level.firstRange(of: $0)?.lowerBound }
    let head = marks.min().map { String(level[..<$0]) } ?? level
    return head.split(separator: " ").count <= 4 && !head.isEmpty ? head.trimmedOfMarks : nil
  }
}
