import Foundation
import Normalising

/// A measure of how well documents of one kind are read, against careful readings of them.
protocol ReadingEvaluation: Encodable {
  /// The measures in the order of their importance.
  static var fields: [String] { get }
  var counts: [String: EvaluationCount] { get }
  var differences: [InspectionEvaluation.Difference] { get }
}

extension InspectionEvaluation: ReadingEvaluation {}
extension PlanEvaluation: ReadingEvaluation {}
extension CopyEvaluation: ReadingEvaluation {}

extension Call {
  /// Prints a measure, and for people every difference under it.
  /// - Returns: `findings` where there are any.
  func report(_ evaluation: some ReadingEvaluation) throws -> ExitCode {
    try emit(json: evaluation, table: table(evaluation))
    if format == .table || format == .markdown {
      for difference in evaluation.differences {
        print("\(difference.report), \(difference.field):")
        if let expected = difference.expected { print("  expected \(expected)") }
        if let found = difference.found { print("  found    \(found)") }
      }
    }
    return evaluation.differences.isEmpty ? .done : .findings
  }

  /// What stands in a folder, by name.
  /// - Throws: `ToolFailure` for a folder that cannot be listed.
  func contents(of folder: URL) throws -> [URL] {
    do {
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw ToolFailure("not-found", "\(folder.path): cannot list this folder")
    }
  }

  private func table<Measured: ReadingEvaluation>(_ evaluation: Measured) -> TextTable {
    var table = TextTable([
      TextTable.Column("measure"), TextTable.Column("expected", .right), TextTable.Column("found", .right),
      TextTable.Column("right", .right), TextTable.Column("F1", .right),
    ])
    for field in Measured.fields {
      guard let count = evaluation.counts[field] else { continue }
      table.append([field, "\(count.expected)", "\(count.found)", "\(count.right)", String(format: "%.4f", count.f1)])
    }
    return table
  }
}
