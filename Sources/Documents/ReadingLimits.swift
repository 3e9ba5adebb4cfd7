import Archive

/// What a reader takes before it says "too much": each limit is far above any published plan, and below what harms the machine.
public struct ReadingLimits: Sendable, Hashable {
  /// The largest file that is read, in bytes.
  public var fileSize: Int
  /// The limits on a ZIP container (.docx, .xlsx).
  public var archive: ArchiveLimits
  /// How deep elements may nest in XML, and in the tree of a web page.
  public var depth: Int
  /// How many cells the tables of one document may have in all.
  public var cells: Int

  public init(fileSize: Int = 200 << 20, archive: ArchiveLimits = .standard, depth: Int = 200, cells: Int = 5_000_000) {
    self.fileSize = fileSize
    self.archive = archive
    self.depth = depth
    self.cells = cells
  }

  public static let standard = ReadingLimits()
}
