/// What the coder has learned: how much each feature of a text speaks for each theme.
///
/// The file is a table that people can read and edit: a theme ("*" for all of them), a feature, how much it speaks for the theme being
/// carried, and how much for its being the primary one.
struct ThemeModel: Sendable {
  /// What a feature is worth: for carrying the theme, and for its being the primary one.
  struct Worth: Sendable, Hashable {
    var code: Double
    var primary: Double
  }

  /// The score, as a probability, from which a text carries a theme.
  var threshold = 0.5
  /// The lower score that is enough for the likeliest theme of a text that would else carry none.
  var floor = 0.25
  private var single = KeyTable<Worth>()
  private var lists = KeyTable<[(theme: Int, worth: Worth)]>()
  /// By theme: what each dimension of its words' kin is worth, and last what having kin at all is.
  private var kin: [[Double]] = []
  /// The table's rows, for explaining and writing.
  private(set) var rows: [Row] = []

  struct Row: Sendable, Hashable {
    /// The theme's id, or "*".
    var theme: String
    var feature: String
    var worth: Worth
  }

  /// A fault in a model file.
  struct Fault: Error, CustomStringConvertible {
    var line: Int
    var message: String
    var description: String { "line \(line): \(message)" }
  }

  static let everyTheme = "*"
  private static let everyHash = Hash.word("*")

  init() {}

  /// What a feature of a theme is worth: for themes in general and for this one.
  func worth(of feature: UInt64, theme: Atom) -> Worth {
    let general = single[Hash.join(Self.everyHash, feature)], own = single[Hash.join(theme.hash, feature)]
    return Worth(code: (general?.code ?? 0) + (own?.code ?? 0), primary: (general?.primary ?? 0) + (own?.primary ?? 0))
  }

  /// What a word or a neighbouring theme is worth for each theme.
  func worths(of feature: UInt64) -> [(theme: Int, worth: Worth)] { lists[feature] ?? [] }

  /// By theme, what each dimension of a text's kin is worth, the last for any; `nil` where nothing was learned.
  func kinWeights(of theme: Int) -> [Double]? { theme < kin.count && !kin[theme].isEmpty ? kin[theme] : nil }

  /// What a text's place among the words' kin is worth for a theme.
  func kin(of theme: Int, along point: [Double]) -> Double {
    guard let weights = kinWeights(of: theme) else { return 0 }
    var sum = weights[WordKin.width]
    for dimension in 0..<WordKin.width { sum += weights[dimension] * point[dimension] }
    return sum
  }

  /// The dimension that a feature "kin 12" is about; the last for "kin" alone.
  static func kinDimension(_ feature: some Collection<UInt8>) -> Int? {
    // Most rows of a model are about something else, and are told by their first letters.
    guard feature.starts(with: Name.kin.name.utf8) else { return nil }
    let parts = feature.split(separator: 0x20)
    guard parts.count <= 2, parts[0].count == Name.kin.name.utf8.count else { return nil }
    guard parts.count == 2 else { return WordKin.width }
    return Int(String(decoding: parts[1], as: UTF8.self)).flatMap { 0..<WordKin.width ~= $0 ? $0 : nil }
  }

  /// Adds what a dimension of the words' kin is worth for a theme.
  mutating func add(kin dimension: Int, theme: Int, worth: Worth, row: Row? = nil) {
    if let row { rows.append(row) }
    while kin.count <= theme { kin.append([]) }
    if kin[theme].isEmpty { kin[theme] = Array(repeating: 0, count: WordKin.width + 1) }
    kin[theme][dimension] = worth.code
  }

  /// Whether a feature counts for each theme by itself.
  static func isListed(_ feature: some Sequence<UInt8>) -> Bool {
    let first = Array(feature.prefix { $0 != 0x20 })
    return listed.contains(first)
  }
  private static let listed = Set([Name.word, Name.phrase, Name.company, Name.together].map { [UInt8]($0.name.utf8) })

