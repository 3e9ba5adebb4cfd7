/// Why a ZIP cannot be read or written.
public enum ArchiveFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no directory at the end: no ZIP, or one cut short.
  case noDirectory
  /// A record, a checksum or a packed stream is not as it must be.
  case damaged(entry: String?, detail: String)
  /// An entry has a password.
  case encrypted(entry: String)
  /// Packed by a method other than stored and deflated, or spread over several disks.
  case unsupported(detail: String)
  /// More than a limit allows: a ZIP bomb, or a file far beyond what is expected.
  case beyondLimit(detail: String)
  /// A name that leads out of the archive, or stands there twice.
  case unsafeName(String)

  public var description: String {
    switch self {
    case .noDirectory: "no list of contents at its end: the file was cut short, or is no ZIP"
    case .damaged(let entry?, let detail): "“\(entry)” is damaged: \(detail)"
    case .damaged(nil, let detail): "damaged: \(detail)"
    case .encrypted(let entry): "“\(entry)” is protected by a password"
    case .unsupported(let detail): detail
    case .beyondLimit(let detail): detail
    case .unsafeName(let name): "an entry has the name “\(name)”, which leads out of the archive or stands there twice"
    }
  }
}
