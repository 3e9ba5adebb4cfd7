/// A part of a feature's name, with its hash worked out once.
struct Atom: Sendable, Hashable {
  let hash: UInt64
  let name: String

  init(_ name: String) {
    self.name = name
    hash = Hash.word(name)
  }

  init(hash: UInt64, name: String) {
    self.hash = hash
    self.name = name
  }

  static func == (a: Atom, b: Atom) -> Bool { a.hash == b.hash }
  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
