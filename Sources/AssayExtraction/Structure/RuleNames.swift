/// A few names of rules, each once, in the order in which they were added.
///
/// Held in place: candidates are copied much, and an array would be counted with each copy.
struct RuleNames: Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var places = SIMD32<UInt8>()
  private(set) var count = 0

  init(arrayLiteral names: RuleName...) {
    for name in names { append(name) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> RuleName { RuleName(rawValue: Int(places[index])) ?? .clause }

  mutating func append(_ name: RuleName) {
    guard !contains(name), count < places.scalarCount else { return }
    places[count] = UInt8(name.rawValue)
    count += 1
  }
}
