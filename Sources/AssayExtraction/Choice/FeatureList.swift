/// A text with its hash, so that a feature made of several costs no new string.
struct Symbol: Hashable {
  let text: String
  let hash: UInt64

  init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01b3
    }
    self.hash = hash
  }

  static let none = Symbol("∅")

  /// A count in steps that grow: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-22, 23 and more.
  static func count(_ value: Int) -> Symbol {
    let steps = [0, 1, 2, 3, 4, 5, 7, 10, 15, 23]
    return counts[(steps.lastIndex { $0 <= value }) ?? 0]
  }

  private static let counts = (0..<10).map { Symbol("#\($0)") }
}

/// What the model sees of a candidate: hashed features, and their names where somebody asks why.
struct FeatureList {
  /// Buckets of the hashing trick, `0..<2^bits`.
  private(set) var buckets: [UInt32] = []
  private(set) var names: [String] = []
  private let mask: UInt64
  private let isNamed: Bool

  init(bits: Int, named: Bool = false) {
    mask = (1 << UInt64(bits)) - 1
    isNamed = named
    buckets.reserveCapacity(192)
  }

  mutating func removeAll() {
    buckets.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: Symbol, _ a: Symbol) {
    put(Self.mix(name.hash, a.hash))
    if isNamed { names.append("\(name.text)=\(a.text)") }
  }

  mutating func add(_ name: Symbol, _ a: Symbol, _ b: Symbol) {
    put(Self.mix(Self.mix(name.hash, a.hash), b.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text)") }
  }

  mutating func add(_ name: Symbol, _ a: Symbol, _ b: Symbol, _ c: Symbol) {
    put(Self.mix(Self.mix(Self.mix(name.hash, a.hash), b.hash), c.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text), \(c.text)") }
  }

  mutating func add(_ name: Symbol, _ a: Symbol, _ b: Symbol, _ c: Symbol, _ d: Symbol) {
    put(Self.mix(Self.mix(Self.mix(Self.mix(name.hash, a.hash), b.hash), c.hash), d.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text), \(c.text), \(d.text)") }
  }

  private mutating func put(_ hash: UInt64) {
    buckets.append(UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) & mask))
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = a ^ (b &+ 0x9e37_79b9_7f4a_7c15 &+ (a << 6) &+ (a >> 2))
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }
}
