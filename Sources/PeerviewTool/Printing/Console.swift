import PlanSchema
import Synchronization

/// Prints for one run: results, messages, colours, a progress bar. May be used from several threads.
public final class Console: Sendable {
  public enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  private struct State {
    var pending = ""
    var closed: Set<Output.Stream> = []
    var barIsShown = false
  }

  private let output: Output
  private let coloured: Bool
  private let state = Mutex(State())

  init(_ output: Output, environment: [String: String]) {
    self.output = output
    coloured = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns that printed text may take: the terminal's, else 80.
  public var width: Int { max(40, output.contentWidth ?? 80) }

  /// Results, to standard output.
  public func print(_ text: String, terminator: String = "\n") {
    state.withLock { state in
      state.pending += text
      state.pending += terminator
      if state.pending.utf8.count > 1 << 16 { send(&state) }
    }
  }

  /// A message, to standard error, ending its line.
  public func say(_ text: String) {
    state.withLock { state in
      send(&state)
      clearBar(&state)
      write(.messages, text + "\n", &state)
    }
  }

  /// Sends what waits to be printed.
  public func flush() {
    state.withLock { state in
      send(&state)
      clearBar(&state)
    }
  }

  /// Whether nobody reads the results any more: long work may stop.
  public var isClosed: Bool { state.withLock { $0.closed.contains(.content) } }

  /// Text in a style, where results are shown on a terminal that wants colours; else the text as it is.
  public func styled(_ text: String, _ style: Style) -> String { styled(text, style, on: .content) }

  func styled(_ text: String, _ style: Style, on stream: Output.Stream) -> String {
    let width = stream == .content ? output.contentWidth : output.messagesWidth
    return coloured && width != nil && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// "peerview: error: message [code]"
  func report(_ failure: ToolFailure) { report(.error, failure.code, failure.message) }

  /// A diagnostic with the file that it concerns.
  public func report(_ diagnostic: Diagnostic, file: String? = nil) {
    let place = diagnostic.place.map(\.description).flatMap { $0.isEmpty ? nil : $0 }
    let subject = [file, place].compactMap { $0 }.joined(separator: ", ")
    report(diagnostic.severity, diagnostic.code, (subject.isEmpty ? "" : subject + ": ") + diagnostic.message)
  }

  private func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String) {
    let style: Style? =
      switch severity {
      case .error: .red
      case .warning: .yellow
      case .note: nil
      }
    let word = style.map { styled(severity.rawValue, $0, on: .messages) } ?? severity.rawValue
    say("\(Tool.name): \(word): \(message) [\(code)]")
  }

  /// Shows how far long work is, on a terminal only.
  func showBar(_ label: String, done: Int, of total: Int) {
    guard let columns = output.messagesWidth, total > 0 else { return }
    let count = " \(done)/\(total)"
    let room = max(10, min(30, columns - count.count - 24))
    let filled = room * min(done, total) / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: room - filled)
    let line = String("\(bar)\(count) \(label)".prefix(columns - 1))
    state.withLock { state in
      write(.messages, "\r\u{1B}[K" + line, &state)
      state.barIsShown = true
    }
  }

  private func clearBar(_ state: inout State) {
    if state.barIsShown { write(.messages, "\r\u{1B}[K", &state) }
    state.barIsShown = false
  }

  private func send(_ state: inout State) {
    if state.pending.isEmpty { return }
    clearBar(&state)
    write(.content, state.pending, &state)
    state.pending = ""
  }

  private func write(_ stream: Output.Stream, _ text: String, _ state: inout State) {
    if !state.closed.contains(stream), !output.write(stream, text) { state.closed.insert(stream) }
  }
}

/// The progress of long work: a bar on a terminal, nothing elsewhere. May be moved on from several threads.
public final class Progress: Sendable {
  private let console: Console
  private let total: Int
  private let done = Mutex(0)

  public init(_ console: Console, of total: Int) {
    self.console = console
    self.total = total
  }

  /// One more is done.
  public func step(_ label: String) {
    done.withLock { done in
      done += 1
      console.showBar(label, done: done, of: total)
    }
  }
}
