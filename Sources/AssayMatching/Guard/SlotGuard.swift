import AssayLanguage

/// Compares what stands in each place around the words that two claims share: who does it, what it
/// is done to, of what kind it is, with or from or against what.
///
/// The guard's other parts know words that turn a claim round; this one knows none. Where the same
/// word has another thing in the same place, the claims differ, unless a thesaurus holds the two
/// things for one. It asks much of the trees, so it asks only for what both trees say.
struct SlotGuard {
  let alignment: Alignment

  var difference: Difference? {
    for (head, partner) in heads {
      let first = slots(of: head, in: alignment.a)
      let second = slots(of: partner, in: alignment.b)
      for slot in first.keys.sorted() {
        guard let fillers = first[slot], let others = second[slot] else { continue }
        if let found = conflict(fillers, others) { return found }
      }
    }
    return turned(brought(alignment.a), brought(alignment.b)) ?? predicates
  }

  /// What prepositions bring, wherever it hangs.
  private func brought(_ reading: ClaimReading) -> [String: [Int]] {
    var brought: [String: [Int]] = [:]
    for index in reading.words.indices {
      guard let mark = reading.child(of: index, "case") else { continue }
      brought[reading.words[mark].lemma, default: []].append(index)
    }
    return brought
  }

  // MARK: - Heads

  /// Pairs of words that stand for one another, names among them, by their place in the first.
  private var heads: [(Int, Int)] {
    alignment.partner.merging(alignment.light, uniquingKeysWith: { $1 })
      .sorted { $0.key < $1.key }
      .filter {
        !Opposites.areConverse(alignment.a.words[$0.key].lemma, alignment.b.words[$0.value].lemma)
      }
  }

  /// What a word's places hold: heads of phrases, with those they are joined to by `and`.
  private func slots(of head: Int, in reading: ClaimReading) -> [String: [Int]] {
    var slots: [String: [Int]] = [:]
    for child in reading.children[head] {
      guard let slot = slot(of: child, in: reading) else { continue }
      let joined = reading.children[child].filter { reading.words[$0].relation == "conj" }
      slots[slot, default: []] += ([child] + joined).filter { counts($0, in: reading) }
    }
    return slots.filter { !$0.value.isEmpty }
  }

  private func slot(of child: Int, in reading: ClaimReading) -> String? {
    let word = reading.words[child]
    switch word.relation {
    case "nsubj": return word.isPassive ? "patient" : "agent"
    case "obj": return "patient"
    case "xcomp", "ccomp": return "content"
    case "amod", "compound":
      // `Never finished university`: a tree that takes what is said for a detail.
      let isSaid =
        word.tag == .verb && child > 0
        && ![.det, .adj, .adp].contains(reading.words[child - 1].tag)
      return isSaid ? nil : "kind"
    case "advmod": return word.form.hasSuffix("ly") ? "manner" : nil
    case "obl", "nmod":
      guard let mark = reading.child(of: child, "case") else { return nil }
      // `Brother-in-law`
      if mark > 0, reading.words[mark - 1].form == "-" { return nil }
      let preposition = reading.words[mark].lemma
      if preposition == "by" && word.relation == "obl" { return "agent" }
      return preposition == "'s" ? "of" : preposition
    default: return nil
    }
  }

  /// Whether a filler is something that can be compared.
  private func counts(_ index: Int, in reading: ClaimReading) -> Bool {
    let word = reading.words[index]
    if word.isNumeric || Quantifiers.isOne(word.lemma) { return false }
    switch word.tag {
    case .noun, .propn, .verb, .adj: return true
    case .adv: return !MatchWords.isEmpty(word.lemma)
    default: return false
    }
  }

  // MARK: - Fillers

  private func conflict(_ fillers: [Int], _ others: [Int]) -> Difference? {
    for i in fillers {
      for j in others where isSame(i, j) { return nil }
    }
    for i in fillers {
      for j in others where areComparable(i, j) {
        let (x, y) = (alignment.a.words[i], alignment.b.words[j])
        let (isElsewhere, isElsewhereToo) = (
          isSaid(i, of: alignment.a, in: alignment.b), isSaid(j, of: alignment.b, in: alignment.a)
        )
        if isElsewhere != isElsewhereToo { continue }
        return Difference(isElsewhere ? .role : .term, x.form, y.form)
      }
    }
    return nil
  }

  /// A name cannot be told from a detail of another sort: `in Oslo`, `in court`.
  private func areComparable(_ i: Int, _ j: Int) -> Bool {
    let (x, y) = (alignment.a.words[i], alignment.b.words[j])
    let (isNamed, isNamedToo) = (isNamed(i, in: alignment.a), isNamed(j, in: alignment.b))
    // Of a first word nobody can tell: `Airbus`, `Kurdish`.
    if isNamed != isNamedToo { return i == 0 || j == 0 }
    let nouns: [PartOfSpeech] = [.noun, .propn]
    // `Turned out genuine`, `turned out forged`.
    let sayings: [PartOfSpeech] =
      x.relation == "xcomp" && y.relation == "xcomp" ? [.adj, .verb] : []
    return isNamed || x.tag == y.tag || nouns.contains(x.tag) && nouns.contains(y.tag)
      || sayings.contains(x.tag) && sayings.contains(y.tag)
  }

