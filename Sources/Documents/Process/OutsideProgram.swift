import Foundation

/// A program that is not ours, run without a shell: its pipes are drained while it runs, and it has a time and a memory limit.
public struct OutsideProgram: Sendable, Hashable {
  /// How far a run may go. What goes further is ended.
  public struct Limits: Sendable, Hashable {
    /// Wall clock, in seconds.
    public var seconds: Double
    /// Address space, in bytes; kept on Linux only.
    public var memory: Int
    /// Standard output, in bytes.
    public var output: Int

    public init(seconds: Double = 120, memory: Int = 2 << 30, output: Int = 1 << 30) {
      self.seconds = seconds
      self.memory = memory
      self.output = output
    }
  }

  /// What a run gave.
  public struct Result: Sendable {
    /// The exit code; 128 + the signal's number where a signal ended it.
    public var status: Int32
    public var output: [UInt8]
    /// Standard error; at most its first 64 KiB are kept.
    public var messages: String
  }

  /// Why a run gave nothing to use.
  public enum Failure: Error, Sendable, Hashable {
    case cannotStart(reason: String)
    case timedOut(seconds: Double)
    case tooMuchOutput(bytes: Int)
  }

  /// The program's file.
  public var path: String

  public init(path: String) { self.path = path }

  /// The program of this name in the folders of `PATH`; a name with a slash is taken as the path itself. Nil: no such program.
  public init?(named name: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    if name.contains("/") {
      guard Self.isProgram(name) else { return nil }
      self.path = name
      return
    }
    for folder in (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if Self.isProgram(path) {
        self.path = path
        return
      }
    }
    return nil
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }
}
