import AssayLanguage

/// Compares who did what to whom.
struct RoleGuard {
  let alignment: Alignment

  var difference: Difference? {
    swappedRoles ?? swappedOrder ?? swappedSubject ?? swappedComparison ?? swappedWays
      ?? otherSubject
  }

  /// The same verb in the same voice, and two parties that stand on its other side: what the order
  /// of words tells where a tree went wrong.
  private var swappedOrder: Difference? {
    for i in alignment.a.words.indices
    where alignment.a.words[i].tag == .verb
      && !Self.speech.contains(alignment.a.words[i].lemma)
    {
      for j in alignment.b.words.indices
      where alignment.b.words[j].lemma == alignment.a.words[i].lemma
        || alignment.partner[i] == j
      {
        guard isPassive(i, alignment.a) == isPassive(j, alignment.b) else { continue }
        let (before, behind) = sides(of: i, in: alignment.a)
        let (before2, behind2) = sides(of: j, in: alignment.b)
        let one = before.subtracting(behind).intersection(behind2.subtracting(before2))
        let two = behind.subtracting(before).intersection(before2.subtracting(behind2))
        if let x = one.min(), let y = two.min() { return Difference(.role, x, y) }
      }
    }
    return nil
  }

  private func party(_ index: Int, in reading: ClaimReading) -> String {
    let word = reading.words[index]
    guard let name = word.name else { return stem(index, in: reading) }
    return Nations.nation(of: ClaimReading.plain(word.form)) ?? reading.names[name].words.last
      ?? word.lemma
  }

  /// The same words in another order, with another subject in front.
  private var swappedSubject: Difference? {
    func forms(_ reading: ClaimReading) -> [String] {
      reading.words.filter { $0.tag != .punct }.map { $0.form.lowercased() }.sorted()
    }
    guard forms(alignment.a) == forms(alignment.b), let x = subject(alignment.a),
      let y = subject(alignment.b), x != y
    else { return nil }
    return Difference(.role, x, y)
  }

  /// The noun that a claim begins with, unless it is the first of several.
  private func subject(_ reading: ClaimReading) -> String? {
    guard
      let index = reading.words.firstIndex(where: { ![.det, .adj, .num].contains($0.tag) }),
      index < 4, [.noun, .propn].contains(reading.words[index].tag),
      !reading.words[index].isNumeric,
      !["tomorrow", "yesterday", "today", "last", "next"].contains(reading.words[index].lemma)
    else { return nil }
    var end = index
    while end + 1 < reading.words.count, let name = reading.words[index].name,
      reading.words[end + 1].name == name
    {
      end += 1
    }
    let next = end + 1 < reading.words.count ? reading.words[end + 1].form : "."
    return [",", "and", "or", "."].contains(next)
      ? nil : reading.words[index...end].map { $0.form.lowercased() }.joined(separator: " ")
  }

  private func isPassive(_ verb: Int, _ reading: ClaimReading) -> Bool {
    reading.children[verb].contains { reading.words[$0].isPassive }
      || (verb > 0 && ["be", "get"].contains(reading.words[verb - 1].lemma)
        && reading.words[verb].form.hasSuffix("ed"))
  }

  /// The nouns and names before and behind a verb that no preposition but `by` and `to` brings.
  private func sides(of verb: Int, in reading: ClaimReading) -> (Set<String>, Set<String>) {
    // `Sales of records overtook those of tapes`: here the parties stand behind `of`.
    let isOf = reading.words.indices.dropLast().contains {
      ["that", "those"].contains(reading.words[$0].lemma)
        && reading.words[$0 + 1].lemma == "of"
    }
    let open: Set<String> = isOf ? ["by", "to", "of"] : ["by", "to"]
    func parties(_ range: Range<Int>) -> Set<String> {
      var found: Set<String> = []
      var isBrought = false
      for index in range {
        let word = reading.words[index]
        switch word.tag {
        case .adp: isBrought = !open.contains(word.lemma)
        case .adj where word.name != nil, .noun, .propn:
          if !isBrought && !word.isNumeric {
            found.insert(party(index, in: reading))
          }
        case .det, .adj, .num, .part, .pron: break
        default:
          // Behind a preposition's noun a verb or comma begins something new.
          isBrought = false
        }
      }
      return found
    }
    return (parties(0..<verb), parties((verb + 1)..<reading.words.count))
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
    if isA, let partner = alignment.partner[index] { return stem(partner, in: alignment.b) }
    return stem(index, in: reading)
  }

  /// The stem; with what tells it from the others where there are several: `the central bank` lends
  /// to `Lebanese banks`.
  private func stem(_ index: Int, in reading: ClaimReading) -> String {
    let stem = reading.words[index].stem
    guard reading.words.count(where: { $0.stem == stem && $0.tag == .noun }) > 1 else {
      return stem
    }
    let marks = reading.children[index].filter {
      ["amod", "compound", "nmod"].contains(reading.words[$0].relation)
        && reading.child(of: $0, "case") == nil
    }
    return (marks.map { reading.words[$0].stem } + [stem]).joined(separator: " ")
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
      // `There were coins in the vault`: nobody does anything.
      if reading.child(of: index, "expl") != nil { continue }
      var roles = Roles(verb: index)
      for child in reading.children[index] {
        let word = reading.words[child]
        let parties = { self.parties(child, in: reading, isA: isA) }
        switch word.relation {
        case "nsubj":
          if word.isPassive {
            roles.patients.formUnion(parties())
          } else {
            roles.agents.formUnion(parties())
          }
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
        let passive = x.patients.subtracting(x.agents).intersection(
          y.agents.subtracting(y.patients))
        guard let one = active.first, let two = passive.first, !areConverse(x.verb, y.verb) else {
          continue
        }
        return Difference(.role, shown(one), shown(two))
      }
    }
    return nil
  }

  private func areConverse(_ x: Int, _ y: Int) -> Bool {
    Opposites.areConverse(alignment.a.words[x].lemma, alignment.b.words[y].lemma)
  }

  private func shown(_ party: Party) -> String {
    party.hasPrefix("=") ? String(party.dropFirst()) : party
  }

  /// `More Danes move to Norway than Norwegians to Denmark`: what stands before and behind `than`.
  private var swappedComparison: Difference? {
    func sides(_ reading: ClaimReading) -> (Set<String>, Set<String>)? {
      guard let than = reading.words.firstIndex(where: { $0.lemma == "than" }) else { return nil }
      func words(_ range: Range<Int>) -> Set<String> {
        Set(
          range.filter {
            [.noun, .propn, .verb].contains(reading.words[$0].tag)
              || reading.words[$0].name != nil
          }.map { reading.words[$0].stem })
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

  /// Verbs whose subject may stand on either side.
  private static let speech: Set<String> = [
    "say", "claim", "tell", "add", "report", "warn", "find", "write", "state", "announce", "argue",
    "insist", "note", "show", "explain", "admit", "confirm", "deny",
  ]
}
