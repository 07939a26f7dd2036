import AssayLanguage

/// Compares what two claims deny.
struct NegationGuard {
  let alignment: Alignment

  var difference: Difference? {
    let first = negated(alignment.a).filter { !isLeftOut($0, fromA: true) }
    let second = negated(alignment.b).filter { !isLeftOut($0, fromA: false) }
    let (headsA, headsB) = (Set(first.map(\.head)), Set(second.map(\.head)))
    // A predicate that both have and only one denies.
    for item in first where item.isStrict {
      if let other = partner(of: item.head, fromA: true), !headsB.contains(other),
        !(first.count == second.count && second.contains { !$0.isStrict })
      {
        return Difference(.negation, item.word, "")
      }
    }
    for item in second where item.isStrict {
      if let other = partner(of: item.head, fromA: false), !headsA.contains(other),
        !(first.count == second.count && first.contains { !$0.isStrict })
      {
        return Difference(.negation, "", item.word)
      }
    }
    guard first.count % 2 != second.count % 2 else { return nil }
    return Difference(
      .negation, first.first?.word ?? "", second.first?.word ?? "")
  }

  private struct Item {
    var word: String
    var head: Int
    /// Whether the word does nothing but deny.
    var isStrict: Bool
  }

  /// Whether a denial stands in a detail that the other claim leaves out: in what somebody says of
  /// the claim, or with a word that the other lacks, while it says nothing of its own.
  private func isLeftOut(_ item: Item, fromA: Bool) -> Bool {
    let (own, other) = fromA ? (alignment.a, alignment.b) : (alignment.b, alignment.a)
    if own.frame.contains(item.head), other.frame.isEmpty { return true }
    return alignment.leavesOut(item.head, fromA: fromA)
  }

  private func partner(of index: Int, fromA: Bool) -> Int? {
    let (own, other) = fromA ? (alignment.a, alignment.b) : (alignment.b, alignment.a)
    if let found = (fromA ? alignment.partner : alignment.partnerOfB)[index] { return found }
    let lemma = own.words[index].lemma
    return other.words.firstIndex { $0.lemma == lemma }
  }

  private func negated(_ reading: ClaimReading) -> [Item] {
    var items: [Item] = []
    for (index, word) in reading.words.enumerated() {
      switch word.lemma {
      case "not", "never", "n't", "cannot":
        if index + 1 < reading.words.count,
          ["only", "just", "until", "least"].contains(reading.words[index + 1].lemma)
        {
          continue
        }
        if word.lemma == "not", index + 1 < reading.words.count,
          ["more", "less", "fewer"].contains(reading.words[index + 1].lemma)
        {
          continue
        }
        items.append(Item(word: word.form, head: head(of: index, in: reading), isStrict: true))
      case "yet":
        // `Has yet to return`
        guard index > 0, ["have", "be"].contains(reading.words[index - 1].lemma),
          index + 2 < reading.words.count, reading.words[index + 1].lemma == "to"
        else { continue }
        items.append(Item(word: "yet to", head: index + 2, isStrict: true))
      case "no":
        guard word.tag == .det || word.tag == .adv else { continue }
        let next = index + 1 < reading.words.count ? reading.words[index + 1].lemma : ""
        if ["more", "fewer", "less", "longer", "later"].contains(next) {
          if next == "longer" {
            items.append(
              Item(word: "no longer", head: head(of: index, in: reading), isStrict: false))
          }
          continue
        }
        // `No other than`, `no country exports more than`: a superlative.
        if reading.words.contains(where: { ["other", "except", "than"].contains($0.lemma) }) {
          continue
        }
        items.append(Item(word: word.form, head: head(of: index, in: reading), isStrict: false))
      case "nobody", "none", "nothing", "neither", "nowhere", "hardly", "barely":
        // `Nobody but the king`: the king alone.
        if index + 1 < reading.words.count, reading.words[index + 1].lemma == "but" { continue }
        items.append(Item(word: word.form, head: index, isStrict: false))
      case "without":
        items.append(
          Item(word: word.form, head: word.head >= 0 ? word.head : index, isStrict: false))
      case "against"
      where reading.words.dropFirst(index + 1).prefix(2).map(\.lemma) == ["the", "law"]:
        items.append(Item(word: "against the law", head: index, isStrict: false))
      case "free"
      where index + 1 < reading.words.count
        && ["of", "from"].contains(reading.words[index + 1].lemma)
        && index + 2 < reading.words.count && reading.words[index + 2].lemma != "charge":
        items.append(Item(word: word.form, head: index, isStrict: false))
      case "decline", "fail", "neglect", "omit", "forget":
        if index + 1 < reading.words.count, reading.words[index + 1].lemma == "to" {
          items.append(Item(word: word.form, head: index, isStrict: false))
        }
      case "far", "short":
        // `Far from reliable`, `stopped short of a deal`; but not `far from the coast`.
        guard index + 2 < reading.words.count,
          reading.words[index + 1].lemma == (word.lemma == "far" ? "from" : "of")
        else { continue }
        let next = reading.words[index + 2]
        guard word.lemma == "short" || next.tag == .adj || next.form.hasSuffix("ing") else {
          continue
        }
        items.append(Item(word: word.form, head: index + 2, isStrict: false))
      case "stop", "cease", "quit", "escape", "dodge", "evade":
        // `Has stopped dumping`
        guard index + 1 < reading.words.count, reading.words[index + 1].form.hasSuffix("ing"),
          reading.words[index + 1].tag == .verb
        else { continue }
        items.append(Item(word: word.form, head: index + 1, isStrict: false))
      case "dark" where index > 1 && reading.words[index - 2].lemma == "in":
        items.append(
          Item(word: "in the dark", head: word.head >= 0 ? word.head : index, isStrict: false))
      case "ban", "forbid", "prohibit", "outlaw", "illegal":
        items.append(Item(word: word.form, head: index, isStrict: false))
      case "refuse", "deny", "lack", "avoid", "unable", "unwilling":
        items.append(Item(word: word.form, head: index, isStrict: false))
      default: continue
      }
    }
    return items
  }

  private func head(of index: Int, in reading: ClaimReading) -> Int {
    // `promised not to allow` denies the allowing, wherever the tree hangs it.
    if index + 2 < reading.words.count, reading.words[index + 1].lemma == "to",
      reading.words[index + 2].tag == .verb
    {
      return index + 2
    }
    let head = reading.words[index].head
    guard head >= 0 else { return index }
    // `May not enter`, `is not allowed to enter`: the entering is denied.
    if ["allow", "permit", "able", "let"].contains(reading.words[head].lemma),
      let inner = reading.child(of: head, "xcomp")
    {
      return inner
    }
    return head
  }
}
