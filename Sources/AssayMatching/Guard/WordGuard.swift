import AssayLanguage

/// Compares words that turn a claim round, and words that stand in one place and mean two things.
struct WordGuard {
  let alignment: Alignment

  var difference: Difference? { direction ?? degree ?? group ?? replaced ?? term }

  /// The stems of all words but names: the lemma of a rare word is a guess.
  private func stems(_ reading: ClaimReading) -> Set<String> {
    var stems: Set<String> = []
    for word in reading.words where word.name == nil {
      stems.insert(word.stem)
      stems.insert(PorterStemmer.stem(word.form.lowercased()))
    }
    return stems
  }

  private var direction: Difference? {
    let (first, second) = (stems(alignment.a), stems(alignment.b))
    for (up, down) in Opposites.stemmedPoles {
      let (upA, upB) = (up.intersection(first), up.intersection(second))
      let (downA, downB) = (down.intersection(first), down.intersection(second))
      // A pole that only one claim has, against the other pole that only the other has.
      if let x = upA.subtracting(upB).min(), let y = downB.subtracting(downA).min(),
        upB.isEmpty && downA.isEmpty || isPlaced(x, y)
      {
        return Difference(.direction, x, y)
      }
      if let x = downA.subtracting(downB).min(), let y = upB.subtracting(upA).min(),
        downB.isEmpty && upA.isEmpty || isPlaced(x, y)
      {
        return Difference(.direction, x, y)
      }
    }
    for i in alignment.leftA {
      for j in alignment.leftB {
        let (x, y) = (alignment.a.words[i].lemma, alignment.b.words[j].lemma)
        if NegatedForms.isPair(
          alignment.a.words[i].form.lowercased(), alignment.b.words[j].form.lowercased())
        {
          return Difference(.negation, alignment.a.words[i].form, alignment.b.words[j].form)
        }
        if x != y, alignment.areContrary(x, y), !WordSides.areOfOneGroup(x, y) {
          return Difference(.direction, x, y)
        }
      }
    }
    return nil
  }

  /// `Saltier` against `less salty`, `most likely` against `least likely`.
  private var degree: Difference? {
    for (i, j) in alignment.partner {
      let (x, y) = (isLess(i, alignment.a), isLess(j, alignment.b))
      guard x != y, [.adj, .adv].contains(alignment.a.words[i].tag),
        [.adj, .adv].contains(alignment.b.words[j].tag),
        alignment.a.words[i].lemma == alignment.b.words[j].lemma
      else { continue }
      return Difference(.direction, alignment.a.words[i].form, alignment.b.words[j].form)
    }
    return nil
  }

  private func isLess(_ index: Int, _ reading: ClaimReading) -> Bool {
    index > 0 && ["less", "least"].contains(reading.words[index - 1].form.lowercased())
      && !(index > 1 && ["no", "at"].contains(reading.words[index - 2].lemma))
  }

  /// Whether two words stand in like places.
  private func isPlaced(_ x: String, _ y: String) -> Bool {
    alignment.leftA.contains { i in
      alignment.a.words[i].stem == x
        && alignment.leftB.contains { j in
          alignment.b.words[j].stem == y
            && alignment.a.words[i].relation == alignment.b.words[j].relation
        }
    }
  }

  private var group: Difference? {
    let (first, second) = (Self.grouped(alignment.a), Self.grouped(alignment.b))
    for place in first.keys.sorted() {
      let kind = Opposites.groups[place].0
      guard let x = first[place], let y = second[place] else { continue }
      if let one = x.subtracting(y).min(), let two = y.subtracting(x).min() {
        if kind == .unit, Self.isMeasured(one, two, alignment) { continue }
        return Difference(kind, one, two)
      }
    }
    return nil
  }

  /// The lemmas that are of a group, by the group's place.
  private static func grouped(_ reading: ClaimReading) -> [Int: Set<String>] {
    var grouped: [Int: Set<String>] = [:]
    for word in reading.words {
      for place in WordSides.of(word.lemma)?.groups ?? [] {
        grouped[place, default: []].insert(word.lemma)
      }
    }
    return grouped
  }

