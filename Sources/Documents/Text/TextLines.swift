import PlanSchema
import Wording

/// A line of a text file with its number and page.
struct TextLine {
  var text: Substring
  /// From 1.
  var number: Int
  /// From 1; `nil` where the file has no form feeds.
  var page: Int?

  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlank) }

  /// The width of the white space before the text.
  var indent: Int { text.prefix { $0 == " " || $0 == "\t" }.utf8.count }

  /// The lines of a text; LF, CR and CRLF each end one, a form feed begins a page.
  static func lines(of text: String) -> [TextLine] {
    let bytes = text.utf8
    let paged = bytes.contains(0x0C)
    var lines: [TextLine] = []
    var page = 1
    var start = text.startIndex, index = start
    func add(upTo end: String.Index) {
      var body = text[start..<end]
      while body.utf8.first == 0x0C {
        page += 1
        body = body[bytes.index(after: body.startIndex)...]
      }
      lines.append(TextLine(text: body, number: lines.count + 1, page: paged ? page : nil))
    }
    while index < bytes.endIndex {
      let byte = bytes[index], next = bytes.index(after: index)
      if byte == 0x0A || byte == 0x0D {
        add(upTo: index)
        start = byte == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A ? bytes.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    if start < text.endIndex { add(upTo: text.endIndex) }
    return lines
  }
}

/// The place of a run of lines.
struct PlaceOfText {
  var first: TextLine
  var last: TextLine

  var place: Place {
    Place(page: first.page, line: first.number, lastLine: last.number == first.number ? nil : last.number)
  }
}
