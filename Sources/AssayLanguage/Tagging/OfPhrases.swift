/// Attaches `of` phrases to the share that they stand behind: `won a fifth term and 87 percent of
/// the vote`, where the network may hang `of the vote` on `term`.
///
/// A percentage or fraction wants its whole, so the phrase next to it is its own, even where it
/// could belong to all conjuncts together.
enum OfPhrases {
  /// - Parameter range: a piece's tokens, which have tags, heads and relations.
  static func attach(_ tokens: inout [Token], _ range: Range<Int>) {
    for index in range.dropFirst() where isOf(tokens[index]) {
      let whole = tokens[index].head
      let share = index - 1
      guard whole > index, ["nmod", "obl"].contains(tokens[whole].relation),
        tokens[whole].head >= range.lowerBound, tokens[whole].head < share,
        isShare(tokens[share])
      else { continue }
      tokens[whole].head = share
      tokens[whole].relation = "nmod"
    }
  }

  private static func isOf(_ token: Token) -> Bool {
    token.relation == "case" && token.lemma == "of"
  }

  private static func isShare(_ token: Token) -> Bool {
    ["percent", "%", "per cent", "half", "third", "quarter", "fifth", "tenth", "majority"]
      .contains(token.lemma)
      && [.noun, .sym, .num].contains(token.tag)
  }
}
