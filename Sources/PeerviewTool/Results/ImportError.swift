import PlanSchema

/// What `peerview import --format jsonl` prints in the place of a file that could not be read.
struct ImportError: Codable, Sendable, Hashable {
  struct Reason: Codable, Sendable, Hashable {
    var kind: String
    var message: String
  }

  var file: String
  var error: Reason

  init(file: String, _ failure: ImportFailure) {
    self.file = file
    let place = failure.place.map(\.description) ?? ""
    error = Reason(kind: failure.kind, message: (place.isEmpty ? "" : place + ": ") + failure.message)
  }
}
