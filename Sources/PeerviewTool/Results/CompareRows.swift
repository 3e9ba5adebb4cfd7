import Comparison
import PlanSchema

/// A comparison as tables.
extension SideBySide {
  /// Themes by how many authorities ask or plan for them, with their share of inspections.
  var overview: TextTable {
    var table = TextTable([
      .init("Theme"), .init("Councils", .right), .init("Recs", .right), .init("Actions", .right), .init("Measures", .right),
      .init("Findings", .right), .init("England", .right),
    ])
    for (row, lineUp) in zip(matrix.rows, themes) {
      func sum(_ count: KeyPath<ThemeCounts, Int>) -> String { "\(row.cells.reduce(0) { $0 + $1[keyPath: count] })" }
      table.append([
        row.theme, "\(row.authorities)", sum(\.recommendations), sum(\.actions), sum(\.measures), sum(\.findings),
        lineUp.benchmark.reference.england.percent,
      ])
    }
    return table
  }

  /// Up to this many councils stand side by side in the overview.
  static let mostSideBySide = 3

  /// Themes by council, recommendations and actions: for few councils.
  var grid: TextTable {
    var table = TextTable(
      [.init("Theme")] + authorities.map { .init($0.name, .right) } + [.init("England", .right)])
    for (row, lineUp) in zip(matrix.rows, themes) {
      let cells = row.cells.map { $0.isAskedOrPlanned ? "\($0.recommendations) + \($0.actions)" : "" }
      table.append([row.theme] + cells + [lineUp.benchmark.reference.england.percent])
    }
    return table
  }

  /// What the councils have in common and what one of them has alone, in sentences; empty for one council.
  var sentences: [String] {
    if authorities.count < 2 { return [] }
    var out = [
      matrix.inCommon.isEmpty
        ? "No theme was asked of, or is planned by, all of them."
        : "Asked of, or planned by, all of them: \(matrix.inCommon.joined(separator: ", "))."
    ]
    for authority in authorities {
      let alone = matrix.onOneSide.filter { $0.authority == authority.slug }.map(\.theme)
      if !alone.isEmpty { out.append("\(authority.name) alone: \(alone.joined(separator: ", ")).") }
    }
    return out
  }

  /// One row an item: theme first, then as `export` gives it, then its best counterpart.
  var items: TextTable {
    var table = TextTable(["theme"] + ItemRow.columns + ["counterpart", "score", "shared"])
    for lineUp in themes {
      for line in lineUp.authorities {
        for (row, counterpart) in line.rows {
          table.append(
            [lineUp.id] + row.cells + [
              counterpart.map { "\($0.document) \($0.ref ?? $0.id)" } ?? "", counterpart.map { "\($0.score)" } ?? "",
              counterpart.map { $0.shared.joined(separator: "; ") } ?? "",
            ])
        }
      }
    }
    return table
  }
}

extension AuthorityLine {
  /// Its recommendations, actions, measures and findings as rows, each with its best counterpart.
  var rows: [(row: ItemRow, counterpart: Counterpart?)] {
    func document(_ id: String) -> SourceDocument {
      var document = SourceDocument(id: id, authority: authority, source: SourceDocument.Source(file: "", sha256: "", mediaType: ""))
      document.title = documents.first { $0.id == id }?.title ?? ""
      return document
    }
    return recommendations.map { (ItemRow($0.item, in: document($0.document), links: $0.links), $0.counterparts.first) }
      + actions.map { (ItemRow($0.item, in: document($0.document), links: $0.links), $0.counterparts.first) }
      + measures.map { (ItemRow($0.item, in: document($0.document)), nil) }
      + findings.map { (ItemRow($0.item, in: document($0.document)), nil) }
  }
}

extension Share {
  /// "39%", or "–" of none.
  var percent: String { share.map { "\(Int(($0 * 100).rounded()))%" } ?? "–" }

  /// "41 of 104 (39%)".
  var words: String { of == 0 ? "none" : "\(count) of \(of) (\(percent))" }
}
