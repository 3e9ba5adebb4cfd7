import Archive
import Testing

/// A small archive with one deflated and one stored entry.
private func sample() throws -> [UInt8] {
  var writer = ArchiveWriter()
  try writer.add("plan/one.txt", Array(String(repeating: "Ask for help early. ", count: 50).utf8))
  try writer.add("plan/two.txt", Array("short".utf8), method: .stored)
  return try writer.finished()
}

extension [UInt8] {
  /// Where a run of bytes first stands.
  fileprivate func find(_ mark: [UInt8], after start: Int = 0) -> Int? {
    (start..<(count - mark.count + 1)).first { self[$0..<($0 + mark.count)].elementsEqual(mark) }
  }

  fileprivate func putting(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
    var out = self
    out.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    return out
  }

  /// The record of the directory for the entry of a number.
  fileprivate func central(_ number: Int) -> Int {
    var at = find([0x50, 0x4B, 1, 2])!
    for _ in 0..<number { at = find([0x50, 0x4B, 1, 2], after: at + 4)! }
    return at
  }
}

@Suite struct ArchiveTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let archive = try ArchiveReader(sample())
    #expect(archive.entries.map(\.name) == ["plan/one.txt", "plan/two.txt"])
    #expect(try archive.read("plan/one.txt")?.count == 1000)
    #expect(try archive.read("PLAN/Two.txt") == Array("short".utf8))
    #expect(try archive.read("plan/three.txt") == nil)
    #expect(archive.entry("plan/one.txt")!.packedSize < 100)
  }

  @Test func theSameEntriesGiveTheSameBytes() throws {
    #expect(try sample() == sample())
  }

  @Test func anEmptyArchiveAndAnEmptyEntryAreFine() throws {
    #expect(try ArchiveReader(ArchiveWriter().finished()).entries.isEmpty)
    var writer = ArchiveWriter()
    try writer.add("empty", [])
    try writer.add("naïve – name.txt", [1, 2, 3])
    let archive = try ArchiveReader(writer.finished())
    #expect(try archive.read("empty") == [])
    #expect(try archive.read("naïve – name.txt") == [1, 2, 3])
  }

  @Test(arguments: ["", "/etc/passwd", "../up", "a/../../up", "c:/windows"])
  func namesThatLeadOutAreRefused(name: String) throws {
    var writer = ArchiveWriter()
    #expect(throws: ArchiveFailure.unsafeName(name)) { try writer.add(name, [1]) }
    // An archive made by others may hold such a name all the same.
    let good = "x" + String(repeating: "y", count: max(0, name.utf8.count - 1))
    guard !name.isEmpty else { return }
    try writer.add(good, [1])
    var bytes = try writer.finished()
    while let at = bytes.find(Array(good.utf8)) { bytes = bytes.putting(Array(name.utf8), at: at) }
    #expect(throws: ArchiveFailure.unsafeName(name)) { try ArchiveReader(bytes) }
  }

  @Test func aNameMayStandOnlyOnce() throws {
    var writer = ArchiveWriter()
    try writer.add("a", [1])
    #expect(throws: ArchiveFailure.unsafeName("a")) { try writer.add("a", [2]) }
    try writer.add("b", [2])
    var bytes = try writer.finished()
    for offset in [30, bytes.find([0x50, 0x4B, 3, 4], after: 4)! + 30, bytes.central(0) + 46, bytes.central(1) + 46] {
      bytes[offset] = UInt8(ascii: "a")
    }
    #expect(throws: ArchiveFailure.unsafeName("a")) { try ArchiveReader(bytes) }
  }

  @Test func anEncryptedEntrySaysSoAndHidesNoOther() throws {
    let bytes = try sample()
    let archive = try ArchiveReader(bytes.putting([1], at: bytes.central(0) + 8))
    #expect(archive.entries.count == 2)
    #expect(throws: ArchiveFailure.encrypted(entry: "plan/one.txt")) { try archive.read("plan/one.txt") }
    #expect(try archive.read("plan/two.txt") == Array("short".utf8))
  }

  /// What each patch of the first entry's record in the directory must lead to when the entry is read.
  @Test(
    arguments: [
      ("a wrong checksum", 16, [1, 2, 3, 4]), ("a size too small", 24, [10, 0, 0, 0]), ("a size too large", 24, [0, 8, 0, 0]),
      ("a cut stream", 20, [12, 0, 0, 0]), ("an unknown method", 10, [99, 0]), ("a wrong offset", 42, [7, 0, 0, 0]),
    ] as [(String, Int, [UInt8])])
  func damageIsNotReadOver(what: String, offset: Int, patch: [UInt8]) throws {
    let bytes = try sample()
    let patched = bytes.putting(patch, at: bytes.central(0) + offset)
    #expect(throws: ArchiveFailure.self, "\(what)") { try ArchiveReader(patched).read("plan/one.txt") }
  }

  @Test func overlappingEntriesAreRefused() throws {
    let bytes = try sample()
    // The first entry claims the beginning of the second.
    let packed = try ArchiveReader(bytes).entries[0].packedSize
    let patched = bytes.putting([UInt8(packed + 10), 0, 0, 0], at: bytes.central(0) + 20)
    let failure = #expect(throws: ArchiveFailure.self) { try ArchiveReader(patched) }
    #expect(failure == .damaged(entry: "plan/two.txt", detail: "it overlaps “plan/one.txt”"))
  }

  @Test func limitsHoldOnEitherSide() throws {
    let bytes = try sample()
    #expect(try ArchiveReader(bytes, limits: ArchiveLimits(entries: 2)).entries.count == 2)
    #expect(throws: ArchiveFailure.self) { try ArchiveReader(bytes, limits: ArchiveLimits(entries: 1)) }
    #expect(try ArchiveReader(bytes, limits: ArchiveLimits(entrySize: 1000)).entries.count == 2)
    #expect(throws: ArchiveFailure.self) { try ArchiveReader(bytes, limits: ArchiveLimits(entrySize: 999)) }
    #expect(try ArchiveReader(bytes, limits: ArchiveLimits(totalSize: 1005)).entries.count == 2)
    #expect(throws: ArchiveFailure.self) { try ArchiveReader(bytes, limits: ArchiveLimits(totalSize: 1004)) }
  }

  @Test func aBombIsRefusedBeforeItIsUnpacked() throws {
    var writer = ArchiveWriter()
    try writer.add("zeros", [UInt8](repeating: 0, count: 3 << 20))
    let failure = #expect(throws: ArchiveFailure.self) { try ArchiveReader(writer.finished()) }
    guard case .beyondLimit = failure else {
      Issue.record("not told as a limit: \(String(describing: failure))")
      return
    }
  }

  @Test func aLargeFormatDirectoryIsRead() throws {
    var bytes = try sample()
    let end = bytes.count - 22
    let directory = Array(bytes[(end + 12)..<(end + 20)])
    var record: [UInt8] = [0x50, 0x4B, 6, 6, 44, 0, 0, 0, 0, 0, 0, 0, 45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
    record += [2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
    record += directory[0..<4] + [0, 0, 0, 0] + directory[4..<8] + [0, 0, 0, 0]
    let locator: [UInt8] = [0x50, 0x4B, 6, 7, 0, 0, 0, 0, UInt8(end & 255), UInt8(end >> 8), 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]
    bytes = bytes.putting([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], at: end + 8)
    bytes.insert(contentsOf: record + locator, at: end)
    #expect(try ArchiveReader(bytes).read("plan/two.txt") == Array("short".utf8))
    // Without its own record the directory is not to be found.
    bytes = bytes.putting([0], at: end)
    #expect(throws: ArchiveFailure.self) { try ArchiveReader(bytes) }
  }

  @Test func aFileCutAtAnyLengthIsAnError() throws {
    let bytes = try sample()
    for length in 0..<bytes.count {
      #expect(throws: ArchiveFailure.self) { try ArchiveReader(Array(bytes[0..<length])) }
    }
  }

  @Test func aFlippedByteIsAnErrorOrLeavesTheBytesAlone() throws {
    let bytes = try sample()
    let whole = try ArchiveReader(bytes)
    let contents = try whole.entries.map { try whole.read($0) }
    for offset in bytes.indices {
      for flip in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[offset] ^= flip
        guard let archive = try? ArchiveReader(damaged) else { continue }
        for entry in archive.entries {
          if let read = try? archive.read(entry) { #expect(contents.contains(read)) }
        }
      }
    }
  }
}
