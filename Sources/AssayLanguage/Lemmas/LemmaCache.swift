/// The lemmas of late, by the place of their form in a `FormCache` and their tag. A newer one takes the
/// room of an older.
struct LemmaCache {
  private static let size = 1 << 14
  private var keys = [UInt64](repeating: .max, count: size)
  private var lemmas = [String](repeating: "", count: size)

  mutating func removeAll() {
    for index in keys.indices { keys[index] = .max }
  }

  mutating func lemma(place: Int32, tag: UInt16, make: () -> String) -> String {
    let key = UInt64(UInt32(bitPattern: place)) << 16 | UInt64(tag)
    let index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50)
    if keys[index] == key { return lemmas[index] }
    let lemma = make()
    keys[index] = key
    lemmas[index] = lemma
    return lemma
  }
}
