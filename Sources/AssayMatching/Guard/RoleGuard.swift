import AssayLanguage

/// Compares who did what to whom.
struct RoleGuard {
  let alignment: Alignment

  var difference: Difference? {
    swappedRoles ?? swappedComparison ?? swappedWays ?? otherSubject
  }

  /// A name or a noun, as its own claim and the other can both know it.
  private typealias Party = String

  /// The parties of a noun phrase: its names, else its head.
  private func parties(_ head: Int, in reading: ClaimReading, isA: Bool) -> Set<Party> {
    var found: Set<Party> = []
    var heads = [head]
    heads += reading.children[head].filter { reading.words[$0].relation == "conj" }
    for head in heads {
      var indices = [head]
      indices += reading.children[head].filter {
        ["flat", "appos", "compound"].contains(reading.words[$0].relation)
      }
      for child in indices.dropFirst() {
        indices += reading.children[child].filter {
          ["flat", "compound"].contains(reading.words[$0].relation)
        }
      }
      let names = Set(indices.compactMap { reading.words[$0].name })
      if names.isEmpty || reading.words[head].name == nil && !isApposed(head, in: reading) {
        found.insert(word(head, in: reading, isA: isA))
      }
      for name in names { found.insert("=" + (reading.names[name].words.last ?? "")) }
    }
    return found
  }

  /// `defender Oumar Sylla`: the name is what is meant, not the noun.
  private func isApposed(_ head: Int, in reading: ClaimReading) -> Bool {
    reading.children[head].contains {
      ["flat", "appos"].contains(reading.words[$0].relation) && reading.words[$0].name != nil
    }
  }

  private func word(_ index: Int, in reading: ClaimReading, isA: Bool) -> Party {
    if isA, let partner = alignment.partner[index] { return alignment.b.words[partner].stem }
    return reading.words[index].stem
  }

  private struct Roles {
    var agents: Set<Party> = []
    var patients: Set<Party> = []
    var verb: Int
  }

  /// Agents and patients of each verb, with the passive turned round.
  private func roles(in reading: ClaimReading, isA: Bool) -> [Roles] {
    var all: [Roles] = []
    for index in reading.words.indices
    where reading.words[index].tag == .verb || reading.child(of: index, "nsubj") != nil {
      var roles = Roles(verb: index)
      for child in reading.children[index] {
        let word = reading.words[child]
        let parties = { self.parties(child, in: reading, isA: isA) }
        switch word.relation {
        case "nsubj":
          if word.isPassive { roles.patients.formUnion(parties()) }
          else { roles.agents.formUnion(parties()) }
        case "obj", "iobj": roles.patients.formUnion(parties())
        case "obl":
          let preposition = reading.child(of: child, "case").map { reading.words[$0].lemma }
          if preposition == "by" {
            roles.agents.formUnion(parties())
          } else {
            roles.patients.formUnion(parties())
          }
        default: break
        }
      }
      // `A and B refused`, and what a conjoined verb leaves out.
      if roles.agents.isEmpty, reading.words[index].relation == "conj",
        let first = all.first(where: { $0.verb == reading.words[index].head })
      {
        roles.agents = first.agents
      }
      if !roles.agents.isEmpty || !roles.patients.isEmpty { all.append(roles) }
    }
    return all
  }

  private var swappedRoles: Difference? {
    let (first, second) = (roles(in: alignment.a, isA: true), roles(in: alignment.b, isA: false))
    for x in first {
      for y in second {
        let active = x.agents.subtracting(x.patients).intersection(y.patients.subtracting(y.agents))
        let passive = x.patients.subtracting(x.agents).intersection(y.agents.subtracting(y.patients))
        guard let one = active.first, let two = passive.first, !areConverse(x.verb, y.verb) else {
          continue
        }
        return Difference(.role, shown(one), shown(two))
      }
    }
    return nil
  }

  private func areConverse(_ x: Int, _ y: Int) -> Bool {
    let (first, second) = (alignment.a.words[x].lemma, alignment.b.words[y].lemma)
    return Opposites.converses.contains {
      ($0.0 == first && $0.1 == second) || ($0.1 == first && $0.0 == second)
    }
  }

  private func shown(_ party: Party) -> String { party.hasPrefix("=") ? String(party.dropFirst()) : party }

  /// `More Danes move to Norway than Norwegians to Denmark`: what stands before and behind `than`.
  private var swappedComparison: Difference? {
    func sides(_ reading: ClaimReading) -> (Set<String>, Set<String>)? {
      guard let than = reading.words.firstIndex(where: { $0.lemma == "than" }) else { return nil }
      func words(_ range: Range<Int>) -> Set<String> {
        Set(
          range.filter {
            reading.words[$0].tag == .noun || reading.words[$0].tag == .propn
              || reading.words[$0].name != nil
          }.map { reading.words[$0].form.lowercased() })
      }
      return (words(0..<than), words((than + 1)..<reading.words.count))
    }
    guard let (before, behind) = sides(alignment.a), let (before2, behind2) = sides(alignment.b)
    else { return nil }
    let one = behind.subtracting(before).intersection(before2.subtracting(behind2))
    let two = behind2.subtracting(before2).intersection(before.subtracting(behind))
    guard behind.intersection(behind2).isEmpty, let x = two.min(), let y = one.min() else {
      return nil
    }
    return Difference(.role, x, y)
  }

  /// `from Cork to Galway` against `from Galway to Cork`.
  private var swappedWays: Difference? {
    func ways(_ reading: ClaimReading) -> [String: Set<String>] {
      var ways: [String: Set<String>] = [:]
      for name in reading.names {
        for index in name.indices {
          if let preposition = reading.child(of: index, "case") {
            ways[reading.words[preposition].lemma, default: []].insert(name.words.last ?? "")
          }
        }
      }
      return ways
    }
    let (first, second) = (ways(alignment.a), ways(alignment.b))
    for (x, y) in [("from", "to"), ("before", "after"), ("over", "under"), ("for", "against")] {
      let one = (first[x] ?? []).intersection(second[y] ?? [])
        .subtracting(first[y] ?? []).subtracting(second[x] ?? [])
      let two = (first[y] ?? []).intersection(second[x] ?? [])
        .subtracting(first[x] ?? []).subtracting(second[y] ?? [])
      if let a = one.first, let b = two.first { return Difference(.role, a, b) }
    }
    return nil
  }

  /// `The father of Jonas was caught` against `Jonas was caught`: one verb, another subject, and
  /// both speak of the one.
  private var otherSubject: Difference? {
    for (x, y) in alignment.partner {
      guard let first = alignment.a.child(of: x, "nsubj"),
        let second = alignment.b.child(of: y, "nsubj"),
        alignment.a.words[first].isPassive == alignment.b.words[second].isPassive
      else { continue }
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
