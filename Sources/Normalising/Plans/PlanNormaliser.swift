import Authorities
import Documents
import PlanSchema
import Wording

/// Normalises action and improvement plans.
public struct PlanNormaliser: Sendable {
  let register: Register

  public init(register: Register = .standard) { self.register = register }

  /// Whether a document is surely a plan: a table of actions with owners or dates, or actions in label lines.
  public func recognises(_ document: Document) -> Bool {
    guard let vocabulary = try? PlanVocabulary() else { return false }
    let reader = PlanReader(document, record: Record(document: SourceDocument(source: document.source)), vocabulary: vocabulary)
    for (index, block) in document.blocks.enumerated() {
      if case .table(let table) = block.content {
        let width = table.columnCount
        for row in PlanRow.rows(of: table, block: index).prefix(12) {
          guard let columns = reader.header(row, width: width) else { continue }
          let roles = Set(TableState(columns: columns, block: index).columns.compactMap(\.role))
          if roles.contains(.action) || roles.contains(.actionAndOutcome), !roles.isDisjoint(with: [.due, .owner, .status]) { return true }
        }
      }
    }
    return reader.labels.count(of: .due) >= 2 && reader.labels.count(of: .owner) >= 2
  }

  /// - Throws: `ImportFailure` where the authority cannot be told, a mapping names no role, or the document holds no plan.
  public func normalise(_ document: Document, context: ImportContext = ImportContext()) throws(ImportFailure) -> Record {
    let known = try PlanVocabulary(mapping: context.mapping), guesses = LabelGuesses.roles(in: document, vocabulary: known)
    let vocabulary = known.adding(guesses)
    var reader = PlanReader(document, record: Record(document: SourceDocument(source: document.source)), vocabulary: vocabulary)
    reader.walk()
    reader.readGovernance()
    // Whose plan it is helps to read who leads; where that cannot be told, what is no plan at all is told first.
    var head = PlanHead(document, register: register), nameless: ImportFailure?
    do { try head.fill(&reader.record, context: context) } catch { nameless = error }
    var finishing = PlanFinishing(reader)
    var record = finishing.finished()
    guard !record.recommendations.isEmpty || !record.actions.isEmpty || !record.measures.isEmpty else {
      throw ImportFailure(
        "no-plan",
        "read \(Phrase.count(reader.keeper.units.count, "block")), found no recommendations, actions or findings: is this a plan, or an "
          + "inspection report? If its columns or labels have words of their own, say what they mean with --map \"HEADING=ROLE\""
      )
    }
    if let nameless { throw nameless }
    record.ledger = reader.keeper.ledger
    record.notices += document.diagnostics
    for column in record.columns where column.role == nil {
      record.notices.append(
        Diagnostic(
          .note, "unknown-column",
          "the column “\(column.printed)” is not in the vocabulary: its text is kept as a note on each action; "
            + "--map \"\(column.printed)=ROLE\" says what it means", at: column.place))
    }
    for (label, role) in guesses.sorted(by: { $0.key < $1.key }) {
      record.notices.append(
        Diagnostic(
          .note, "inferred-label",
          "the label “\(label)” is not in the vocabulary: it was taken as \(role.rawValue), for it comes with the plan's other labels and none "
            + "of them means that. If it is something else, say so with --map \"\(label)=ROLE\""))
    }
    for place in reader.unreadTables {
      record.notices.append(
        Diagnostic(
          .warning, "unread-table",
          "the columns of this table were not understood: its rows are listed as not understood; --map \"HEADING=ROLE\" says what one means",
          at: place))
    }
    return record
  }
}

extension PlanReader {
  /// Adds the bodies that the narrative says watch over the plan, unless a list named them.
  mutating func readGovernance() {
    let isListed = record.governance.contains { $0.members.isEmpty }
    if isListed { return }
    var found: [Governance] = []
    for passage in record.narrative {
      let isUnder = passage.heading.map(GovernanceReader.introduces) ?? false
      let paragraph = Paragraph(passage.text, place: passage.place ?? Place())
      for body in GovernanceReader.bodies(in: paragraph, isUnderHeading: isUnder) {
        if !found.contains(where: { $0.body.levelled == body.body.levelled }) { found.append(body) }
      }
    }
    for body in found {
      if let index = record.governance.firstIndex(where: { body.body.levelled.hasSuffix($0.body.levelled) }) {
        record.governance[index].frequency = body.frequency
        record.governance[index].printed = body.printed
      } else {
        record.governance.append(body)
      }
    }
  }
}
