import Wording

extension Table {
  /// The table as CSV with its header row, in UTF-8.
  public var csv: [UInt8] {
    var out = CSV.line(columns.map(\.title))
    for row in rows {
      // A number of ours is one, whatever sign it begins with; only texts can look like formulas.
      out += row.map { $0.value.isNumeric ? $0.value.plain : CSV.cell($0.value.plain) }.joined(separator: ",") + "\r\n"
    }
    return Array(out.utf8)
  }
}
