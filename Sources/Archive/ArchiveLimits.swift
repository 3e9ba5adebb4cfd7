/// What a ZIP may hold before it is refused: a small file can unpack to a very large one.
public struct ArchiveLimits: Sendable, Hashable {
  /// How many entries the archive may list.
  public var entries: Int
  /// How many bytes one entry may unpack to, and all that are read together.
  public var entrySize: Int, totalSize: Int
  /// How many times larger than its packed form an entry may be; small entries (under 1 MB) may be of any ratio.
  public var ratio: Int

  public init(entries: Int = 10_000, entrySize: Int = 512 << 20, totalSize: Int = 1 << 30, ratio: Int = 400) {
    self.entries = entries
    self.entrySize = entrySize
    self.totalSize = totalSize
    self.ratio = ratio
  }

  public static let standard = ArchiveLimits()
}
