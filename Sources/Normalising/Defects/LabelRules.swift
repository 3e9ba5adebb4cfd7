import PlanSchema
import Wording

extension DefectRule {
  /// Sections whose title is not the one that the overview gives.
  static let overviewTitles = DefectRule(name: "overview titles") { plan in
    plan.record.sections.compactMap { section in
      guard let overview = section.notes.first(where: { $0.label == PlanReader.overviewTitle }),
        titleWords(overview.text) != titleWords(section.title)
      else { return nil }
      return Defect(
        .labelMismatch, record: section.id,
        detail: "\(section.ref ?? "A section") is “\(section.title)” over its own part, but “\(overview.text)” in the overview.",
        place: overview.place ?? section.place)
    }
  }

  /// The words of a title, however it is set: no case, no marks, "&" as "and", no article at its start.
  private static func titleWords(_ title: String) -> [String] {
    var words = title.levelled.replacing("&", with: " and ").split(whereSeparator: { !($0.isLetter || $0.isNumber) }).map(String.init)
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    let ordinals = ["first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th"]
    return words.map { ordinals[$0] ?? $0 }
  }

  /// A numbered list of the plan's parts that gives one of them another title.
  static let listedTitles = DefectRule(name: "listed titles") { plan in
    let parts = Dictionary(
      plan.record.sections.filter { $0.parent == nil }.compactMap { section in section.ref.map { ($0.levelled, section) } },
      uniquingKeysWith: { first, _ in first })
    return plan.record.narrative.compactMap { passage in
      guard let section = passage.ref.flatMap({ parts[$0.levelled] }) else { return nil }
      let listed = titleWords(passage.text), own = titleWords(section.title)
      let shared = Set(listed).intersection(own).count
      guard listed != own, shared * 5 >= max(listed.count, own.count) * 4 else { return nil }
      return Defect(
        .labelMismatch, record: section.id,
        detail:
          "\(section.kind.rawValue.capitalized) \(section.ref ?? "") is “\(section.title)” over its own part, but “\(passage.text)” in a list.",
        place: passage.place)
    }
  }

  /// Appendices that the text refers to and the document, which has others, does not have.
  static let appendices = DefectRule(name: "appendices") { plan in
    func name(in words: ArraySlice<Substring>) -> String? {
      guard let next = words.dropFirst().first.map(String.init)?.trimmedOfMarks, words.first.map(String.init)?.trimmedOfMarks == "appendix"
      else {
        return nil
      }
      return next.utf8.count == 1 || Int(next).map { $0 < 30 } ?? false ? next.uppercased() : nil
    }
    func words(_ text: String) -> [Substring] { text.levelled.split(separator: " ") }
    let own = Set(plan.record.narrative.compactMap { $0.heading }.compactMap { name(in: words($0)[...]) })
    guard !own.isEmpty else { return [] }
    var seen: Set<String> = []
    return plan.record.narrative.flatMap { passage -> [Defect] in
      let all = words(passage.text)
      return all.indices.compactMap { index in
        guard let other = name(in: all[index...]), !own.contains(other), seen.insert(other).inserted else { return nil }
        return Defect(
          .labelMismatch, record: passage.id,
          detail: "The text refers to Appendix \(other), but the document has only Appendix \(Phrase.list(own.sorted())).",
          place: passage.place)
      }
    }
  }

  /// Headings that count the plan's parts wrongly ("The Six Workstreams", where there are seven).
  static let countsInHeadings = DefectRule(name: "counts in headings") { plan in
    let numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    let nouns: [(String, String, Int)] = [
      ("workstreams", "workstreams", count(plan, .workstream)), ("priorities", "priorities", count(plan, .priority)),
      ("objectives", "objectives", count(plan, .objective)), ("themes", "themes", count(plan, .theme)),
      ("recommendations", "recommendations", plan.record.recommendations.count { $0.body != .external }),
    ]
    var seen: Set<String> = []
    var defects: [Defect] = []
    for passage in plan.record.narrative {
      guard let heading = passage.heading, seen.insert(heading).inserted else { continue }
      let words = heading.levelled.split(separator: " ").map(String.init)
      for (noun, name, actual) in nouns where actual > 1 {
        guard let at = words.firstIndex(of: noun), at > 0,
          let told = numbers.firstIndex(of: words[at - 1]).map({ $0 + 2 }) ?? Int(words[at - 1]),
          told > 1, told < 100, told != actual
        else { continue }
        defects.append(
          Defect(
            .labelMismatch, record: passage.id, detail: "The heading “\(heading)” counts \(told) \(name), but the plan has \(actual).",
            place: passage.place))
      }
    }
    return defects
  }

  private static func count(_ plan: PlanView, _ kind: Section.Kind) -> Int {
    plan.record.sections.count { $0.kind == kind && $0.parent == nil }
  }

  /// A label of the sections that carries their number ("Project Manager W1"), and in one section another's.
  static let numbersOfSections = DefectRule(name: "numbers of sections") { plan in
    var order: [String] = []
    var byLabel: [String: [(section: Section, note: Note, stem: String, number: Int)]] = [:]
    for section in plan.record.sections {
      for note in section.notes {
        let digits = note.text.reversed().prefix { $0.isNumber }.count
        guard digits > 0, digits < 4, let number = Int(note.text.suffix(digits)) else { continue }
        let key = note.label.levelled + "|" + String(note.text.dropLast(digits)).levelled
        if byLabel[key] == nil { order.append(key) }
        byLabel[key, default: []].append((section, note, String(note.text.dropLast(digits)), number))
      }
    }
    return order.flatMap { key -> [Defect] in
      let all = byLabel[key] ?? []
      let fits = all.filter { $0.section.ref.flatMap(Int.init) == $0.number }
      guard fits.count >= 3, fits.count < all.count, (all.count - fits.count) * 3 <= all.count else { return [] }
      return all.compactMap { item in
        guard let ref = item.section.ref.flatMap(Int.init), ref != item.number else { return nil }
        return Defect(
          .labelMismatch, record: item.section.id,
          detail:
            "\(item.note.label) of \(item.section.kind.rawValue) \(ref) is “\(item.note.text)”, the number of another; “\(item.stem)\(ref)” would follow the others.",
          place: item.note.place ?? item.section.place)
      }
    }
  }

  /// A measure printed twice with another target, figure or rating.
  static let measuresInTwoForms = DefectRule(name: "measures in two forms") { plan in
    var first: [String: Measure] = [:]
    return plan.record.measures.compactMap { measure in
      let key = measure.text.levelled
      guard let other = first[key] else {
        first[key] = measure
        return nil
      }
      var differences: [String] = []
      func compare(_ name: String, _ a: String?, _ b: String?) {
        if let a, let b, a.levelled != b.levelled { differences.append("\(name) “\(a)” and “\(b)”") }
      }
      compare("target", other.target?.printed, measure.target?.printed)
      if other.current?.asOf == measure.current?.asOf { compare("current figure", other.current?.printed, measure.current?.printed) }
      compare("rating", other.status.printed, measure.status.printed)
      guard !differences.isEmpty, !key.isEmpty else { return nil }
      return Defect(
        .labelMismatch, record: measure.id, detail: "\(plan.name(of: measure)) is printed twice, with \(Phrase.list(differences)).",
        place: measure.place)
    }
  }
}
