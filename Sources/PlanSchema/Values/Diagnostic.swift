/// Something to tell the user about an input. Libraries return these; only the command line prints.
public struct Diagnostic: Codable, Sendable, Hashable {
  public enum Severity: String, Codable, Sendable, CaseIterable { case note, warning, error }

  public var severity: Severity
  /// Stable, kebab-case; each is explained in docs/messages.md.
  public var code: String
  /// What was found, what was expected, what to do.
  public var message: String
  public var place: Place?

  public init(_ severity: Severity, _ code: String, _ message: String, at place: Place? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
  }
}

/// An input that could not be read at all.
public struct ImportFailure: Error, Codable, Sendable, Hashable, CustomStringConvertible {
  /// Stable, kebab-case ("not-found", "empty-file", "html-not-pdf", "encrypted"); each is explained in docs/messages.md.
  public var kind: String
  /// What was found, what was expected, what to do. Does not repeat the file's name.
  public var message: String
  public var place: Place?

  public init(_ kind: String, _ message: String, at place: Place? = nil) {
    self.kind = kind
    self.message = message
    self.place = place
  }

  public var description: String { message }
}
