extension String {
  /// Whether the text ends as a sentence, clause or introduction does.
  public var endsSentence: Bool {
    guard let last = reversed().first(where: { !"\"'’”)]".contains($0) && !$0.isWhitespace }) else { return true }
    return ".!?:;".contains(last)
  }
}
