/// Stable hashes: the same on every run and machine, so that a model's features are found without their names.
enum Hash {
  /// FNV-1a.
  static func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  static func word(_ text: String) -> UInt64 { word(text.utf8) }

  /// One hash of two, in their order.
  static func join(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = a &* 0x9e37_79b9_7f4a_7c15 ^ (b &+ 0x7f4a_7c15_9e37_79b9)
    hash ^= hash >> 29
    hash = hash &* 0xbf58_476d_1ce4_e5b9
    return hash ^ (hash >> 32)
  }
}
