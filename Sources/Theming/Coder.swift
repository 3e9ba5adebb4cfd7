import PlanSchema

/// Gives texts their themes.
public protocol ThemeCoder: Sendable {
  /// The codes of one text, primary first, then by weight; empty where the text carries no theme.
  func codes(for text: String) -> [ThemeCode]

  /// Of the codes of a recommendation, primary first, those that the words of a text that answers it take up, though they do not carry
  /// them by themselves: themes that it names in passing, and the primary one where it refers back ("the findings above").
  func takenUp(_ answered: [ThemeCode], by text: String) -> [ThemeCode]
}

extension ThemeCoder {
  public func takenUp(_ answered: [ThemeCode], by text: String) -> [ThemeCode] { [] }
}
