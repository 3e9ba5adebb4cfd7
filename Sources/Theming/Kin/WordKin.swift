/// Words as points: words that published reports use in the same company lie near each other, so that a text whose words the vocabulary
/// does not have is still read by its words' kin.
///
/// The file is a table: a word or a pair of words, levelled; how rare it is; and its place along each dimension, in fiftieths.
struct WordKin: Sendable {
  /// How many dimensions a point has.
  static let width = 64
  /// A place is written as a whole number of this part of one.
  static let grain = 50.0

  /// A word, or two that stand together, as it is found in a text.
  struct Unit: Sendable {
    var slot: Int
    /// How much it counts: the more the rarer; half, where it only says what the text is for.
    var weight: Double
    var tokens: Range<Int>
  }

  private var slots = KeyTable<Int>()
  private var rarities: [Double] = []
  private var places: [Int8] = []

  /// A fault in the file.
  struct Fault: Error, CustomStringConvertible {
    var line: Int
    var description: String { "line \(line): expected a word, its rarity and \(WordKin.width) whole numbers, parted by tabs" }
  }

  init() {}

  /// Reads the file.
  /// - Throws: `Fault` for a line of another form.
  init(_ file: [UInt8]) throws {
    var line = 0
    for bytes in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      guard let first = bytes.first, first != UInt8(ascii: "#") else { continue }
      let cells = bytes.split(separator: 0x09)
      guard cells.count == Self.width + 2, let rarity = ThemeModel.number(cells[1]) else { throw Fault(line: line) }
      for cell in cells[2...] {
        guard let place = Self.place(cell) else { throw Fault(line: line) }
        places.append(place)
      }
      slots[ThemeModel.key(cells[0])] = rarities.count
      rarities.append(rarity)
    }
  }

  private static func place(_ bytes: ArraySlice<UInt8>) -> Int8? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard 1...2 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    let value = digits.reduce(Int8(0)) { $0 * 10 + Int8($1 - 0x30) }
    return digits.count < bytes.count ? -value : value
  }

  /// The words and pairs of a text, in its order, as hashes.
  static func units(of tokens: Tokens, common: KeySet) -> [(key: UInt64, tokens: Range<Int>)] {
    var out: [(key: UInt64, tokens: Range<Int>)] = []
    out.reserveCapacity(tokens.count * 2)
    for at in 0..<tokens.count where !common.contains(tokens[at].word) {
      if at > 0, tokens[at].before != .stop, !common.contains(tokens[at - 1].word) {
        out.append((Hash.join(tokens[at - 1].word, tokens[at].word), at - 1..<at + 1))
      }
      out.append((tokens[at].word, at..<at + 1))
    }
    return out
  }

  /// A text's words that have kin, and its own point: the sum of theirs, the rare ones counting more, at a distance of one.
  struct Reading: Sendable {
    var units: [Unit] = []
    var point: [Double] = []
    /// What a place of a word's point comes to in the text's.
    fileprivate var scale = 0.0
  }

  /// `nil` where no word of the text has kin.
  func reading(of tokens: Tokens, _ roles: [Role], common: KeySet) -> Reading? {
    var reading = Reading()
    reading.point = Array(repeating: 0, count: Self.width)
    for unit in Self.units(of: tokens, common: common) {
      guard let slot = slots[unit.key] else { continue }
      let weight = roles[unit.tokens.lowerBound] == .purpose ? rarities[slot] / 2 : rarities[slot]
      reading.units.append(Unit(slot: slot, weight: weight, tokens: unit.tokens))
      for dimension in 0..<Self.width { reading.point[dimension] += weight * Double(places[slot * Self.width + dimension]) }
    }
    let length = reading.point.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    reading.scale = 1 / length
    for dimension in 0..<Self.width { reading.point[dimension] *= reading.scale }
    return reading
  }

  /// What one word of a text brings along the given weights.
  func share(of unit: Unit, in reading: Reading, along weights: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for (dimension, weight) in weights.enumerated() { sum += weight * Double(places[unit.slot * Self.width + dimension]) }
    return sum * unit.weight * reading.scale
  }
}