  /// Units of quantities were compared with their numbers: `two decades`, `20 years`.
  private static func isMeasured(_ x: String, _ y: String, _ alignment: Alignment) -> Bool {
    func holds(_ reading: ClaimReading, _ word: String) -> Bool {
      reading.words.contains { $0.lemma == word && $0.isNumeric }
    }
    return holds(alignment.a, x) && holds(alignment.b, y)
      || isOne(x, alignment.a, measuredBy: y, alignment.b)
      || isOne(y, alignment.b, measuredBy: x, alignment.a)
  }

  /// `In a week` against `in seven days`.
  private static func isOne(
    _ unit: String, _ reading: ClaimReading, measuredBy other: String, _ second: ClaimReading
  ) -> Bool {
    let isOne = reading.words.enumerated().contains { index, word in
      word.lemma == unit && index > 1 && reading.words[index - 2].tag == .adp
        && ["a", "an", "one"].contains(reading.words[index - 1].lemma)
    }
    return isOne
      && second.quantities.contains { $0.unit == other && NumberGuard.isEqual($0, one: unit) }
  }

  /// A word replaced by one that means something else, with nothing changed around it. Who says a
  /// thing anew changes more than one word, or takes a word that means the same.
  private var replaced: Difference? {
    func around(_ index: Int, _ reading: ClaimReading) -> (String, String) {
      func lemma(_ index: Int) -> String {
        guard reading.words.indices.contains(index), reading.words[index].tag != .punct else {
          return ""
        }
        return reading.words[index].lemma
      }
      return (lemma(index - 1), lemma(index + 1))
    }
    let (left, right) = (
      rest(alignment.leftA, alignment.a, alignment.b),
      rest(alignment.leftB, alignment.b, alignment.a)
    )
    for i in left {
      let (x, context) = (alignment.a.words[i], around(i, alignment.a))
      for j in right {
        let y = alignment.b.words[j]
        // Two names were compared as names.
        guard x.name == nil || y.name == nil else { continue }
        if Opposites.areConverse(x.lemma, y.lemma) { continue }
        let isSurrounded =
          around(j, alignment.b) == context && (Self.says(context.0) || Self.says(context.1))
        let isAllThatChanged = left.count == 1 && right.count == 1 && x.tag == y.tag
        if isSurrounded || isAllThatChanged { return Difference(.term, x.form, y.form) }
      }
    }
    return nil
  }

  /// What is left over of a claim, with names that the other does not have.
  private func rest(_ left: [Int], _ own: ClaimReading, _ other: ClaimReading) -> [Int] {
    let names = own.names.filter { name in !other.names.contains { name.canBe($0) } }
      .flatMap(\.indices)
    let frame = other.frame.isEmpty ? own.frame : []
    return (left + names).sorted().filter {
      !frame.contains($0) && isReplaceable(own.words[$0], in: other)
    }
  }

  /// A verb or noun that the other claim does not hold in any place.
  private func isReplaceable(_ word: ClaimReading.Word, in other: ClaimReading) -> Bool {
    [.verb, .noun, .propn].contains(word.tag)
      && !other.words.contains {
        $0.stem == word.stem || $0.form.lowercased() == word.form.lowercased()
          || $0.tag == word.tag && alignment.areAlike($0.lemma, word.lemma)
      }
  }

  /// Whether a neighbour is more than a word of grammar.
  private static func says(_ lemma: String) -> Bool {
    !lemma.isEmpty && !MatchWords.isEmpty(lemma) && lemma != "own"
  }

  /// Two nouns that are left over in the same place of the same word: `wife` for `sister`.
  private var term: Difference? {
    for i in alignment.leftA {
      let x = alignment.a.words[i]
      guard [.noun, .propn, .adj].contains(x.tag) else { continue }
      for j in alignment.leftB {
        let y = alignment.b.words[j]
        guard x.tag == y.tag || x.tag == .propn || y.tag == .propn, x.relation == y.relation,
          areHeadsAligned(x.head, y.head),
          alignment.areSisters(x.lemma, y.lemma)
        else { continue }
        return Difference(.term, x.form, y.form)
      }
    }
    return nil
  }

  private func areHeadsAligned(_ x: Int, _ y: Int) -> Bool {
    if x < 0 && y < 0 { return true }
    if x < 0 || y < 0 { return false }
    if let partner = alignment.partner[x] { return partner == y }
    let (first, second) = (alignment.a.words[x], alignment.b.words[y])
    return first.lemma == second.lemma || (first.name != nil && second.name != nil)
  }
}