  /// Adds a row; `theme` is its place in the codebook, or -1 for all.
  mutating func add(theme: Int, themeHash: UInt64, feature: UInt64, listed: Bool, worth: Worth, row: Row? = nil) {
    if let row { rows.append(row) }
    if listed {
      lists[feature, default: []].append((theme, worth))
    } else {
      single[Hash.join(theme < 0 ? Self.everyHash : themeHash, feature)] = worth
    }
  }

  /// Reads a model file. Rows of themes that the codebook does not have are an error.
  init(_ file: [UInt8], codebook: Codebook, keepsRows: Bool = false) throws {
    var themes: [UInt64: Int] = [Self.everyHash: -1]
    for (index, theme) in codebook.themes.enumerated() { themes[Hash.word(theme.id)] = index }
    var line = 0
    for bytes in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      guard let first = bytes.first, first != UInt8(ascii: "#") else { continue }
      let cells = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
      if cells.count == 2 {
        guard let value = Self.number(cells[1]) else { throw Self.fault(line, bytes) }
        switch String(decoding: cells[0], as: UTF8.self) {
        case "threshold": threshold = value
        case "floor": floor = value
        default: throw Self.fault(line, bytes)
        }
        continue
      }
      guard cells.count == 4, let code = Self.number(cells[2]), let primary = Self.number(cells[3]) else { throw Self.fault(line, bytes) }
      let hash = Hash.word(cells[0])
      guard let theme = themes[hash] else {
        throw Fault(line: line, message: "“\(String(decoding: cells[0], as: UTF8.self))” is no theme of the codebook")
      }
      let worth = Worth(code: code, primary: primary)
      if theme >= 0, let dimension = Self.kinDimension(cells[1]) {
        add(kin: dimension, theme: theme, worth: worth)
      } else {
        add(theme: theme, themeHash: hash, feature: Self.key(cells[1]), listed: Self.isListed(cells[1]), worth: worth)
      }
      if keepsRows {
        rows.append(
          Row(theme: String(decoding: cells[0], as: UTF8.self), feature: String(decoding: cells[1], as: UTF8.self), worth: worth))
      }
    }
  }

  /// The file's text: general rows first, then theme by theme in the order of the codebook, the strongest features first.
  func fileText(codebook: Codebook) -> String {
    let places = codebook.positions
    let sorted = rows.sorted { a, b in
      let first = places[a.theme] ?? -1, second = places[b.theme] ?? -1
      return (first, -abs(a.worth.code), a.feature) < (second, -abs(b.worth.code), b.feature)
    }
    var out = """
      # What the coder has learned, by `peerview themes train`. A line: a theme ("*": all of them), a feature, how much it speaks for the
      # theme being carried, and how much for its being the primary one. docs/theming.md says what the features are.
      threshold\t\(threshold)
      floor\t\(floor)

      """
    for row in sorted { out += "\(row.theme)\t\(row.feature)\t\(row.worth.code)\t\(row.worth.primary)\n" }
    return out
  }

  private static func fault(_ line: Int, _ bytes: ArraySlice<UInt8>) -> Fault {
    Fault(
      line: line,
      message: "found “\(String(decoding: bytes, as: UTF8.self))”, expected a theme, a feature and two numbers, parted by tabs")
  }

  /// The key of a feature's name.
  static func key(_ name: some Collection<UInt8>) -> UInt64 {
    var key: UInt64?
    for part in name.split(separator: 0x20) {
      let hash = Hash.word(part)
      key = key.map { Hash.join($0, hash) } ?? hash
    }
    return key ?? 0
  }

  /// A decimal number: digits, a point, a sign.
  static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes, negative = false, value = 0.0, scale = 0.0
    if rest.first == UInt8(ascii: "-") {
      negative = true
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    for byte in rest {
      switch byte {
      case UInt8(ascii: "."):
        guard scale == 0 else { return nil }
        scale = 1
      case 0x30...0x39:
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      default: return nil
      }
    }
    let magnitude = scale > 1 ? value / scale : value
    return negative ? -magnitude : magnitude
  }
}
