/// Where an archive's list of contents stands, from the record at the archive's end.
struct Directory {
  var range: Range<Int>
  var count: Int

  init(_ bytes: [UInt8]) throws(ArchiveFailure) {
    guard let end = Self.endRecord(bytes) else { throw .noDirectory }
    var count = bytes.u16(end + 10), size = bytes.u32(end + 12), offset = bytes.u32(end + 16)
    guard bytes.u16(end + 4) == bytes.u16(end + 6), bytes.u16(end + 4) == 0 || bytes.u16(end + 4) == 0xFFFF else {
      throw .unsupported(detail: "the archive is spread over several disks")
    }
    var limit = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      guard end >= 20, bytes.u32(end - 20) == Record.locator64, let record = bytes.u64(end - 12), record <= end - 20 - 56,
        bytes.u32(record) == Record.end64, let count64 = bytes.u64(record + 32), let size64 = bytes.u64(record + 40),
        let offset64 = bytes.u64(record + 48)
      else { throw .damaged(entry: nil, detail: "its ZIP64 list of contents is missing") }
      (count, size, offset, limit) = (count64, size64, offset64, record)
    }
    guard offset <= limit, size <= limit - offset, count <= size / 46 else {
      throw .damaged(entry: nil, detail: "its list of contents does not fit into the file: it was cut short or changed")
    }
    range = offset..<(offset + size)
    self.count = count
  }

  /// The last record, which only a comment of up to 65,535 bytes may follow.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var at = bytes.count - 22
    let stop = max(0, at - 0xFFFF)
    while at >= stop {
      if bytes[at] == 0x50, bytes.u32(at) == Record.end, at + 22 + bytes.u16(at + 20) <= bytes.count { return at }
      at -= 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Little-endian numbers; the caller has checked that they are there.
  func u16(_ at: Int) -> Int { Int(self[at]) | Int(self[at + 1]) << 8 }
  func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }

  /// `nil` for a number that no file on this machine can reach.
  func u64(_ at: Int) -> Int? {
    let high = u32(at + 4)
    return high < 0x4000_0000 ? u32(at) | high << 32 : nil
  }
}
