/// Values by stable hash. The keys are hashes already, so none is worked out again, as a dictionary would for each look.
struct KeyTable<Value: Sendable>: Sendable {
  /// Places in `values`, -1 where free; as many as a power of two, at most half of them taken.
  private var slots: [Int32] = []
  private var keys: [UInt64] = []
  private(set) var values: [Value] = []

  init() {}

  var count: Int { keys.count }

  subscript(key: UInt64) -> Value? {
    get {
      guard !slots.isEmpty else { return nil }
      let place = slots[slot(of: key)]
      return place < 0 ? nil : values[Int(place)]
    }
    set {
      guard let newValue else { preconditionFailure("nothing is taken out of a table of keys") }
      _ = insert(key, newValue, replacing: true)
    }
  }

  /// The value of a key that may have none yet.
  subscript(key: UInt64, default fallback: @autoclosure () -> Value) -> Value {
    get { self[key] ?? fallback() }
    _modify {
      let place = insert(key, fallback(), replacing: false).place
      yield &values[place]
    }
  }

  /// Puts a value in. `isNew`: whether the key was not there before.
  @discardableResult
  mutating func insert(_ key: UInt64, _ value: Value, replacing: Bool) -> (isNew: Bool, place: Int) {
    if (keys.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: key), place = Int(slots[slot])
    if place >= 0 {
      if replacing { values[place] = value }
      return (false, place)
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    values.append(value)
    return (true, keys.count - 1)
  }

  /// Where a key stands, or would stand.
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[at] >= 0, keys[Int(slots[at])] != key { at = (at + 1) & mask }
    return at
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(16, slots.count * 2))
    for (place, key) in keys.enumerated() { slots[slot(of: key)] = Int32(place) }
  }
}

/// A set of stable hashes.
typealias KeySet = KeyTable<Void>

extension KeyTable<Void> {
  init(_ keys: some Sequence<UInt64>) {
    self.init()
    for key in keys { insert(key) }
  }

  /// Whether the key was not there before.
  @discardableResult
  mutating func insert(_ key: UInt64) -> Bool { insert(key, (), replacing: false).isNew }

  func contains(_ key: UInt64) -> Bool { self[key] != nil }
}
