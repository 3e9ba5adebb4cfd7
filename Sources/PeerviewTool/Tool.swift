import Foundation

/// How a run of the tool ended; the process's exit code.
public enum ExitCode: Int32, Sendable {
  case done = 0
  /// Findings (`check`), or inputs that could not be read.
  case findings = 1
  case usage = 64
  case internalFault = 70
}
