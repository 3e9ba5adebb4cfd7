import Authorities
import Documents
import PlanSchema
import Wording

/// Normalises Ofsted's reports on an authority's services for children, of every framework in `inspection-frameworks.json`.
public struct InspectionNormaliser: Sendable {
  let register: Register
  let vocabulary = InspectionVocabulary.standard

  public init(register: Register) { self.register = register }

  /// Whether a document looks like such a report: it prints a title of one, or a cover of graded judgements.
  public func recognises(_ document: Document) -> Bool {
    let pieces = Piece.pieces(of: Array(document.units.prefix(120)))
    if let title = TitleReader(vocabulary: vocabulary).read(pieces[...]), title.framework.areas.isEmpty == false {
      return pieces.contains { HeadingReader(vocabulary: vocabulary).read($0)?.role == .contents } || !judgements(of: pieces).isEmpty
    }
    return judgements(of: pieces).count >= 3
  }

  /// The report as a record.
  /// - Throws: `ImportFailure` where neither the context nor the report names an authority, or the report holds neither
  ///   recommendations nor findings.
  public func normalise(_ document: Document, context: ImportContext) throws(ImportFailure) -> Record {
    var ledger = LedgerKeeper(document)
    let pieces = Piece.pieces(of: ledger.units)
    let facts = CoverReader(vocabulary: vocabulary).read(pieces)
    let title = TitleReader(vocabulary: vocabulary).read(pieces[...])
    let cover = JudgementFinder(vocabulary: vocabulary).read(pieces)

    var walk = ReportWalk(pieces, used: facts.used.union(cover.used), judgements: cover.judgements, vocabulary: vocabulary)
    let start = bodyStart(pieces, after: cover.end)
    walk.run(from: start)
    var outcome = walk.outcome
    takeCover(pieces[..<start], title: title, used: facts.used.union(cover.used), into: &outcome)

    var judgements = cover.judgements
    for found in outcome.headingJudgements where !judgements.contains(where: { $0.area == found.area }) { judgements.append(found) }
    for index in outcome.sections.indices where outcome.sections[index].grade == nil {
      let title = outcome.sections[index].title, area = vocabulary.area(of: title)
      guard outcome.sections[index].kind == .judgement else { continue }
      // Areas that the schema has no name of its own for are told apart by their titles.
      outcome.sections[index].grade = judgements.first { $0.area == area && (area != .other || $0.judges(title)) }?.grade
    }
    guard !outcome.recommendations.isEmpty || !outcome.findings.isEmpty else {
      throw ImportFailure(
        "nothing-found", "read \(Phrase.count(ledger.units.count, "block")), found no recommendations and no findings of an inspection")
    }

    let framework = title?.framework ?? TitleReader(vocabulary: vocabulary).framework(of: judgements)
    let place = try authority(of: pieces, document: document, title: title, start: start, context: context)
    var record = Record(document: SourceDocument(kind: .inspectionReport, source: document.source))
    record.inspection = inspection(facts, judgements: judgements, framework: framework)
    record.document.title = document.title(printed: title?.text, framework: framework)
    record.document.authority = place.authority.slug
    record.document.printedAuthority = place.printed
    record.document.published = facts.published
    record.document.id = DocumentID.make(authority: place.authority.slug, record: record, source: document.source)
    outcome.fill(&record, &ledger)
    record.notices = document.diagnostics
    return record
  }

  private func judgements(of pieces: [Piece]) -> [Judgement] { JudgementFinder(vocabulary: vocabulary).read(pieces).judgements }

  private func inspection(_ facts: CoverFacts, judgements: [Judgement], framework: FrameworkDescription?) -> Inspection {
    let start = facts.spells.first?.start
    let hasOverall = judgements.contains { $0.area == .overallEffectiveness }
    return Inspection(
      framework: framework?.framework(for: facts.spells) ?? .other, start: start, end: facts.spells.last?.end, spells: facts.spells,
      printedDates: facts.printedDates, published: facts.published,
      leadInspector: facts.leads.isEmpty ? nil : facts.leads.joined(separator: ", "), inspectors: facts.inspectors,
      judgements: judgements, givesOverallGrade: hasOverall || (framework?.givesOverallGrade(start: start) ?? true))
  }

  /// Where the body begins: after the cover's judgements, or at the first known heading that no cover has.
  private func bodyStart(_ pieces: [Piece], after judgements: Int) -> Int {
    let headings = HeadingReader(vocabulary: vocabulary)
    let first = pieces.firstIndex { piece in
      switch headings.read(piece)?.role {
      case nil, .board, .judgement: false
      default: true
      }
    }
    // Without a cover, the first judged area may come before any other heading.
    return first.map { $0 < judgements || $0 < judgements + Self.coverReach ? $0 : judgements } ?? judgements
  }

  /// The most pieces between a cover's judgements and the first heading.
  private static let coverReach = 12

  /// The cover's pieces: those that facts were read from are placed, sentences are kept as narrative, the rest is its furniture.
  private func takeCover(_ cover: ArraySlice<Piece>, title: TitleReader.Title?, used: Set<Int>, into outcome: inout ReportOutcome) {
    for (index, piece) in zip(cover.indices, cover) {
      if used.contains(index) || title?.pieces.contains(index) == true {
        outcome.place(piece)
      } else if piece.text.endsSentence || piece.text.utf8.count > 150 || piece.isFootnote {
        outcome.addPassage(piece, heading: nil)
      } else {
        outcome.note(piece)
      }
    }
  }

  private func authority(
    of pieces: [Piece], document: Document, title: TitleReader.Title?, start: Int, context: ImportContext
  ) throws(ImportFailure) -> (authority: Authority, printed: String?) {
    let cover = pieces[..<min(pieces.count, max(title?.pieces.upperBound ?? 0, min(start, 12)))].map(\.text)
    var titles = [title?.text, document.title].compactMap { $0 } + cover
    titles += document.blocks.lazy.compactMap { if case .furniture(let line) = $0.content { line.text } else { nil } }.prefix(8)
    let finding = AuthorityFinder(register: register).find(titles: titles, body: pieces.map(\.text))
    if let council = context.council {
      guard let named = register.authority(named: council) else { throw .unknownCouncil(council, register: register) }
      return (named, finding?.authority.slug == named.slug ? finding?.printed : nil)
    }
    guard let finding else {
      throw ImportFailure(
        "no-authority", "the report names no authority of the register on its cover: say which one it is with --council NAME")
    }
    return (finding.authority, finding.printed)
  }
}

extension Judgement {
  /// Whether its area is printed as this title.
  func judges(_ title: String) -> Bool { printedArea.withoutLeadingNumber.levelled == title.withoutLeadingNumber.levelled }
}

extension ImportFailure {
  /// A council that the register does not know, with the nearest names.
  static func unknownCouncil(_ name: String, register: Register) -> ImportFailure {
    let near = register.nearest(to: name)
    let hint = near.isEmpty ? "" : ": did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?"
    return ImportFailure("unknown-council", "“\(name)” is not in the register of authorities\(hint)")
  }
}
