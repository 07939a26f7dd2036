import AssayModel

extension NumberGuard {
  private enum Bound { case least, most, exact, nearly }

  func boundDifference(_ x: Quantity, _ y: Quantity) -> Difference? {
    let (first, second) = (bound(of: x, in: a), bound(of: y, in: b))
    if first == .nearly || second == .nearly {
      // Nearly so many are not more than that; whether they are rounded is another question.
      guard first == .least || second == .least else { return nil }
      return Difference(.quantifier, x.quote, y.quote)
    }
    guard first != second, x.value == y.value || (first != nil && second != nil) else { return nil }
    return Difference(.quantifier, x.quote, y.quote)
  }

  /// Whether a number is said to be the least or the most: `more than one`.
  func isBounded(_ quantity: Quantity, in reading: ClaimReading) -> Bool {
    bound(of: quantity, in: reading) != nil
  }

  private func bound(of quantity: Quantity, in reading: ClaimReading) -> Bound? {
    var text = quantity.quote.lowercased()
    let before = reading.words.filter { $0.span.end <= quantity.span.start }.suffix(4)
    text = before.map(\.form).joined(separator: " ").lowercased() + " " + text
    let after = reading.words.filter { $0.span.start >= quantity.span.end }.prefix(3)
    // `48 percent more than` compares; `48 percent or more` bounds.
    let tail = after.map(\.form).joined(separator: " ").lowercased()
    if ["or ", "at ", "maximum", "minimum"].contains(where: tail.hasPrefix) { text += " " + tail }
    if Self.negatedMost.contains(where: text.contains) { return .least }
    if Self.negatedLeast.contains(where: text.contains) { return .most }
    if Self.most.contains(where: text.contains) { return .most }
    if Self.least.contains(where: text.contains) { return .least }
    if text.contains("exactly") { return .exact }
    if Self.nearly.contains(where: text.contains) { return .nearly }
    return nil
  }

  private static let most = [
    "at most", "up to ", "less than", "fewer than", "under ",
    "maximum", "below ", "or less", "or fewer", "at the most", "or below",
  ]
  private static let least = [
    "at least", "more than", "over ", "minimum",
    "above ", "or more", "upwards of", "exceed", "or above",
  ]
  private static let nearly = ["barely", "almost", "nearly", "just under", "not quite", "close to"]
  private static let negatedMost = [
    "no fewer than", "no less than", "not less than", "not fewer than", "not under",
  ]
  private static let negatedLeast = ["no more than", "not more than", "not over", "not exceed"]
}
