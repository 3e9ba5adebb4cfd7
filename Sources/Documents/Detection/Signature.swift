/// What the leading bytes of a file say it is.
enum Signature: Sendable, Hashable {
  case pdf, zip, oldOffice, richText, webArchive
  case image(String)
  case packed(String)

  /// How far into a file a PDF's mark may stand; some mail and web servers put a line before it.
  private static let pdfReach = 1024

  /// Leading bytes → what they stand for. `nil` where nothing is known of them: text, or another binary.
  init?(_ bytes: [UInt8]) {
    func starts(_ mark: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + mark.count && bytes[offset..<(offset + mark.count)].elementsEqual(mark)
    }
    if bytes.firstRange(of: Array("%PDF-".utf8), within: 0..<min(bytes.count, Self.pdfReach)) != nil {
      self = .pdf
    } else if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldOffice
    } else if starts(Array("{\\rtf".utf8)) {
      self = .richText
    } else if starts(Array("MIME-Version:".utf8)) {
      self = .webArchive
    } else if let image = Self.images.first(where: { starts($0.mark, at: $0.offset) }) {
      self = .image(image.name)
    } else if let packed = Self.packers.first(where: { starts($0.mark) }) {
      self = .packed(packed.name)
    } else {
      return nil
    }
  }

  private static let images: [(name: String, offset: Int, mark: [UInt8])] = [
    ("PNG", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), ("JPEG", 0, [0xFF, 0xD8, 0xFF]), ("GIF", 0, Array("GIF8".utf8)),
    ("TIFF", 0, [0x49, 0x49, 0x2A, 0x00]), ("TIFF", 0, [0x4D, 0x4D, 0x00, 0x2A]), ("WebP", 8, Array("WEBP".utf8)),
    ("HEIC", 4, Array("ftypheic".utf8)), ("BMP", 0, [0x42, 0x4D, 0x00]),
  ]

  private static let packers: [(name: String, mark: [UInt8])] = [
    ("gzip", [0x1F, 0x8B]), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("RAR", Array("Rar!".utf8)), ("bzip2", Array("BZh".utf8)),
  ]
}

extension [UInt8] {
  /// Where a run of bytes first stands whole within a range.
  func firstRange(of mark: [UInt8], within range: Range<Int>) -> Range<Int>? {
    guard let first = mark.first, range.count >= mark.count else { return nil }
    var index = range.lowerBound
    let last = range.upperBound - mark.count
    while index <= last {
      if self[index] == first, self[index..<(index + mark.count)].elementsEqual(mark) { return index..<(index + mark.count) }
      index += 1
    }
    return nil
  }
}
