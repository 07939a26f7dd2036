import AssayLanguage

extension ClaimReader {
  /// The lemma in small letters, in British spelling. The analyser's, unless no dictionary has it:
  /// of rare words it guesses.
  func lemma(of token: Token) -> String {
    var lemma = (token.lemma == "_" ? token.form : token.lemma).lowercased()
    if lemma == "'s" || lemma == "’s" { lemma = "'s" }
    // A past that a headline lets pass for a noun.
    if let verb = Self.pasts[token.form.lowercased()], token.tag != .propn { return verb }
    if let spelling = Self.spellings[lemma] { return spelling }
    return token.tag == .propn ? lemma : mended(lemma, token.form.lowercased(), token.tag)
  }

  private static let pasts: [String: String] = [
    "rose": "rise", "fell": "fall", "shrank": "shrink", "sank": "sink", "grew": "grow",
    "lent": "lend", "fled": "flee", "stole": "steal", "sued": "sue", "forbidden": "forbid",
    "slew": "slay", "hid": "hide", "bought": "buy", "sold": "sell", "fought": "fight",
    "taught": "teach", "sought": "seek", "shot": "shoot", "drew": "draw", "flew": "fly",
  ]

  private static let spellings: [String: String] = [
    "kilometer": "kilometre", "meter": "metre", "liter": "litre", "center": "centre",
    "labor": "labour", "defense": "defence", "favor": "favour", "percentage": "percent",
    "program": "programme", "n't": "not", "can't": "can", "ca": "can", "wo": "will",
    "theater": "theatre", "color": "colour", "gray": "grey", "harbor": "harbour",
  ]

  /// A lemma that the thesaurus does not hold, or that its form is not made of, made anew from the
  /// form.
  private func mended(_ lemma: String, _ form: String, _ tag: PartOfSpeech) -> String {
    if tag == .adj, !thesaurus.holds(lemma, as: "a") {
      return Self.adjectives(of: form).first { thesaurus.holds($0, as: "a") } ?? lemma
    }
    guard form.utf8.count > 3, tag == .verb || tag == .noun else { return lemma }
    let own = tag == .verb ? "v" : "n"
    let bases = (tag == .verb ? Self.verbs(of: form) : Self.nouns(of: form)) + [form]
    if bases.contains(lemma) || bases.count == 1, thesaurus.holds(lemma, as: own) { return lemma }
    if let base = bases.first(where: { thesaurus.holds($0, as: own) }) { return base }
    if thesaurus.holds(lemma) { return lemma }
    let others = (tag == .verb ? Self.nouns(of: form) : Self.verbs(of: form))
    if let base = others.first(where: { thesaurus.holds($0) }) { return base }
    return lemma
  }

  /// What a regular verb's form may come from, the likeliest first.
  private static func verbs(of form: String) -> [String] {
    for ending in ["ed", "ing"] where form.hasSuffix(ending) && form.utf8.count > ending.count + 2 {
      let stem = String(form.dropLast(ending.count))
      let letters = Array(stem.utf8.suffix(3))
      guard letters.count == 3 else { return [stem, stem + "e"] }
      let vowels = Array("aeiou".utf8)
      if letters[1] == letters[2], !vowels.contains(letters[2]) {
        return [stem, String(stem.dropLast())]
      }
      if stem.hasSuffix("i") { return [String(stem.dropLast()) + "y", stem] }
      // A short stem of consonant, vowel and consonant would have doubled its last letter.
      let isShort =
        stem.utf8.count <= 4 && !vowels.contains(letters[0]) && vowels.contains(letters[1])
        && !vowels.contains(letters[2]) && !"wxy".utf8.contains(letters[2])
      return isShort ? [stem + "e"] : [stem, stem + "e"]
    }
    return form.hasSuffix("s") ? nouns(of: form) : []
  }

  /// What a comparative or superlative may come from.
  private static func adjectives(of form: String) -> [String] {
    for ending in ["est", "er"] where form.hasSuffix(ending) {
      let stem = String(form.dropLast(ending.count))
      let undoubled = String(stem.dropLast())
      return [stem, stem + "e", stem.hasSuffix("i") ? undoubled + "y" : undoubled]
    }
    return []
  }

  private static func nouns(of form: String) -> [String] {
    guard form.hasSuffix("s"), !form.hasSuffix("ss") else { return [] }
    let stem = String(form.dropLast())
    if form.hasSuffix("ves") {
      let base = form.dropLast(3)
      return [base + "f", base + "fe", stem]
    }
    if form.hasSuffix("ies") { return [form.dropLast(3) + "y", stem] }
    return form.hasSuffix("es") ? [stem, String(form.dropLast(2))] : [stem]
  }
}

extension ClaimReading {
  /// Finds the verbs that tell what is over: `built`, `was built`, `has built`.
  mutating func findPasts() {
    for index in words.indices where words[index].isPast {
      let helpers = children[index].filter { words[$0].relation == "aux" }
        .map { words[$0].form.lowercased() }
      if helpers.isEmpty { continue }
      words[index].isPast =
        !helpers.contains { ["will", "would", "to", "may", "might", "could", "must"].contains($0) }
        && helpers.contains { ["has", "have", "had", "'ve", "'d", "was", "were"].contains($0) }
    }
  }
}
