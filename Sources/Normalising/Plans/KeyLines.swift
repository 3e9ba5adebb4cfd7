import Documents
import PlanSchema
import Wording

/// Lays a document out as the lines and rows that may explain ratings.
struct KeyLines {
  let vocabulary: PlanVocabulary
  let ratings: KnownRatings

  func lines(of document: Document) -> [StatusKeyFinder.Line] {
    var lines: [StatusKeyFinder.Line] = []
    for (index, block) in document.blocks.enumerated() {
      switch block.content {
      case .furniture: continue
      case .heading(let level, let paragraph) where level > 0:
        lines.append(.init(unit: KeyUnit(cells: [cell(paragraph)], isBarrier: true), block: index, isHeading: true))
      case .heading(_, let paragraph), .paragraph(let paragraph), .item(_, let paragraph):
        lines.append(.init(unit: unit(paragraph), block: index))
      case .table(let table): lines += rows(of: table, block: index)
      }
    }
    return lines
  }

  private func cell(_ paragraph: Paragraph) -> StatusKeyReader.Cell {
    .init(paragraph.text, fill: paragraph.signColour, place: paragraph.place)
  }

  /// "4 complete": the mark of an item may be the rating.
  private func unit(_ paragraph: Paragraph) -> KeyUnit {
    var unit = KeyUnit(cells: [cell(paragraph)])
    guard let marker = paragraph.marker else { return unit }
    if ListMark.isBox(marker), ratings.isUsed(marker) { unit.mark = .init(marker, place: paragraph.place) }
    guard !ListMark.isBullet(marker) else { return unit }
    let mark = PlanReader.bareRef(marker)
    if ratings.isUsed(mark) || ratings.mayBeNumber(mark) { unit.mark = .init(mark, place: paragraph.place) }
    return unit
  }

  private func rows(of table: Table, block: Int) -> [StatusKeyFinder.Line] {
    var lines: [StatusKeyFinder.Line] = []
    if let caption = table.caption, !caption.isEmpty {
      lines.append(.init(unit: KeyUnit(cells: [.init(caption)], isBarrier: true), block: block, row: -1, isHeading: true))
    }
    let isOfMeasures = holdsMeasures(table)
    var skipped: Set<Int> = []
    for (index, row) in table.rows.enumerated() where !skipped.contains(index) && !row.isHidden {
      let cells = row.cells.filter { !$0.isEmpty || $0.fill != nil }
      if cells.isEmpty { continue }
      var unit = KeyUnit(cells: cells.map { .init($0.printedText, fill: $0.fill, place: $0.place) })
      unit.isIndented = row.cells.first.map { $0.isEmpty && $0.fill == nil } ?? false || (cells.first?.column ?? 0) > 0
      let below = index + 1 < table.rows.count ? table.rows[index + 1] : nil
      if let across = across(cells, below: below?.cells ?? []) {
        unit.pairs = across.pairs
        if across.takesBelow { skipped.insert(index + 1) }
      } else {
        unit.isBarrier = cells.count > 5
      }
      lines.append(.init(unit: unit, block: block, row: index, isInMeasures: isOfMeasures))
      if skipped.contains(index + 1) {
        lines.append(.init(unit: KeyUnit(cells: [], takenAbove: true), block: block, row: index + 1, isInMeasures: isOfMeasures))
      }
    }
    return lines
  }

  /// Whether a table's header names measures and no actions.
  private func holdsMeasures(_ table: Table) -> Bool {
    guard table.columnCount >= 3 else { return false }
    var roles: Set<ColumnRole> = []
    for row in table.rows.prefix(3) {
      let named = Set(row.cells.compactMap { $0.isEmpty ? nil : vocabulary.role(of: $0.printedText) })
      if named.count >= 2 { roles.formUnion(named) }
    }
    return !roles.isDisjoint(with: [.measure, .baseline, .target]) && roles.isDisjoint(with: [.action, .actionAndOutcome, .due])
  }

