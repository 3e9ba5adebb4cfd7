/// Where a run's output goes. Injected, so that tests need no process and nothing is global.
public struct Output: Sendable {
  public enum Stream: Sendable, Hashable {
    /// Results: standard output.
    case content
    /// Everything else: standard error.
    case messages
  }

  /// The columns of the terminal that each stream is shown on; `nil` where it is a file or a pipe.
  public var contentWidth: Int?, messagesWidth: Int?
  /// Writes text; `false` when the reader at the other end has gone, after which nothing more is sent there.
  public var write: @Sendable (Stream, String) -> Bool

  public init(contentWidth: Int? = nil, messagesWidth: Int? = nil, write: @escaping @Sendable (Stream, String) -> Bool) {
    self.contentWidth = contentWidth
    self.messagesWidth = messagesWidth
    self.write = write
  }
}

/// Where a run's standard input comes from.
public struct Input: Sendable {
  /// Whether a person types it.
  public var isTerminal: Bool
  /// All of it, read once.
  public var read: @Sendable () -> [UInt8]

  public init(isTerminal: Bool = false, read: @escaping @Sendable () -> [UInt8]) {
    self.isTerminal = isTerminal
    self.read = read
  }

  public static let empty = Input { [] }
}
