import PlanSchema
import Store
import Theming

/// `peerview themes set`.
struct ThemesSetCommand: Command {
  static let by = Option("by", .text("NAME"), help: "who decides, as reports shall show it")
  static let primary = Option("primary", .theme, help: "the theme that the text is chiefly about")
  static let clear = Option("clear", .flag, help: "take an earlier decision about this text back")
  let name = "themes set"
  let summary = "decide which themes a text carries; wins over the coder"
  let discussion = """
    RECORD-ID is a document's id and a record in it, as listings show them: “buckinghamshire/2022-action-plan#a7”. “+supervision” adds a \
    theme, “-recording” takes one away. The decision is kept in the council's folder, survives a re-import, and shows as a person's.
    """
  let operands = [
    Operand("RECORD-ID", .text("RECORD-ID"), help: "the text decided about"),
    Operand("+ID|-ID", .text("+ID|-ID"), .any, help: "a theme to add or to take away"),
  ]
  var options: [Option] { [Self.by, Self.primary, Self.clear] }
  let examples = [
    Example(
      "peerview themes set buckinghamshire/2022-action-plan#a7 +supervision -recording --by \"A. Reader\"", "adds one, removes one")
  ]

  func run(_ call: Call) throws -> ExitCode {
    let parts = call.operands[0].split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ToolFailure("unknown-record", "“\(call.operands[0])” is no record's id: expected DOCUMENT#RECORD, such as leeds/2022-plan#a7")
    }
    let record = try record(parts[0], call)
    guard let text = record.text(of: parts[1]) else {
      throw ToolFailure("unknown-record", "\(parts[0]) has no recommendation, action, measure or finding “\(parts[1])”")
    }
    if call.has(Self.clear) {
      let old = try call.library.withdrawDecision(document: parts[0], record: parts[1])
      call.say(old == nil ? "nobody had decided about this text" : "took the decision of \(old?.by ?? "") back")
      return .done
    }
    guard let by = call[Self.by] else { throw UsageError("--by is missing: a decision is somebody's", command: self) }
    let (add, remove) = try changes(call)
    let primary = try call[Self.primary].flatMap { try call.themes([$0]).first?.id }
    if add.isEmpty, remove.isEmpty, primary == nil { throw UsageError("nothing decided: give +ID, -ID or --primary ID", command: self) }
    let decision = Decision(document: parts[0], record: parts[1], text: text, add: add, remove: remove, primary: primary, by: by)
    try call.library.decide(decision)
    let themes = (try call.library.record(parts[0]))?.themes(of: parts[1]) ?? []
    call.say("“\(text.prefix(60))\(text.count > 60 ? "…" : "")” now carries \(themes.map(\.id).joined(separator: ", "))")
    return .done
  }

  private func record(_ id: String, _ call: Call) throws -> Record {
    if let record = try call.library.record(id) { return record }
    let near = Suggestion.unknown("document “\(id)”", given: id, among: call.library.documentIDs)
    throw ToolFailure("unknown-document", near)
  }

  private func changes(_ call: Call) throws -> (add: [String], remove: [String]) {
    var add: [String] = [], remove: [String] = []
    for word in call.operands.dropFirst() {
      guard word.hasPrefix("+") || word.hasPrefix("-") else { throw UsageError("“\(word)” is neither +ID nor -ID", command: self) }
      let ids = try call.themes([String(word.dropFirst())]).map(\.id)
      if word.hasPrefix("+") { add += ids } else { remove += ids }
    }
    if let both = add.first(where: remove.contains) { throw UsageError("\(both) is both added and taken away", command: self) }
    return (add, remove)
  }
}

extension Record {
  /// The text of a recommendation, action, measure or finding.
  func text(of id: String) -> String? {
    recommendations.first { $0.id == id }?.text ?? actions.first { $0.id == id }?.text ?? measures.first { $0.id == id }?.text
      ?? findings.first { $0.id == id }?.text
  }

  /// Its themes.
  func themes(of id: String) -> [ThemeCode]? {
    recommendations.first { $0.id == id }?.themes ?? actions.first { $0.id == id }?.themes ?? measures.first { $0.id == id }?.themes
      ?? findings.first { $0.id == id }?.themes
  }
}
