/// Reads a ZIP that stands in memory, within limits. What does not add up is refused: a directory, name, size or checksum that disagrees
/// with the entry itself, entries that overlap, entries that are encrypted, streams that are cut.
public struct ArchiveReader: Sendable {
  /// One entry of the archive's directory.
  public struct Entry: Sendable, Hashable {
    /// Its path, with forward slashes.
    public let name: String
    /// How many bytes it unpacks to, and how many it takes in the archive.
    public let size: Int, packedSize: Int
    public let isEncrypted: Bool
    public var isFolder: Bool { name.hasSuffix("/") }

    fileprivate let method: Int, checksum: UInt32
    fileprivate let header: Int
    fileprivate var body: Range<Int>
  }

  public let entries: [Entry]
  private let bytes: [UInt8]
  private let index: [String: Int]

  /// Reads the archive's directory; no entry is unpacked yet.
  /// - Throws: `ArchiveFailure` for what is no ZIP, is damaged, or lies beyond the limits.
  public init(_ bytes: [UInt8], limits: ArchiveLimits = .standard) throws(ArchiveFailure) {
    let directory = try Directory(bytes)
    guard directory.count <= limits.entries else {
      throw .beyondLimit(detail: "it lists \(directory.count) entries, and at most \(limits.entries) are read")
    }
    var entries: [Entry] = [], total = 0
    entries.reserveCapacity(directory.count)
    var cursor = directory.range.lowerBound
    for _ in 0..<directory.count {
      let entry = try Self.entry(bytes, at: &cursor, directory: directory)
      guard entry.size <= limits.entrySize, entry.size < 0xFFFF_FFFF else {
        throw .beyondLimit(detail: "“\(entry.name)” unpacks to \(entry.size) bytes, and at most \(limits.entrySize) are read")
      }
      if entry.size > 1 << 20, entry.size / limits.ratio > entry.packedSize {
        throw .beyondLimit(
          detail: "“\(entry.name)” unpacks to more than \(limits.ratio) times its size, as no document does and a ZIP bomb would")
      }
      total += entry.size
      guard total <= limits.totalSize else {
        throw .beyondLimit(detail: "it unpacks to more than \(limits.totalSize >> 20) MB in all")
      }
      entries.append(entry)
    }
    var index: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      guard Self.isSafe(entry.name), index.updateValue(position, forKey: entry.name.lowercased()) == nil else {
        throw .unsafeName(entry.name)
      }
    }
    try Self.checkOverlaps(entries)
    self.bytes = bytes
    self.entries = entries
    self.index = index
  }

  /// The entry of a name; Office's part names do not tell capitals from small letters.
  public func entry(_ name: String) -> Entry? { index[name.lowercased()].map { entries[$0] } }

  /// Unpacks an entry, checked against its size and checksum; `nil` where there is none of that name.
  /// - Throws: `ArchiveFailure` where it is damaged or encrypted.
  public func read(_ name: String) throws(ArchiveFailure) -> [UInt8]? {
    guard let entry = entry(name) else { return nil }
    return try read(entry)
  }

  /// Unpacks an entry of this archive.
  public func read(_ entry: Entry) throws(ArchiveFailure) -> [UInt8] {
    if entry.isEncrypted { throw .encrypted(entry: entry.name) }
    let out: [UInt8]
    switch entry.method {
    case 0:
      guard entry.size == entry.packedSize else { throw .damaged(entry: entry.name, detail: "it is stored, yet declares two sizes") }
      out = Array(bytes[entry.body])
    case 8:
      switch Deflate.unpacked(bytes[entry.body], size: entry.size) {
      case .success(let unpacked): out = unpacked
      case .failure(let fault): throw .damaged(entry: entry.name, detail: fault.detail)
      }
    default:
      throw .unsupported(detail: "“\(entry.name)” is packed by method \(entry.method); only stored and deflated are read")
    }
    guard Deflate.checksum(out) == entry.checksum else {
      throw .damaged(entry: entry.name, detail: "its checksum does not match its bytes")
    }
    return out
  }

  /// A path that stays inside: not empty, not absolute, no "..", no drive, no zero byte.
  static func isSafe(_ name: String) -> Bool {
    if name.isEmpty || name.hasPrefix("/") || name.utf8.contains(0) || name.utf8.contains(UInt8(ascii: ":")) { return false }
    return !name.split(separator: "/").contains("..")
  }

  /// Two entries that share bytes are how a small archive unpacks to a huge one.
  private static func checkOverlaps(_ entries: [Entry]) throws(ArchiveFailure) {
    let order = entries.sorted { $0.header < $1.header }
    for (entry, next) in zip(order, order.dropFirst()) where entry.body.upperBound > next.header {
      throw .damaged(entry: next.name, detail: "it overlaps “\(entry.name)”")
    }
  }

  /// Reads one record of the directory and the entry's own header.
  private static func entry(_ bytes: [UInt8], at cursor: inout Int, directory: Directory) throws(ArchiveFailure) -> Entry {
    let start = cursor, end = directory.range.upperBound
    guard start + 46 <= end, bytes.u32(start) == Record.central else {
      throw .damaged(entry: nil, detail: "its list of contents breaks off")
    }
    let nameLength = bytes.u16(start + 28), extraLength = bytes.u16(start + 30), commentLength = bytes.u16(start + 32)
    let next = start + 46 + nameLength + extraLength + commentLength
    guard next <= end else { throw .damaged(entry: nil, detail: "its list of contents breaks off") }
    cursor = next
    let path = bytes[(start + 46)..<(start + 46 + nameLength)]
    // Some writers on Windows put backslashes.
    let name = String(decoding: path.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    var size = bytes.u32(start + 24), packed = bytes.u32(start + 20), header = bytes.u32(start + 42)
    let extra = (start + 46 + nameLength)..<(start + 46 + nameLength + extraLength)
    if size == 0xFFFF_FFFF || packed == 0xFFFF_FFFF || header == 0xFFFF_FFFF {
      try largeSizes(bytes, in: extra, name: name, size: &size, packed: &packed, header: &header)
    }
    guard header + 30 <= directory.range.lowerBound, bytes.u32(header) == Record.local else {
      throw .damaged(entry: name, detail: "it is not where the list of contents says")
    }
    let localName = bytes.u16(header + 26), bodyStart = header + 30 + localName + bytes.u16(header + 28)
    guard bodyStart <= directory.range.lowerBound, packed <= directory.range.lowerBound - bodyStart else {
      throw .damaged(entry: name, detail: "it runs into the list of contents")
    }
    guard bytes[(header + 30)..<(header + 30 + localName)] == path else {
      throw .damaged(entry: name, detail: "its own header has another name")
    }
    return Entry(
      name: name, size: size, packedSize: packed, isEncrypted: bytes.u16(start + 8) & 1 != 0 || bytes.u16(header + 6) & 1 != 0,
      method: bytes.u16(start + 10), checksum: UInt32(bytes.u32(start + 16)), header: header, body: bodyStart..<(bodyStart + packed))
  }

  /// The sizes of ZIP64, in an extra field with the mark 1: only those that did not fit, in this order.
  private static func largeSizes(
    _ bytes: [UInt8], in extra: Range<Int>, name: String, size: inout Int, packed: inout Int, header: inout Int
  ) throws(ArchiveFailure) {
    var cursor = extra.lowerBound
    while cursor + 4 <= extra.upperBound {
      let length = bytes.u16(cursor + 2), end = cursor + 4 + length
      if bytes.u16(cursor) == 1, end <= extra.upperBound {
        var field = cursor + 4
        func next() throws(ArchiveFailure) -> Int {
          guard field + 8 <= end, let value = bytes.u64(field) else { throw .damaged(entry: name, detail: "its sizes are missing") }
          field += 8
          return value
        }
        if size == 0xFFFF_FFFF { size = try next() }
        if packed == 0xFFFF_FFFF { packed = try next() }
        if header == 0xFFFF_FFFF { header = try next() }
        return
      }
      cursor = end
    }
    throw .damaged(entry: name, detail: "its sizes are missing")
  }
}
