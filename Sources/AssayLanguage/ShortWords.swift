/// A word while its bytes are read, as a number while it has no more than eight.
struct ShortWord {
  fileprivate private(set) var bits: UInt64 = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// Whether `bits` holds all of it.
  fileprivate var isShort: Bool { count <= 8 }

  mutating func append(_ byte: UInt8) {
    bits = bits << 8 | UInt64(byte)
    count += 1
  }
}

/// What is known of a few short words; asking makes no string and costs a few nanoseconds.
struct ShortWordTable<Value: Sendable>: Sendable {
  /// An open-addressed table; 0, which is no word, marks an empty place.
  private var keys: [UInt64]
  private var values: [Value?]

  /// - Parameter room: how many words it will hold at most.
  init(room: Int) {
    var places = 16
    while places < 4 * room { places *= 2 }
    keys = [UInt64](repeating: 0, count: places)
    values = [Value?](repeating: nil, count: places)
  }

  /// - Parameter word: one of up to eight bytes; longer ones are not kept.
  mutating func insert(_ word: String, _ value: Value) {
    var short = ShortWord()
    for byte in word.utf8 { short.append(byte) }
    guard short.isShort, !short.isEmpty else { return }
    let place = place(of: short.bits)
    keys[place] = short.bits
    values[place] = value
  }

  subscript(word: ShortWord) -> Value? {
    guard word.isShort, !word.isEmpty else { return nil }
    return values[place(of: word.bits)]
  }

  /// Where a word is, or the empty place where it would be.
  private func place(of bits: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[place] != 0, keys[place] != bits { place = (place + 1) & mask }
    return place
  }
}
