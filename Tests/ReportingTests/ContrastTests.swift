import Foundation
import Reporting
import Testing

/// Reads the colours out of the style that pages carry, and measures them as WCAG 2.2 does.
@Suite("Colours")
struct ContrastTests {
  static let light = variables(dark: false), dark = variables(dark: true)

  /// What stands on what, and how far apart they must be: 4.5 for words, 3 for shapes against the page.
  static let pairs: [(String, String, Double)] =
    [
      ("ink", "paper", 4.5), ("ink", "soft", 4.5), ("muted", "paper", 4.5), ("muted", "soft", 4.5), ("link", "paper", 4.5),
      ("link", "soft", 4.5), ("visited", "paper", 4.5), ("ink", "evidence", 4.5), ("band-ink", "band", 4.5), ("focus-ink", "focus", 4.5),
      ("s0", "paper", 3), ("s1", "paper", 3), ("s2", "paper", 3), ("strong-line", "paper", 3),
    ] + (0...5).map { ("on-h\($0)", "h\($0)", 4.5) }
    + ["embedded", "complete", "on-track", "at-risk", "off-track", "not-started", "unknown"].map { ("on-\($0)", $0, 4.5) }

  @Test("words and shapes stand out in the light and in the dark", arguments: pairs)
  func contrast(front: String, back: String, least: Double) throws {
    for (name, colours) in [("light", Self.light), ("dark", Self.dark)] {
      let one = try #require(colours[front]), two = try #require(colours[back])
      #expect(Self.contrast(one, two) >= least, "\(front) on \(back), \(name)")
    }
  }

  @Test("statuses side by side differ in lightness, not only in hue")
  func lightness() throws {
    let order = ["embedded", "complete", "on-track", "at-risk", "off-track", "not-started", "unknown"]
    for (one, two) in zip(order, order.dropFirst()) where (one, two) != ("on-track", "at-risk") && (one, two) != ("not-started", "unknown")
    {
      #expect(Self.contrast(try #require(Self.light[one]), try #require(Self.light[two])) >= 1.9, "\(one) beside \(two)")
    }
  }

  private static func variables(dark: Bool) -> [String: String] {
    let html = PageTests.html
    let blocks = html.split(separator: "@media (prefers-color-scheme: dark)", maxSplits: 1)
    let rest = blocks[1].split(separator: "/* The statuses", maxSplits: 1)
    var out: [String: String] = [:]
    for text in [blocks[0], rest[1].split(separator: "}", maxSplits: 1)[0]] + (dark ? [rest[0]] : []) {
      for match in text.matches(of: /--([a-z0-9-]+): (#[0-9a-f]{6});/) { out[String(match.1)] = String(match.2) }
    }
    return out
  }

  private static func contrast(_ one: String, _ two: String) -> Double {
    let (a, b) = (luminance(one), luminance(two))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ hex: String) -> Double {
    let number = Int(hex.dropFirst(), radix: 16)!
    let parts = [number >> 16, number >> 8, number].map { part -> Double in
      let share = Double(part & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
