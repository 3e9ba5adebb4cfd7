import Comparison

/// Themes by year as tables.
extension Trend {
  /// Everything, a column a year: for CSV and Markdown.
  var table: TextTable {
    var table = TextTable([.init("Theme"), .init("All", .right)] + years.map { .init(String($0.year), .right) })
    table.append(["(inspections)", "\(years.reduce(0) { $0 + $1.inspections })"] + years.map { "\($0.inspections)" })
    for theme in themes { table.append([theme.id, "\(theme.total.count)"] + theme.shares.map { "\($0.count)" }) }
    return table
  }

  /// The same in as many tables as it takes for the width, years in a row.
  func tables(width: Int) -> [TextTable] {
    let whole = table
    let label = whole.rows.reduce(whole.columns[0].title.count) { max($0, $1[0].count) }
    // The label, "All" and each year, two spaces between.
    let fitting = max(1, (width - label - 6) / 6)
    return stride(from: 0, to: max(years.count, 1), by: fitting).map { first in
      let chosen = [0, 1] + (first..<min(first + fitting, years.count)).map { $0 + 2 }
      return TextTable(chosen.map { whole.columns[$0] }, rows: whole.rows.map { row in chosen.map { row[$0] } })
    }
  }
}
