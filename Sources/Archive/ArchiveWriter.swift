/// Writes a ZIP in memory. The same entries in the same order give the same bytes: every entry carries the same fixed date.
///
///     var writer = ArchiveWriter()
///     try writer.add("mimetype", Array("text/plain".utf8), method: .stored)
///     let bytes = try writer.finished()
public struct ArchiveWriter: Sendable {
  public enum Method: Sendable, Hashable { case stored, deflated }

  private var out: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  public init() {}

  /// Adds an entry.
  /// - Parameter name: Its path with forward slashes, not yet used, not absolute and without "..".
  /// - Throws: `ArchiveFailure` for a name that is not so, or sizes beyond 4 GB (no ZIP64 is written).
  public mutating func add(_ name: String, _ bytes: [UInt8], method: Method = .deflated) throws(ArchiveFailure) {
    guard ArchiveReader.isSafe(name), names.insert(name).inserted else { throw .unsafeName(name) }
    guard names.count < 0xFFFF else { throw .beyondLimit(detail: "more than 65,534 entries") }
    let offset = out.count
    guard bytes.count < 0xFFFF_FFFF, offset + bytes.count < 0xFFFF_FFFF else { throw .beyondLimit(detail: "more than 4 GB") }
    var body = bytes, packing = 0
    if method == .deflated {
      let packed = Deflate.packed(bytes)
      // What does not shrink is stored, as other writers do.
      if packed.count < bytes.count { (body, packing) = (packed, 8) }
    }
    let path = Array(name.utf8)
    var common: [UInt8] = []
    common.put16(20)
    common.put16(path.allSatisfy { $0 < 0x80 } ? 0 : Self.utf8Names)
    common.put16(packing)
    common.put16(Self.time)
    common.put16(Self.date)
    common.put32(Int(Deflate.checksum(bytes)))
    common.put32(body.count)
    common.put32(bytes.count)
    common.put16(path.count)
    common.put16(0)

    out.put32(Record.local)
    out += common
    out += path
    out += body

    directory.put32(Record.central)
    directory.put16(20)
    directory += common
    directory += [UInt8](repeating: 0, count: 10)  // comment length, disk, attributes
    directory.put32(offset)
    directory += path
  }

  /// The whole archive.
  /// - Throws: `ArchiveFailure` where it is larger than 4 GB.
  public func finished() throws(ArchiveFailure) -> [UInt8] {
    guard out.count + directory.count < 0xFFFF_FFFF else { throw .beyondLimit(detail: "more than 4 GB") }
    var bytes = out + directory
    bytes.put32(Record.end)
    bytes.put32(0)  // disks
    bytes.put16(names.count)
    bytes.put16(names.count)
    bytes.put32(directory.count)
    bytes.put32(out.count)
    bytes.put16(0)
    return bytes
  }

  /// The flag that says that names are UTF-8.
  private static let utf8Names = 0x0800
  /// 1 January 1980, midnight: the first moment that the format knows.
  private static let date = 0x0021, time = 0
}

/// The marks that records of a ZIP begin with.
enum Record {
  static let local = 0x0403_4B50, central = 0x0201_4B50, end = 0x0605_4B50
  static let end64 = 0x0606_4B50, locator64 = 0x0706_4B50
}

extension [UInt8] {
  fileprivate mutating func put16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func put32(_ value: Int) {
    put16(value)
    put16(value >> 16)
  }
}
