import PlanSchema
import Wording

extension PlanReader {
  /// The columns of a header right under another that leaves some of its cells blank, as tables without merged cells print it ("Cost" and a
  /// blank over "2024/25" and "2025/26"): what the vocabulary does not know is told by the heading above it.
  func grouped(_ columns: [PlanColumn], under old: TableState?, block: Int) -> [PlanColumn] {
    guard let old, old.block == block, old.isAtStart, old.actionCount == 0, old.columns.count == columns.count,
      zip(old.columns, columns).contains(where: { $0.printed.isEmpty && !$1.printed.isEmpty })
    else { return columns }
    var out = columns
    var above: PlanColumn?
    for index in out.indices {
      if !old.columns[index].printed.isEmpty { above = old.columns[index] }
      guard out[index].role == nil, !out[index].printed.isEmpty, let group = above, group.role == .cost else { continue }
      out[index].role = group.role
      out[index].group = group.printed
    }
    return out
  }
}
