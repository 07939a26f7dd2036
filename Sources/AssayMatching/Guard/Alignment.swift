/// Which words of two claims stand for one another, and which have none on the other side.
struct Alignment {
  let a: ClaimReading
  let b: ClaimReading
  /// For each content word of `a` the word of `b` that says the same.
  private(set) var partner: [Int: Int] = [:]
  private(set) var partnerOfB: [Int: Int] = [:]
  private(set) var leftA: [Int] = []
  private(set) var leftB: [Int] = []
  /// Verbs that say next to nothing by themselves, `take` and `have`, that both claims turn on.
  private(set) var light: [Int: Int] = [:]
  private let thesaurus: Thesaurus

  init(_ a: ClaimReading, _ b: ClaimReading, _ thesaurus: Thesaurus) {
    self.a = a
    self.b = b
    self.thesaurus = thesaurus
    pair { $0.lemma == $1.lemma }
    pair { $0.stem == $1.stem }
    // `Thieves` stands for `burglars`, not for `steal`.
    pair { [self] in $0.tag == $1.tag && areAlike($0.lemma, $1.lemma) }
    pair { [self] in areAlike($0.lemma, $1.lemma) }
    if let i = a.words.firstIndex(where: { $0.head < 0 }), partner[i] == nil,
      let j = b.words.firstIndex(where: { $0.head < 0 }), partnerOfB[j] == nil,
      a.words[i].lemma == b.words[j].lemma
    {
      light[i] = j
    }
    leftA = a.words.indices.filter { a.isContent($0) && partner[$0] == nil }
    leftB = b.words.indices.filter { b.isContent($0) && partnerOfB[$0] == nil }
  }

  private mutating func pair(_ isSame: (ClaimReading.Word, ClaimReading.Word) -> Bool) {
    for i in a.words.indices where partner[i] == nil && a.isContent(i) {
      var found: Int?
      for j in b.words.indices where partnerOfB[j] == nil && b.isContent(j) {
        guard isSame(a.words[i], b.words[j]) else { continue }
        // Of several, the one in a like place.
        if found == nil || a.words[i].relation == b.words[j].relation { found = j }
        if a.words[i].relation == b.words[j].relation { break }
      }
      if let found {
        partner[i] = found
        partnerOfB[found] = i
      }
    }
  }

  /// Whether a word stands in a detail that the other claim leaves out: neither it nor what hangs on
  /// it has a partner there, and all that the other says has one here.
  func leavesOut(_ index: Int, fromA: Bool) -> Bool {
    let (own, partners, left) = fromA ? (a, partner, leftB) : (b, partnerOfB, leftA)
    guard own.isContent(index), partners[index] == nil, left.isEmpty else { return false }
    // The root is what is claimed.
    return own.words[index].head >= 0 && own.words[index].tag != .adv
      && !partners.keys.contains { own.isBelow($0, index) }
  }

  func areAlike(_ first: String, _ second: String) -> Bool {
    likeness(first, second) ?? thesaurus.areAlike(first, second)
  }

  /// The same without wider words: `have` for `own`, but not for `lose`.
  func areSynonyms(_ first: String, _ second: String) -> Bool {
    likeness(first, second) ?? thesaurus.areSynonyms(first, second)
  }

  /// What the tables say; nil where they say nothing.
  private func likeness(_ first: String, _ second: String) -> Bool? {
    if first == second { return true }
    if WordSides.areAlike(first, second) { return true }
    if areContrary(first, second) { return false }
    return WordSides.areOneDirection(first, second) ? true : nil
  }

  /// Words that cannot stand for one another, whatever a thesaurus makes of them.
  func areContrary(_ first: String, _ second: String) -> Bool {
    WordSides.areContrary(first, second) || NegatedForms.isPair(first, second)
      || thesaurus.areOpposite(first, second)
  }

  func areSisters(_ first: String, _ second: String) -> Bool {
    thesaurus.areSisters(first, second)
  }

  /// How much of the smaller claim the other says, too, from 0 to 1: words, names and numbers.
  func common(names: Int, numbers: Int) -> Double {
    let words = Double(partner.count)
    let sizeA = a.words.indices.count { a.isContent($0) } + a.names.count + a.quantities.count
    let sizeB = b.words.indices.count { b.isContent($0) } + b.names.count + b.quantities.count
    let size = Double(min(sizeA, sizeB))
    return size == 0 ? 1 : (words + Double(names + numbers)) / size
  }
}
