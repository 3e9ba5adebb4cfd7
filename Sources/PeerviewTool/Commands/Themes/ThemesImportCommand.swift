import Archive
import Foundation
import PlanSchema
import Store
import Theming
import Wording

/// `peerview themes import`.
struct ThemesImportCommand: Command {
  static let by = Option("by", .text("NAME"), help: "whose coding it is, where the file does not say")
  static let out = Option("out", .file, short: "o", help: "write the coded passages (.jsonl), or a codebook (.txt), instead of deciding")
  let name = "themes import"
  let summary = "bring a coding made in NVivo, ATLAS.ti, MAXQDA or QualCoder back in"
  let discussion = """
    Reads a .qdpx project that began as themes export wrote it: where a passage's codes differ from what is in force, the difference becomes \
    the decision of the person who coded it. With --out, the coded passages of any project are written as lines for themes evaluate and \
    themes train, and the codes of a .qdc file as a codebook to edit.
    """
  let operands = [Operand("FILE", .file, help: "a .qdpx project or a .qdc codebook")]
  var options: [Option] { [Self.by, Self.out, .codebook] }
  let examples = [
    Example("peerview themes import leeds.qdpx --by \"A. Reader\"", "their codes become decisions"),
    Example("peerview themes import study.qdpx --out coded.jsonl", "coded passages of any project"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let path = call.operands[0]
    let project = try project(path, call)
    let codebook = try call.codebook()
    if let out = call[Self.out] {
      try write(project, to: out, codebook, call)
      return .done
    }
    guard !project.sources.isEmpty else {
      throw ToolFailure("nothing-coded", "\(path) holds codes but no texts; --out FILE.txt writes them as a codebook")
    }
    let library = call.library, known = Set(library.documentIDs)
    var decided = 0, unknown: [String] = []
    for source in project.sources {
      guard known.contains(source.name), let record = try library.record(source.name) else {
        unknown.append(source.name)
        continue
      }
      for decision in try decisions(source, record, project, codebook, call) {
        try library.decide(decision)
        decided += 1
      }
    }
    if !unknown.isEmpty {
      let some = unknown.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
      call.say("\(unknown.count) texts are no document here (\(some)); --out FILE.jsonl writes their codings")
    }
    guard unknown.count < project.sources.count else {
      throw ToolFailure("nothing-coded", "\(path) holds no document of \(call.dataFolder.path)")
    }
    call.say("\(decided) texts now have themes decided by people")
    return .done
  }

  private func project(_ path: String, _ call: Call) throws -> RefiProject {
    do { return try RefiProject(file: try call.bytes(of: path)) } catch let fault as RefiProject.Fault {
      throw ToolFailure("bad-project", "\(path): \(fault)")
    } catch let fault as ArchiveFailure {
      throw ToolFailure("bad-project", "\(path): \(fault)")
    }
  }

  private func write(_ project: RefiProject, to out: String, _ codebook: Codebook, _ call: Call) throws {
    if out.hasSuffix(".txt") {
      var themes: [Theme] = []
      for code in project.codes {
        let id = project.theme(of: code.guid, in: codebook)?.id ?? code.name.slug
        guard !id.isEmpty, !themes.contains(where: { $0.id == id }) else { continue }
        themes.append(Theme(id: id, label: code.name, belongs: code.description.squeezed))
      }
      try call.write(Data(Codebook(themes: themes).fileText.utf8), to: out)
      call.say("wrote \(themes.count) codes to \(out)")
      return
    }
    let texts = project.codedTexts(codebook)
    let lines = try texts.map { try SchemaJSON.line($0) + "\n" }.joined()
    try call.write(Data(lines.utf8), to: out)
    call.say("wrote \(texts.count) coded passages to \(out)")
  }

  /// What the codings of one document change.
  private func decisions(
    _ source: RefiProject.Source, _ record: Record, _ project: RefiProject, _ codebook: Codebook, _ call: Call
  ) throws -> [Decision] {
    let stored = try call.library.storedRecord(record.document.id) ?? record
    var out: [Decision] = []
    var from = source.text.unicodeScalars.startIndex, offset = 0
    for item in record.themedTexts {
      let text = item.text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      guard let range = source.text[from...].range(of: text) else { continue }
      let start = offset + source.text.unicodeScalars.distance(from: from, to: range.lowerBound)
      let end = start + text.unicodeScalars.count
      (from, offset) = (range.upperBound, end)
      let codings = source.selections.filter { $0.start < end && $0.end > start }.flatMap(\.codings)
      var themes: [String] = [], user: String?
      for coding in codings {
        guard let id = project.theme(of: coding.code, in: codebook)?.id else { continue }
        if !themes.contains(id) { themes.append(id) }
        if let name = coding.user, name != RefiProject.coderName { user = name }
      }
      guard Set(item.themes.map(\.id)) != Set(themes) else { continue }
      guard let by = call[Self.by] ?? user else {
        throw UsageError("--by is missing: the project does not say who changed “\(item.text.prefix(40))…”", command: self)
      }
      // The decision takes the place of an earlier one about the text, so it is against what the coder says by itself.
      let coder = stored.themes(of: item.id)?.map(\.id) ?? []
      let add = themes.filter { !coder.contains($0) }, remove = coder.filter { !themes.contains($0) }
      out.append(Decision(document: record.document.id, record: item.id, text: item.text, add: add, remove: remove, by: by))
    }
    return out
  }
}
