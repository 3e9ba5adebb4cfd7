import Foundation
import Theming

/// `peerview themes export`.
struct ThemesExportCommand: Command {
  static let refi = Option("refi", .file, help: "the file to write: NAME.qdpx with the texts, NAME.qdc the codebook alone")
  let name = "themes export"
  let summary = "write the codebook and the coding as REFI-QDA, for NVivo, ATLAS.ti, MAXQDA, QualCoder"
  let discussion = """
    A .qdpx project holds a text a document, with every recommendation, action, measure and finding as a coded passage; people's decisions \
    stand under their names. A .qdc file holds the codebook alone. themes import brings codings made there back in.
    """
  var options: [Option] { [Self.refi, .councils, .codebook] }
  let examples = [
    Example("peerview themes export --refi leeds.qdpx --council leeds", "one council's documents with their coding"),
    Example("peerview themes export --refi themes.qdc", "the codebook"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    guard let path = call[Self.refi] else { throw UsageError("--refi is missing: say which file to write", command: self) }
    let codebook = try call.codebook()
    switch url(path).pathExtension.lowercased() {
    case "qdc":
      try call.write(Data(RefiProject(codebook).codebookFile.utf8), to: path)
      call.say("wrote \(codebook.themes.count) themes to \(path)")
    case "qdpx":
      var records = try call.records(of: try call.councils(call.all(.councils)))
      if call.has(.codebook) {
        let coder = try call.coder()
        for index in records.indices { coder.code(&records[index]) }
      }
      let project = RefiProject(records, codebook: codebook)
      try call.write(Data(try project.projectFile()), to: path)
      let passages = project.sources.map(\.selections.count).reduce(0, +)
      call.say("wrote \(project.sources.count) documents with \(passages) coded passages to \(path)")
    default:
      throw UsageError("“\(path)” ends in neither .qdpx (texts and coding) nor .qdc (codebook)", command: self)
    }
    return .done
  }

  private func url(_ path: String) -> URL { URL(fileURLWithPath: path) }
}
