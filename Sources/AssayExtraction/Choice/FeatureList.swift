/// What the model sees of a candidate: hashed features, and their names where somebody asks why.
struct FeatureList {
  /// Buckets of the hashing trick, `0..<2^bits`.
  private(set) var buckets: [UInt32] = []
  private(set) var names: [String] = []
  /// Which features are taken; the others are passed over.
  var scope = Scope.all
  private let mask: UInt64
  private let isNamed: Bool

  /// What of a candidate a feature depends on, so that what candidates share is summed once.
  struct Scope: OptionSet {
    let rawValue: UInt8

    /// Its head alone.
    static let head = Scope(rawValue: 1)
    /// Its head and the first of its rules.
    static let rule = Scope(rawValue: 2)
    /// Which words it holds, one by one.
    static let words = Scope(rawValue: 4)
    /// Anything else.
    static let span = Scope(rawValue: 8)
    static let all: Scope = [.head, .rule, .words, .span]
  }

  init(bits: Int, named: Bool = false) {
    mask = (1 << UInt64(bits)) - 1
    isNamed = named
    buckets.reserveCapacity(192)
  }

  mutating func removeAll() {
    buckets.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
  }

  // Inlined, so that of a symbol no more than its hash is fetched where names are not asked for.

  @inline(__always)
  mutating func add(_ name: Symbol, _ a: Symbol, of kind: Scope = .span) {
    guard scope.contains(kind) else { return }
    put(Self.mix(name.hash, a.hash))
    if isNamed { names.append("\(name.text)=\(a.text)") }
  }

  @inline(__always)
  mutating func add(_ name: Symbol, _ a: Symbol, _ b: Symbol, of kind: Scope = .span) {
    guard scope.contains(kind) else { return }
    put(Self.mix(Self.mix(name.hash, a.hash), b.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text)") }
  }

  @inline(__always)
  mutating func add(
    _ name: Symbol, _ a: Symbol, _ b: Symbol, _ c: Symbol, of kind: Scope = .span
  ) {
    guard scope.contains(kind) else { return }
    put(Self.mix(Self.mix(Self.mix(name.hash, a.hash), b.hash), c.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text), \(c.text)") }
  }

  mutating func add(_ name: Symbol, _ a: Symbol, _ b: Symbol, _ c: Symbol, _ d: Symbol) {
    put(Self.mix(Self.mix(Self.mix(Self.mix(name.hash, a.hash), b.hash), c.hash), d.hash))
    if isNamed { names.append("\(name.text)=\(a.text), \(b.text), \(c.text), \(d.text)") }
  }

  private mutating func put(_ hash: UInt64) { buckets.append(bucket(hash)) }

  private func bucket(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash ^ (hash >> 29)) & mask)
  }

  /// The bucket of a feature that is not added.
  func bucket(_ name: Symbol, _ a: Symbol) -> UInt32 { bucket(Self.mix(name.hash, a.hash)) }

  func bucket(_ name: Symbol, _ a: Symbol, _ b: Symbol) -> UInt32 {
    bucket(Self.mix(Self.mix(name.hash, a.hash), b.hash))
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = a ^ (b &+ 0x9e37_79b9_7f4a_7c15 &+ (a << 6) &+ (a >> 2))
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }
}
