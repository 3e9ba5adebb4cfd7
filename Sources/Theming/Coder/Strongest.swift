extension StandardThemeCoder {
  /// The phrases of the vocabulary that name a theme, as written there.
  public func phrases(of theme: String) -> [String] {
    scorer.vocabulary.phrases.concepts.firstIndex(of: theme).map { scorer.vocabulary.phrases.phrases[$0] } ?? []
  }

  /// The words and phrases that speak most for a theme, as learned from coded texts.
  public static func strongestWords(of theme: String, limit: Int = 12) throws -> [String] {
    let model = try ThemeModel(Resource.bytes("model.tsv"), codebook: .standard, keepsRows: true)
    let own = model.rows.filter {
      $0.theme == theme && $0.worth.code > 0 && ($0.feature.hasPrefix("phrase ") || $0.feature.hasPrefix("word "))
    }
    let sorted = own.sorted { (-$0.worth.code, $0.feature) < (-$1.worth.code, $1.feature) }
    var seen: Set<String> = []
    return sorted.map { String($0.feature.drop { $0 != " " }.dropFirst()) }.filter { seen.insert($0).inserted }.prefix(limit).map { $0 }
  }
}
