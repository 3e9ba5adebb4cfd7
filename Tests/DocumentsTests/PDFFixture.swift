import Documents
import Foundation

/// A PDF made in code: pages of drawing operators, uncompressed. y grows upwards, as PDF has it.
struct PDFFixture {
  var pages: [[String]]
  var size = (width: 595, height: 842)

  init(_ pages: [[String]]) { self.pages = pages }

  init(page: [String]) { pages = [page] }

  enum Face: String { case plain = "F1", bold = "F2", pictures = "F3", italic = "F4", typewriter = "F5" }

  /// Text at a place; `rise` lifts it as a raised figure.
  static func text(_ text: String, _ x: Double, _ y: Double, _ size: Double = 12, _ face: Face = .plain) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
      .replacing("•", with: "\\225").replacing("–", with: "\\226").replacing("£", with: "\\243").replacing("’", with: "\\222")
    return "BT /\(face.rawValue) \(size) Tf 1 0 0 1 \(x) \(y) Tm (\(escaped)) Tj ET"
  }

  /// Lines of text one below the other.
  static func lines(_ lines: [String], _ x: Double, _ y: Double, step: Double = 14.5, _ size: Double = 12, _ face: Face = .plain)
    -> [String]
  {
    lines.enumerated().map { text($0.element, x, y - step * Double($0.offset), size, face) }
  }

  static func coloured(_ colour: String, _ operators: String) -> String { "q \(colour) rg \(operators) Q" }

  static func fill(_ colour: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "q \(colour) rg \(x) \(y) \(width) \(height) re f Q"
  }

  static func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String { "0.5 w \(x0) \(y0) m \(x1) \(y1) l S" }

  /// A grid of lines: its vertical lines at `xs`, its horizontal ones at `ys`.
  static func grid(_ xs: [Double], _ ys: [Double]) -> [String] {
    xs.map { line($0, ys.min()!, $0, ys.max()!) } + ys.map { line(xs.min()!, $0, xs.max()!, $0) }
  }

  var bytes: [UInt8] {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    let fonts = ["Helvetica", "Helvetica-Bold", "ZapfDingbats", "Helvetica-Oblique", "Courier"]
    let first = 3 + fonts.count
    let kids = pages.indices.map { "\(first + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    for font in fonts {
      let encoding = font == "ZapfDingbats" ? "" : " /Encoding /WinAnsiEncoding"
      objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /\(font)\(encoding) >>")
    }
    let named = fonts.indices.map { "/F\($0 + 1) \($0 + 3) 0 R" }.joined(separator: " ")
    for (index, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(size.width) \(size.height)] /Contents \(first + 2 * index + 1) 0 R"
          + " /Resources << /Font << \(named) >> >> >>")
      let content = page.joined(separator: "\n")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    var out = Array("%PDF-1.4\n".utf8), places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(out.count)
      out += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let start = out.count
    out += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      out += Array("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
    }
    out += Array("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return out
  }

  /// The document as `Document.dump` shows it, without the places.
  func dump() throws -> String {
    try PDFReader().read(bytes, name: "fixture.pdf").dump().replacing(#/\ \[[^\]]*\]/#, with: "")
  }
}

/// Whether this machine has the program that reads PDFs; tests that need it are skipped, and say so, where it is missing.
let hasPDFProgram = PDFReader().version.contains("mutool")
