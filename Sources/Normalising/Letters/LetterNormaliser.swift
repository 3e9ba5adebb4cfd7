import Authorities
import Documents
import PlanSchema
import Wording

/// Normalises Ofsted's letters after monitoring visits and focused visits, by themselves or enclosed in a council's committee report.
public struct LetterNormaliser: Sendable {
  let register: Register
  let inspections = InspectionVocabulary.standard
  let letters = LetterVocabulary.standard

  public init(register: Register) { self.register = register }

  /// Whether a document is such a letter or encloses one: a letter about a visit, or a report that lists what a visit covered and found.
  public func recognises(_ document: Document) -> Bool {
    let pieces = Piece.pieces(of: document.units)
    let facts = LetterFacts(pieces, inspections: inspections, letters: letters)
    guard facts.subject?.framework.areas.isEmpty == true, !facts.spells.isEmpty else { return false }
    if facts.salutation != nil || pieces.contains(where: { letters.introducesFindings($0) || letters.introducesAreas($0) }) { return true }
    // Some inspections give a short report in the same form, without the letter around it.
    return facts.subject?.framework.kind != nil && pieces.count { $0.isHeading && letters.headings.meaning(of: $0.text) != nil } >= 2
  }

  /// The letter as a record.
  /// - Throws: `ImportFailure` where neither the context nor the letter names an authority, or nothing was found in it.
  public func normalise(_ document: Document, context: ImportContext) throws(ImportFailure) -> Record {
    var ledger = LedgerKeeper(document)
    let pieces = Piece.pieces(of: ledger.units)
    let facts = LetterFacts(pieces, inspections: inspections, letters: letters)
    var walk = LetterWalk(pieces, facts: facts, inspections: inspections, letters: letters)
    walk.run()
    let outcome = walk.outcome
    guard !outcome.findings.isEmpty || !outcome.sections.isEmpty || !outcome.recommendations.isEmpty else {
      throw ImportFailure(
        "nothing-found", "read \(Phrase.count(ledger.units.count, "block")), found neither the areas nor the findings of a visit")
    }
    let titles = [facts.subject?.text, document.title].compactMap { $0 }
    let finding = AuthorityFinder(register: register).find(titles: titles, body: pieces.map(\.text))
    let authority = try named(context, finding)
    let framework = facts.subject?.framework
    // A visit's letter is signed by who led it, that of several inspectorates by their directors.
    let lead = (framework?.kind == nil ? facts.signatory : nil) ?? facts.inspectors.first

    var record = Record(document: SourceDocument(kind: framework?.kind ?? .monitoringVisit, source: document.source))
    record.document.title = document.title(printed: facts.subject?.text, framework: framework)
    record.document.authority = authority.slug
    record.document.printedAuthority = finding?.authority.slug == authority.slug ? finding?.printed : nil
    record.document.published = facts.published
    record.inspection = Inspection(
      framework: framework?.framework ?? .other, start: facts.spells.first?.start, end: facts.spells.last?.end, spells: facts.spells,
      printedDates: facts.printedDates, published: facts.published, leadInspector: lead, inspectors: facts.inspectors,
      givesOverallGrade: framework?.overallGrade ?? false)
    record.document.id = DocumentID.make(authority: authority.slug, record: record, source: document.source)
    outcome.fill(&record, &ledger)
    record.notices = document.diagnostics
    return record
  }

  private func named(_ context: ImportContext, _ finding: AuthorityFinder.Finding?) throws(ImportFailure) -> Authority {
    if let council = context.council {
      guard let named = register.authority(named: council) else { throw .unknownCouncil(council, register: register) }
      return named
    }
    guard let finding else {
      throw ImportFailure("no-authority", "the letter names no authority of the register: say which one it is about with --council NAME")
    }
    return finding.authority
  }
}
