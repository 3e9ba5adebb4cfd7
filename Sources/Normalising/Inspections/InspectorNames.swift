import Wording

/// Reads the names of inspectors: "Naintara Khosla, His Majesty's Inspector", "Lou Example HMI and Sam Sample (Ofsted Inspector)".
struct InspectorNames {
  let vocabulary: InspectionVocabulary

  /// The names, without titles, in the order printed.
  func names(in text: String) -> [String] {
    let titles = vocabulary.sentences.phrases(meaning: "inspector title").sorted { $0.utf8.count > $1.utf8.count }
    var names: [String] = []
    for part in separated(text) {
      let name = withoutTitles(part, titles: titles)
      if isName(name) { names.append(name) }
    }
    return names
  }

  /// The parts between commas, "and", semicolons and brackets.
  private func separated(_ text: String) -> [String] {
    var parts = [""]
    for word in text.squeezed.split(separator: " ") {
      if ["and", "&"].contains(word.lowercased()) {
        parts.append("")
        continue
      }
      var piece = Substring(word)
      if let first = piece.first, "([".contains(first) {
        parts.append("")
        piece = piece.dropFirst()
      }
      let ends = piece.last.map { ",;)]".contains($0) } ?? false
      let body = piece.filter { !",;()[]".contains($0) }
      parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + body
      if ends { parts.append("") }
    }
    return parts.filter { !$0.isEmpty }
  }

  private func withoutTitles(_ part: String, titles: [String]) -> String {
    let words = part.split(separator: " ").map(String.init)
    let level = words.map(\.levelled)
    for title in titles {
      let wanted = title.split(separator: " ").map(String.init)
      guard let start = level.indices.first(where: { level[$0...].starts(with: wanted) }) else { continue }
      // "Her Majesty's Inspectors Lou Example and Sam Sample": the title comes first. What follows one after a name is no part of it.
      if start == 0, words.count > wanted.count { return words[wanted.count...].joined(separator: " ").withoutEndStop }
      return words[..<start].joined(separator: " ").withoutEndStop
    }
    return part.withoutEndStop
  }

  /// Two to five words, each beginning with a capital, or a small word inside a name ("van", "de").
  private func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...5).contains(words.count), let first = words.first?.first, first.isUppercase else { return false }
    return words.dropFirst().allSatisfy { word in
      guard let initial = word.first else { return false }
      return initial.isUppercase || ["van", "de", "der", "den", "la", "le", "von", "o’", "o'"].contains(word.lowercased())
    } && !text.contains(where: \.isNumber)
  }
}
