/// The numbers that were read of late: a dozen rules ask for the one at the same place.
final class NumeralMemo {
  private static let size = 16
  private var keys = [Int](repeating: .min, count: size)
  private var numerals = [Numeral?](repeating: nil, count: size)

  /// What `read` gives, which is always the same for a place.
  func numeral(at start: Int, joining: Bool, read: () -> Numeral?) -> Numeral? {
    let key = start * 2 + (joining ? 1 : 0)
    let index = key & (Self.size - 1)
    if keys[index] == key { return numerals[index] }
    let numeral = read()
    keys[index] = key
    numerals[index] = numeral
    return numeral
  }
}