  /// Ratings side by side: each with its meaning in one cell, by turns with it, or over it.
  private func across(_ cells: [Table.Cell], below: [Table.Cell]) -> (pairs: [KeyPair], takesBelow: Bool)? {
    var own = cells
    let isNamed = own.count > 2 && own.first.map { ratings.names(key: $0.printedText.trimmingLabel) } ?? false
    if isNamed { own.removeFirst() }
    if own.count == 2, let pairs = pairs(in: own) { return (pairs, false) }
    guard (3...12).contains(own.count), own.allSatisfy({ $0.printedText.utf8.count <= 200 }) else { return nil }
    if let pairs = pairs(in: own) { return (pairs, false) }
    // Coloured cells that say what they mean.
    let fills = own.compactMap(\.fill)
    if own.allSatisfy({ !$0.isEmpty }), fills.count >= max(2, own.count - 1), Set(fills).count == fills.count,
      own.count(where: { MeaningReader.shared.status(of: $0.printedText) != nil }) * 3 >= own.count * 2
    {
      return (
        own.map {
          KeyPair(rating: CellColour.name(ofFill: $0.fill), meaning: $0.printedText, isKnown: true, fill: $0.fill, place: $0.place)
        }, false
      )
    }
    if own.count >= 4, own.count % 2 == 0 {
      let turns = stride(from: 0, to: own.count, by: 2).map { (own[$0], own[$0 + 1]) }
      if turns.allSatisfy({
        isRating($0.0) && !$0.1.isEmpty && !ratings.isKnown($0.1.printedText)
          || isRating($0.0) && MeaningReader.shared.status(of: $0.1.printedText) != nil
      }) {
        return (turns.map { pair($0.0, $0.1) }, false)
      }
    }
    let under = own.map { top in below.first { $0.column == top.column && !$0.isEmpty } }
    let simple = own.count { ratings.isSimple($0.printedText) }
    guard own.allSatisfy({ isRating($0) }), simple == 0 || simple == own.count,
      under.allSatisfy({ $0 != nil && !ratings.isSimple($0!.printedText) }), below.count(where: { !$0.isEmpty }) <= own.count + 1,
      under.count(where: { MeaningReader.shared.status(of: $0!.printedText) != nil }) * 3 >= own.count * 2
    else { return nil }
    // "No colour: not begun" stands under a cell with nothing in it.
    let others = below.filter { cell in !cell.isEmpty && !under.contains { $0?.column == cell.column } }
    let blank = others.compactMap { cell in
      KeyTextReader(ratings: ratings).read(cell.printedText, isTitled: true).pairs.first { ratings.isBlank($0.rating) }
    }
    return (zip(own, under).map { pair($0, $1!) } + blank, true)
  }

  /// Cells each of which holds a rating with its meaning.
  private func pairs(in cells: [Table.Cell]) -> [KeyPair]? {
    let reader = KeyTextReader(ratings: ratings)
    var pairs: [KeyPair] = []
    for cell in cells {
      let read = reader.read(cell.printedText, isTitled: true).pairs
      guard read.count == 1, var pair = read.first, let meaning = pair.meaning,
        pair.isKnown || MeaningReader.shared.status(of: meaning) != nil
      else { return nil }
      (pair.fill, pair.place) = (cell.fill, cell.place)
      pairs.append(pair)
    }
    return pairs
  }

  private func isRating(_ cell: Table.Cell) -> Bool {
    cell.isEmpty ? cell.fill != nil : ratings.isKnown(cell.printedText) || ratings.isUsed(cell.printedText)
  }

  private func pair(_ rating: Table.Cell, _ meaning: Table.Cell) -> KeyPair {
    KeyPair(
      rating: rating.isEmpty ? CellColour.name(ofFill: rating.fill) : rating.printedText, meaning: meaning.printedText, isKnown: true,
      fill: rating.fill ?? meaning.fill, place: rating.place)
  }
}

extension Table.Cell {
  fileprivate var printedText: String { paragraphs.map(\.printed).joined(separator: " ").squeezed }
}
