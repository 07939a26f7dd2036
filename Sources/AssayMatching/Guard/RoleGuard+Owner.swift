extension RoleGuard {
  /// `The father of Jonas was caught` against `Jonas was caught`: one verb, another subject, and
  /// both speak of the one.
  var otherSubject: Difference? {
    for (x, y) in alignment.partner.merging(alignment.light, uniquingKeysWith: { $1 }) {
      guard let first = alignment.a.child(of: x, "nsubj"),
        let second = alignment.b.child(of: y, "nsubj"),
        alignment.a.words[first].isPassive == alignment.b.words[second].isPassive
      else { continue }
      if alignment.areAlike(alignment.a.words[first].lemma, alignment.b.words[second].lemma) {
        continue
      }
      if Self.isOwned(alignment.a, first, by: second, in: alignment.b)
        || Self.isOwned(alignment.b, second, by: first, in: alignment.a)
      {
        return Difference(.name, alignment.a.words[first].form, alignment.b.words[second].form)
      }
    }
    return nil
  }

  /// Whether `head`, a relative or the like, belongs to whom `other` names.
  private static func isOwned(
    _ reading: ClaimReading, _ head: Int, by other: Int, in second: ClaimReading
  ) -> Bool {
    guard reading.words[head].name == nil, relatives.contains(reading.words[head].lemma),
      !second.words.contains(where: { $0.lemma == reading.words[head].lemma })
    else { return false }
    return reading.children[head].contains { reading.words[$0].relation == "nmod" }
  }

  private static let relatives: Set<String> = [
    "father", "mother", "wife", "husband", "son", "daughter", "brother", "sister", "uncle", "aunt",
    "cousin", "nephew", "niece", "friend", "lawyer", "aide", "spokesman", "assistant", "driver",
    "partner", "colleague", "rival", "boss", "predecessor", "successor", "deputy", "adviser",
  ]
}
