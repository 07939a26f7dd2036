import AssayLanguage

extension ClaimReading {
  /// Finds what only tells who says the claim. A frame that denies is none: `nobody says that …`.
  mutating func findFrame() {
    var found: Set<Int> = []
    for (index, word) in words.enumerated() {
      let isSpeech = Self.speech.contains(word.lemma)
      if isSpeech, word.head < 0, let content = child(of: index, "ccomp", "csubj") {
        found.formUnion(words.indices.filter { !isBelow($0, content) })
      } else if isSpeech, word.relation == "parataxis" {
        found.formUnion(words.indices.filter { isBelow($0, index) })
      } else if word.relation == "obl",
        children[index].contains(where: { words[$0].lemma.hasPrefix("accord") })
      {
        found.formUnion(words.indices.filter { isBelow($0, index) })
      }
    }
    let denials: Set<String> = ["not", "never", "no", "nobody", "none", "without", "n't"]
    frame = found.contains { denials.contains(words[$0].lemma) } ? [] : found
  }

  private static let speech: Set<String> = [
    "say", "claim", "tell", "state", "report", "write", "allege", "assert", "argue", "conclude",
    "find", "show", "suggest", "announce", "declare", "note", "add", "explain", "insist", "warn",
    "reveal", "estimate", "maintain", "contend",
  ]
}
