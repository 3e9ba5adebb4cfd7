import Wording

/// The title in a PDF's own metadata, where it can be seen without unpacking anything.
enum PDFTitle {
  static func find(in bytes: [UInt8]) -> String? {
    // XMP metadata is kept unpacked so that other programs can find it.
    guard let xmp = bytes.lastRange(of: Array("<dc:title".utf8)),
      let end = bytes[xmp.upperBound...].firstRange(of: Array("</dc:title".utf8)),
      end.lowerBound - xmp.upperBound < 4096
    else { return nil }
    var text = "", isTag = true
    for scalar in String(decoding: bytes[xmp.upperBound..<end.lowerBound], as: UTF8.self).unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { text.unicodeScalars.append(scalar) }
      }
    }
    let title = text.squeezed.replacing("&amp;", with: "&").replacing("&apos;", with: "'").replacing("&quot;", with: "\"")
    return title.isEmpty ? nil : title
  }
}

extension Array where Element == UInt8 {
  /// The last place where these bytes stand.
  fileprivate func lastRange(of word: [UInt8]) -> Range<Int>? {
    guard count >= word.count, let first = word.first else { return nil }
    var at = count - word.count
    while at >= 0 {
      if self[at] == first, self[at..<(at + word.count)].elementsEqual(word) { return at..<(at + word.count) }
      at -= 1
    }
    return nil
  }
}
