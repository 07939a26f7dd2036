/// `last`, `next to last`, `the previous one`: places counted from the end or from here.
enum RelativeOrdinals {
  static func reading(at start: Int, in text: LexedText) -> QuantityReading? {
    guard text[start].marks.contains(.relative) else { return nil }
    for (phrase, value, unit) in phrases {
      let end = start + phrase.count
      guard text[start].text == phrase[0], (start..<end).map({ text[$0].text }) == phrase else {
        continue
      }
      // `next of kin`, `as a last resort`, `at last`.
      if idiomTails.contains(text[end].text) || text[start - 1].text == "at" { return nil }
      return QuantityReading(relativeOrdinal: value, unit: unit, lexemes: start..<end)
    }
    return nil
  }

  static let firstWords = Set(phrases.compactMap(\.words.first))

  /// Longest first.
  private static let phrases: [(words: [String], value: Double, unit: String)] = {
    let end = "ordinal from end"
    let here = "ordinal from here"
    let list: [(String, Double, String)] = [
      ("the one before the last one", -1, end), ("the one before the last", -1, end),
      ("one before the last one", -1, end), ("one before the last", -1, end),
      ("the last but one", -1, end), ("last but one", -1, end), ("second to last", -1, end),
      ("next to last", -1, end), ("antepenultimate", -2, end), ("penultimate", -1, end),
      ("preantepenultimate", -3, end), ("the previous one", -1, here), ("previous one", -1, here),
      ("the next one", 1, here), ("next one", 1, here), ("current one", 0, here),
      ("following one", 1, here), ("preceding one", -1, here), ("last", 0, end), ("next", 1, here),
      ("following", 1, here), ("previous", -1, here), ("preceding", -1, here), ("current", 0, here),
    ]
    return list.map { ($0.0.split(separator: " ").map(String.init), $0.1, $0.2) }
  }()

  private static let idiomTails: Set<String> = ["of", "resort", "ditch", "name", "straw"]
}
