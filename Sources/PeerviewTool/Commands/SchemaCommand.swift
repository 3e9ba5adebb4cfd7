import PlanSchema

/// `peerview schema`.
struct SchemaCommand: Command {
  let name = "schema"
  let summary = "print the JSON Schema of what Peerview writes"
  let discussion = """
    JSON Schema, draft 2020-12. Without a kind, every JSON that Peerview writes is valid against it; with one, the JSON of that kind \
    alone, which gives clearer messages when something is wrong.
    """
  // Worked out when asked for: the kinds are known only once the schema is made.
  var operands: [Operand] {
    [Operand("KIND", .choice(WrittenJSON.kinds), .optional, help: "one of " + WrittenJSON.kinds.joined(separator: ", "))]
  }
  var options: [Option] {
    [Option("format", .choice(["json", "markdown"]), help: "the schema itself, or a table of its fields", fallback: "json")]
  }
  let examples = [
    Example("peerview schema > peerview.schema.json", "the whole schema"),
    Example("peerview schema record", "the schema of a normalised document"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let kind = call.operands.first
    if call.format == .markdown {
      call.print(try WrittenJSON.schema().markdown(only: kind), terminator: "")
      return .done
    }
    let title = kind.map { "Peerview: \($0)" } ?? "Peerview: whatever it writes"
    let schema = try WrittenJSON.schema().document(title: title, only: kind)
    call.print(String(decoding: try SchemaJSON.pretty(schema), as: UTF8.self), terminator: "")
    return .done
  }
}
