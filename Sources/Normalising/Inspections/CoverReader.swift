import Authorities
import PlanSchema
import Wording

/// What a report says of itself: dates, inspectors, title. Labels stand on the cover, and in the older reports at the end too.
struct CoverFacts: Sendable {
  var printedDates: String?
  var spells: [Inspection.Spell] = []
  var published: String?
  var leads: [String] = []
  var inspectors: [String] = []
  /// The indices of the pieces whose text is taken.
  var used: Set<Int> = []
}

struct CoverReader {
  let vocabulary: InspectionVocabulary

  /// Reads the labels of all pieces; of each kind the first that can be read counts.
  func read(_ pieces: [Piece]) -> CoverFacts {
    let labels = LabelReader(vocabulary), names = InspectorNames(vocabulary: vocabulary)
    var facts = CoverFacts(), others: [String] = []
    for (index, piece) in pieces.enumerated() {
      var values = labels.values(in: piece)
      guard !values.isEmpty else { continue }
      facts.used.insert(index)
      if let last = values.indices.last, values[last].text.isEmpty, pieces.indices.contains(index + 1) {
        let next = pieces[index + 1]
        if next.marker == nil, !next.isHeading, next.text.utf8.count < 300, labels.values(in: next).isEmpty {
          values[last].text = next.text
          facts.used.insert(index + 1)
        }
      }
      for value in values {
        switch value.label {
        case .dates where facts.printedDates == nil:
          facts.printedDates = value.text
          facts.spells = SpellReader.spells(in: value.text)
        case .published where facts.published == nil: facts.published = SpellReader.day(in: value.text)
        case .lead where facts.leads.isEmpty:
          let found = names.names(in: value.text)
          // Without an "and" what follows the first comma is a title, known or not.
          facts.leads = value.text.levelled.containsWords("and") || value.text.contains("&") ? found : Array(found.prefix(1))
        case .inspectors: others += names.names(in: value.text)
        default: continue
        }
      }
    }
    for name in facts.leads + others where !facts.inspectors.contains(name) { facts.inspectors.append(name) }
    return facts
  }
}

/// The framework and title that a report prints.
struct TitleReader {
  struct Title: Sendable {
    var text: String
    var framework: FrameworkDescription
    /// The indices of the pieces that it stands in.
    var pieces: Range<Int>
  }

  let vocabulary: InspectionVocabulary

  /// The first title within the first pieces; it may run over two or three of them.
  func read(_ pieces: ArraySlice<Piece>, within limit: Int = 25) -> Title? {
    for start in pieces.indices.prefix(limit) {
      var text = ""
      for end in start..<min(start + 3, pieces.endIndex) {
        guard pieces[end].marker == nil, pieces[end].text.utf8.count < 250 else { break }
        text = (text + " " + pieces[end].text).squeezed
        guard text.utf8.count < 300 else { break }
        let sentence = text.withoutFootnoteMark
        if sentence.hasSuffix(".") { break }
        guard let framework = vocabulary.frameworks.first(where: { $0.isTitle(sentence) }) else { continue }
        // The title begins as late as it can: what stands before it is a salutation or an authority's name.
        var begin = start, title = sentence
        while begin < end {
          let shorter = pieces[(begin + 1)...end].map(\.text).joined(separator: " ").withoutFootnoteMark
          guard framework.isTitle(shorter) else { break }
          begin += 1
          title = shorter
        }
        // "… and", before the title of the second inspection that the report tells of.
        if title.hasSuffix(" and") { title.removeLast(4) }
        return Title(text: title, framework: framework, pieces: begin..<(end + 1))
      }
    }
    return nil
  }

  /// The framework that the judged areas of a report belong to, where it prints no title.
  func framework(of judgements: [Judgement]) -> FrameworkDescription? {
    let areas = Set(judgements.map { $0.printedArea.withoutLeadingNumber.levelled })
    return vocabulary.frameworks.first { framework in framework.areas.contains { areas.contains($0.levelled) } }
  }
}

/// Finds the authority that a report is about.
struct AuthorityFinder {
  let register: Register

  struct Finding: Sendable {
    var authority: Authority
    var printed: String
  }

  /// The authority that the first of these texts to name one names; else the one that the body names most often, clearly more than others.
  func find(titles: [String], body: [String]) -> Finding? {
    for title in titles { if let mention = register.mention(in: title) { return Finding(mention) } }
    var counts: [String: (count: Int, first: Register.Mention)] = [:]
    for text in body {
      for mention in register.mentions(in: text) { counts[mention.authority.slug, default: (0, mention)].count += 1 }
    }
    let ranked = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    guard let best = ranked.first?.value, best.count >= 3 else { return nil }
    if ranked.count > 1, ranked[1].value.count * 2 > best.count { return nil }
    return Finding(best.first)
  }
}

extension AuthorityFinder.Finding {
  fileprivate init(_ mention: Register.Mention) {
    authority = mention.authority
    printed = mention.printed
  }
}
