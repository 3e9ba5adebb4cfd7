import PlanSchema
import Wording

/// Text with its styles, run by run, on its way to becoming paragraphs.
struct StyledText: Sendable, Hashable {
  struct Style: Sendable, Hashable {
    var isBold = false, isItalic = false, isStruck = false
    /// The highlight behind the text, or else its own colour, as `RRGGBB`; `nil` for black, white and automatic.
    var colour: String?
  }

  struct Run: Sendable, Hashable {
    var text: String
    var style: Style
  }

  /// Stands for a line break that the writer put; a paragraph break stands for itself.
  static let lineBreak = "\u{2028}"

  private(set) var runs: [Run] = []
  /// The colours of squares without any text that stand in it.
  var swatches: [String] = []

  var isEmpty: Bool { runs.allSatisfy { $0.text.unicodeScalars.allSatisfy(\.isBlank) } }

  /// Whether a colon stands last in it.
  var endsInColon: Bool {
    for run in runs.reversed() {
      if let last = run.text.unicodeScalars.last(where: { !$0.isBlank }) { return last == ":" }
    }
    return false
  }

  mutating func append(_ text: String, _ style: Style) {
    if text.isEmpty { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
    swatches += other.swatches
  }

  /// The text as one paragraph; line breaks in it become spaces.
  func paragraph(marker: String? = nil, place: Place) -> Paragraph {
    let live = runs.filter { !$0.style.isStruck }
    let inked = live.filter { !$0.text.unicodeScalars.allSatisfy(\.isBlank) }
    let colours = Set(inked.map(\.style.colour))
    var paragraph = Paragraph(
      live.map(\.text).joined().squeezed, marker: marker,
      isBold: !inked.isEmpty && (inked.allSatisfy(\.style.isBold) || Self.isBoldToColon(inked)),
      isItalic: !inked.isEmpty && inked.allSatisfy(\.style.isItalic), struck: struck,
      colour: colours.count == 1 ? colours.first ?? nil : nil, place: place)
    let signs = inked.filter { $0.style.colour != nil && Self.isSign($0.text) }
    paragraph.signColour = signs.count == 1 ? signs[0].style.colour : signs.isEmpty && swatches.count == 1 ? swatches[0] : nil
    let lead = inked.prefix { $0.style.isBold }
    if !lead.isEmpty, lead.count < inked.count { paragraph.boldLead = lead.map(\.text).joined().squeezed }
    return paragraph
  }

  /// Whether a text is nothing but signs such as traffic lights.
  static func isSign(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isBlank || (0x25A0...0x25FF).contains($0.value) || (0x2B1B...0x2B24).contains($0.value) }
  }

  /// The text parted at its line breaks into paragraphs. A line that goes on in small letters belongs to the one before it: there the break was
  /// only made to look well.
  func paragraphs(marker: String? = nil, place: Place) -> [Paragraph] {
    var out: [Paragraph] = []
    for (index, line) in lines.enumerated() {
      let paragraph = line.paragraph(marker: index == 0 ? marker : nil, place: place)
      if !paragraph.text.isEmpty || !paragraph.struck.isEmpty || paragraph.marker != nil { out.append(paragraph) }
    }
    return out
  }

  /// The parts between line breaks that part.
  private var lines: [StyledText] {
    var parts: [[StyledText]] = [[StyledText()]]
    for run in runs {
      var isFirst = true
      for piece in run.text.split(separator: "\u{2028}", omittingEmptySubsequences: false) {
        if !isFirst { parts.append([StyledText()]) }
        isFirst = false
        parts[parts.count - 1][0].append(String(piece), run.style)
      }
    }
    var out: [StyledText] = []
    var sawBlank = true
    for part in parts.map({ $0[0] }) {
      if part.isEmpty {
        sawBlank = true
        continue
      }
      if !sawBlank, let last = out.indices.last, part.goesOn {
        out[last].append(" ", Style())
        out[last].append(part)
      } else {
        out.append(part)
      }
      sawBlank = false
    }
    if out.count == 1 { out[0].swatches = swatches }
    return out
  }

  private var goesOn: Bool {
    for run in runs {
      for scalar in run.text.unicodeScalars where !scalar.isBlank { return scalar.properties.isLowercase }
    }
    return false
  }

  /// Each unbroken stretch of struck-through text.
  private var struck: [String] {
    var out: [String] = [], current = ""
    for run in runs {
      if run.style.isStruck {
        current += run.text
      } else if !run.text.unicodeScalars.allSatisfy(\.isBlank) {
        out.append(current)
        current = ""
      } else {
        current += run.text
      }
    }
    out.append(current)
    return out.map(\.squeezed).filter { !$0.isEmpty }
  }

  /// Whether the words up to the first colon, and not only some of them, are bold.
  private static func isBoldToColon(_ runs: [Run]) -> Bool {
    for run in runs {
      if !run.style.isBold { return run.text.squeezed.hasPrefix(":") && run.text != runs.first?.text }
      if run.text.utf8.contains(UInt8(ascii: ":")) { return true }
    }
    return false
  }
}
