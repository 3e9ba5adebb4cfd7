/// Something about a text that speaks for or against a theme.
struct Feature: Sendable {
  /// The hash of its name.
  var key: UInt64
  /// The words that it rests on; empty where it rests on none in particular.
  var tokens: Range<Int>
}

/// Collects the features of a text. Names are kept only when asked for: training and explaining need them, coding does not.
struct FeatureList: Sendable {
  private(set) var features: [Feature] = []
  private(set) var names: [UInt64: String] = [:]
  let keepsNames: Bool

  init(keepsNames: Bool = false) { self.keepsNames = keepsNames }

  mutating func removeAll() { features.removeAll(keepingCapacity: true) }

  mutating func add(_ a: Atom, _ tokens: Range<Int> = 0..<0) { append(keepsNames ? [a] : [], a.hash, tokens) }

  mutating func add(_ a: Atom, _ b: Atom, _ tokens: Range<Int> = 0..<0) {
    let key = Hash.join(a.hash, b.hash)
    keepsNames ? append([a, b], key, tokens) : append([], key, tokens)
  }

  mutating func add(_ a: Atom, _ b: Atom, _ c: Atom, _ tokens: Range<Int> = 0..<0) {
    let key = Hash.join(Hash.join(a.hash, b.hash), c.hash)
    keepsNames ? append([a, b, c], key, tokens) : append([], key, tokens)
  }

  mutating func add(_ a: Atom, _ b: Atom, _ c: Atom, _ d: Atom, _ tokens: Range<Int> = 0..<0) {
    let key = Hash.join(Hash.join(Hash.join(a.hash, b.hash), c.hash), d.hash)
    keepsNames ? append([a, b, c, d], key, tokens) : append([], key, tokens)
  }

  /// Adds a feature whose key the caller has made.
  mutating func add(key: UInt64, name: @autoclosure () -> String, _ tokens: Range<Int>) {
    features.append(Feature(key: key, tokens: tokens))
    if keepsNames, names[key] == nil { names[key] = name() }
  }

  private mutating func append(_ atoms: [Atom], _ key: UInt64, _ tokens: Range<Int>) {
    features.append(Feature(key: key, tokens: tokens))
    if keepsNames, names[key] == nil { names[key] = atoms.map(\.name).joined(separator: " ") }
  }
}
