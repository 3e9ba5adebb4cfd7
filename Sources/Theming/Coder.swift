import PlanSchema

/// Gives texts their themes.
public protocol ThemeCoder: Sendable {
  /// The codes of one text, primary first, then by weight; empty where the text carries no theme.
  func codes(for text: String) -> [ThemeCode]
}
