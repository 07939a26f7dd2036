import AssayLanguage

/// Compares words that turn a claim round, and words that stand in one place and mean two things.
struct WordGuard {
  let alignment: Alignment

  var difference: Difference? { direction ?? group ?? term }

  private func lemmas(_ reading: ClaimReading) -> Set<String> {
    var lemmas: Set<String> = []
    for word in reading.words where word.name == nil {
      lemmas.insert(word.lemma)
      lemmas.insert(word.form.lowercased())
    }
    return lemmas
  }

  private var direction: Difference? {
    let (first, second) = (lemmas(alignment.a), lemmas(alignment.b))
    for (up, down) in Opposites.poles {
      let (upA, upB) = (up.intersection(first), up.intersection(second))
      let (downA, downB) = (down.intersection(first), down.intersection(second))
      // A pole that only one claim has, against the other pole that only the other has.
      if let x = upA.subtracting(upB).min(), let y = downB.subtracting(downA).min(),
        upB.isEmpty || downA.isEmpty, upB.isEmpty && downA.isEmpty || isPlaced(x, y)
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
        if x != y, alignment.areContrary(x, y),
          !Opposites.groups.contains(where: { $0.1.contains(x) && $0.1.contains(y) })
        {
          return Difference(.direction, x, y)
        }
      }
    }
    return nil
  }

  /// Whether two words stand in like places.
  private func isPlaced(_ x: String, _ y: String) -> Bool {
    alignment.leftA.contains { i in
      alignment.a.words[i].lemma == x
        && alignment.leftB.contains { j in
          alignment.b.words[j].lemma == y
            && alignment.a.words[i].relation == alignment.b.words[j].relation
        }
    }
  }

  private var group: Difference? {
    func lemmas(_ reading: ClaimReading) -> Set<String> { Set(reading.words.map(\.lemma)) }
    let (first, second) = (lemmas(alignment.a), lemmas(alignment.b))
    for (kind, group) in Opposites.groups {
      let (x, y) = (first.intersection(group), second.intersection(group))
      if let one = x.subtracting(y).min(), let two = y.subtracting(x).min() {
        if kind == .unit, Self.isMeasured(one, two, alignment) { continue }
        return Difference(kind, one, two)
      }
    }
    return nil
  }

  /// Units of quantities were compared with their numbers: `two decades`, `20 years`.
  private static func isMeasured(_ x: String, _ y: String, _ alignment: Alignment) -> Bool {
    func holds(_ reading: ClaimReading, _ word: String) -> Bool {
      reading.words.contains { $0.lemma == word && $0.isNumeric }
    }
    return holds(alignment.a, x) && holds(alignment.b, y)
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
