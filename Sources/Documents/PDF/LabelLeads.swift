import Wording

/// What lines of the document begin with again and again in a look of its own: a bold or coloured label before plain words, with a colon or
/// without.
struct LabelLeads: Sendable {
  private var leads: Set<String> = []
  var labels: RepeatedLabels

  /// - Parameter rows: The rows of all pages.
  init(_ rows: some Sequence<Row>, labels: RepeatedLabels) {
    self.labels = labels
    var counts: [String: Int] = [:]
    for row in rows {
      let parts = UnruledTables.segments(of: row)
      for (index, part) in parts.enumerated() {
        let next = index == 0 && parts.count > 1 ? parts[1].spans.first : nil
        if let lead = Self.lead(part, next: next) { counts[lead, default: 0] += 1 }
      }
    }
    leads = Set(counts.lazy.filter { $0.value >= 3 }.map(\.key))
  }

  /// Whether a part of a row begins with a label of either kind.
  func begin(_ part: Row) -> Bool { labels.begin(Line.joined(part.spans).cleaned) || isLead(part) }

  /// Whether a part begins with a label that its look sets apart, or is one.
  func isLead(_ part: Row) -> Bool {
    if leads.isEmpty { return false }
    return leads.contains(Line.joined(part.spans).cleaned) || Self.lead(part, next: nil).map(leads.contains) == true
  }

  /// The bold words that a part begins with, or all of it where it looks unlike what stands behind it.
  private static func lead(_ part: Row, next: Span?) -> String? {
    let bold = part.spans.prefix(while: \.isBold)
    var lead = Array(bold)
    if bold.count == part.spans.count || bold.isEmpty {
      guard let next, let first = part.spans.first, first.isBold != next.isBold || (first.colour != next.colour && first.size < next.size)
      else { return nil }
      lead = part.spans
    }
    let text = Line.joined(lead).cleaned
    guard text.utf8.count <= 40, text.split(separator: " ").count <= 6, text.unicodeScalars.first?.properties.isUppercase == true,
      text.last != "."
    else { return nil }
    return text
  }
}