  /// Whether a word is of a name or written like one.
  private func isNamed(_ index: Int, in reading: ClaimReading) -> Bool {
    reading.words[index].name != nil
      || index > 0 && ClaimReading.isCapital(reading.words[index].form)
      || !apposed(index, in: reading).isEmpty
  }

  /// Names that say who a filler is: `defender Oumar Sylla`.
  private func apposed(_ index: Int, in reading: ClaimReading) -> [ClaimName] {
    let indices =
      [index]
      + reading.children[index].filter {
        ["flat", "appos", "compound", "nmod"].contains(reading.words[$0].relation)
      }
    return Set(indices.compactMap { reading.words[$0].name }).map { reading.names[$0] }
  }

  private func isSame(_ i: Int, _ j: Int) -> Bool {
    let (x, y) = (alignment.a.words[i], alignment.b.words[j])
    if alignment.partner[i] == j || x.stem == y.stem || alignment.areAlike(x.lemma, y.lemma) {
      return true
    }
    if ClaimReading.plain(x.form) == ClaimReading.plain(y.form) { return true }
    let (names, others) = (apposed(i, in: alignment.a), apposed(j, in: alignment.b))
    if names.contains(where: { name in others.contains { name.canBe($0) } }) { return true }
    return phrase(of: i, in: alignment.a).contains { phrase(of: j, in: alignment.b).contains($0) }
  }

  /// The stems of a filler with what makes one term of it: `heart attack`.
  private func phrase(of index: Int, in reading: ClaimReading) -> Set<String> {
    Set(
      ([index]
        + reading.children[index].filter {
          ["compound", "flat", "appos"].contains(reading.words[$0].relation)
        }).map { reading.words[$0].stem })
  }

  /// Whether the other claim says a filler in any place.
  private func isSaid(_ index: Int, of own: ClaimReading, in other: ClaimReading) -> Bool {
    let word = own.words[index]
    if (own.text == alignment.a.text ? alignment.partner : alignment.partnerOfB)[index] != nil {
      return true
    }
    if let name = word.name { return other.names.contains { own.names[name].canBe($0) } }
    return other.words.contains {
      $0.stem == word.stem || $0.form.lowercased() == word.form.lowercased()
    }
  }

  /// The same thing brought by contrary prepositions: `moved to Cyprus`, `moved out of Cyprus`.
  private func turned(_ first: [String: [Int]], _ second: [String: [Int]]) -> Difference? {
    for (x, y) in Self.ways {
      for (one, other) in [(x, y), (y, x)] {
        let isTurned = (first[one] ?? []).contains { i in
          (second[other] ?? []).contains { isSame(i, $0) }
            && !(second[one] ?? []).contains { isSame(i, $0) }
        }
        if isTurned { return Difference(.direction, one, other) }
      }
    }
    return nil
  }

  private static let ways = [
    ("to", "from"), ("into", "out"), ("to", "out"), ("into", "from"), ("for", "against"),
    ("with", "without"), ("before", "after"), ("above", "below"), ("over", "under"),
    ("inside", "outside"), ("on", "off"), ("with", "against"), ("until", "from"),
    ("until", "since"), ("by", "from"), ("north", "south"), ("onto", "off"), ("within", "outside"),
  ]

  // MARK: - Predicates

  /// What is said of the same things: `took the town`, `lost the town`. Who says a thing anew with
  /// another verb mostly turns its parts round, too.
  private var predicates: Difference? {
    guard let i = root(alignment.a), let j = root(alignment.b), alignment.partner[i] != j,
      (alignment.a.words[i].tag == .verb) == (alignment.b.words[j].tag == .verb),
      !alignment.areSynonyms(alignment.a.words[i].lemma, alignment.b.words[j].lemma),
      !Opposites.areConverse(alignment.a.words[i].lemma, alignment.b.words[j].lemma),
      !isSaid(i, of: alignment.a, in: alignment.b), !isSaid(j, of: alignment.b, in: alignment.a)
    else { return nil }
    let (first, second) = (slots(of: i, in: alignment.a), slots(of: j, in: alignment.b))
    let isVerb = alignment.a.words[i].tag == .verb
    for slot in isVerb ? ["agent", "patient"] : ["agent"] {
      guard let fillers = first[slot], let others = second[slot],
        fillers.contains(where: { i in others.contains { isSame(i, $0) } })
      else { return nil }
    }
    guard alignment.leftA.allSatisfy({ $0 == i }), alignment.leftB.allSatisfy({ $0 == j })
    else { return nil }
    return Difference(.term, alignment.a.words[i].form, alignment.b.words[j].form)
  }

  private func root(_ reading: ClaimReading) -> Int? {
    reading.words.firstIndex { $0.head < 0 && [.verb, .adj, .noun].contains($0.tag) }
  }
}
