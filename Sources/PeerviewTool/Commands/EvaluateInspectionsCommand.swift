import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Wording

/// `peerview evaluate inspections`.
struct EvaluateInspectionsCommand: Command {
  static let texts = Option(
    "texts", .file, arity: .repeated, help: "a JSONL file of further recommendations: lines with report, number and text")

  let name = "evaluate inspections"
  let summary = "measure the reading of inspection reports against careful readings of them"
  let discussion = """
    The first folder holds a reading per report, as JSON: its dates, inspector, judgements and recommendations. The second holds the \
    reports. Texts must agree to the letter, white space and the kind of quote mark apart. Every difference is printed.
    """
  let operands = [
    Operand("READINGS", .folder, help: "the folder of readings"), Operand("REPORTS", .folder, help: "the folder of the reports read"),
  ]
  var options: [Option] { [Self.texts, .format(.table, .markdown, .csv, .json)] }
  let examples = [Example("peerview evaluate inspections gold reports", "how well the reports are read, and each difference")]

  func run(_ call: Call) throws -> ExitCode {
    let readings = call.url(call.operands[0]), reports = call.url(call.operands[1])
    let normaliser = InspectionNormaliser(register: .standard)
    var evaluation = InspectionEvaluation()
    func record(_ file: String) throws(ImportFailure) -> Record {
      try normaliser.normalise(DocumentReader().read(reports.appendingPathComponent(file)), context: ImportContext())
    }
    let gold: [InspectionGold]
    do {
      gold = try InspectionGold.readings(in: readings)
    } catch {
      throw ToolFailure("bad-reading", "\(readings.path): cannot read the readings: \(error)")
    }
    for reading in gold {
      do {
        evaluation.add(try record(reading.file), against: reading)
      } catch {
        evaluation.add(failure: error, of: reading.id)
      }
    }
    let known = Set(gold.map(\.id))
    for (report, texts) in try call.all(Self.texts).flatMap({ try furtherTexts(call.url($0)) }) where !known.contains(report) {
      do {
        evaluation.add(try record(report + ".pdf"), againstTexts: texts, of: report)
      } catch {
        evaluation.add(failure: error, of: report)
      }
    }
    return try call.report(evaluation)
  }

  private struct Line: Decodable {
    var report: String
    var number: Int
    var text: String
  }

  /// The texts of a JSONL file by report, each report's in the order of their numbers.
  private func furtherTexts(_ file: URL) throws -> [(report: String, texts: [String])] {
    do {
      let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      let items = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
      return Dictionary(grouping: items, by: \.report).sorted { $0.key < $1.key }
        .map { ($0.key, $0.value.sorted { $0.number < $1.number }.map(\.text)) }
    } catch {
      throw ToolFailure("bad-reading", "\(file.path): cannot read the texts: \(error)")
    }
  }
}
