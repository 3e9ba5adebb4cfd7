/// What a font's name tells of its looks: "ABCDEE+Tahoma,Bold" is bold, "Wingdings-Regular" has pictures for letters.
struct FontFlags: Sendable, Hashable {
  var isBold = false, isItalic = false, isSymbol = false

  init(name: some Sequence<UInt8>) {
    let lower = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func has(_ words: [StaticString]) -> Bool {
      words.contains { word in word.withUTF8Buffer { lower.firstRange(of: $0) != nil } }
    }
    isBold = has(["bold", "black", "heavy", "demi"])
    isItalic = has(["italic", "oblique"])
    isSymbol = has(["wingding", "webding", "symbol", "dingbat"])
  }
}
