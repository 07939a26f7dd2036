import AssayLanguage
import AssayModel

/// Compares how much of its subject a claim speaks of: all, most, some, only, almost.
enum Quantifiers {
  enum Amount: String {
    case all, most, some, few, none, minority, half, both
  }

  static func isOne(_ lemma: String) -> Bool {
    amounts[lemma] != nil || restrictions.contains(lemma)
  }

  private static let amounts: [String: Amount] = [
    "all": .all, "every": .all, "each": .all, "everyone": .all, "everybody": .all,
    "everything": .all, "anyone": .all, "anybody": .all,
    "constantly": .all, "numerous": .most, "lot": .most, "bulk": .most, "mainly": .most,
    "chiefly": .most, "primarily": .most, "generally": .most, "wholly": .all,
    "various": .some, "neither": .none, "either": .some, "entire": .all, "whole": .all,
    "most": .most, "majority": .most,
    "mostly": .most, "largely": .most, "minority": .minority, "some": .some, "several": .some,
    "sometimes": .some, "certain": .some, "few": .few, "rarely": .few,
    "seldom": .few, "handful": .few, "many": .most, "always": .all, "often": .most,
    "usually": .most, "none": .none, "nobody": .none, "no-one": .none, "nothing": .none,
    "half": .half, "any": .all, "part": .some, "partly": .some,
    "occasionally": .some, "entirely": .all, "completely": .all, "totally": .all, "fully": .all,
    "frequently": .most, "regularly": .most, "plenty": .most, "little": .few, "scarcely": .few,
  ]

  private static let restrictions: Set<String> = [
    "only", "just", "merely", "solely", "exclusively", "mere", "almost", "nearly", "virtually",
    "practically",
  ]

  static func difference(_ alignment: Alignment) -> Difference? {
    let (a, b) = (alignment.a, alignment.b)
    let (isPlainA, isPlainB) = (!a.words.contains(where: isAny), !b.words.contains(where: isAny))
    let first = scan(a) {
      isPlainB && alignment.leavesOut($0, fromA: true) || isFramed($0, a, b)
    }
    let second = scan(b) {
      isPlainA && alignment.leavesOut($0, fromA: false) || isFramed($0, b, a)
    }
    if first.isOnly != second.isOnly {
      return Difference(.quantifier, first.isOnly ? "only" : "", second.isOnly ? "only" : "")
    }
    if first.isAlmost != second.isAlmost {
      return Difference(
        .quantifier, first.isAlmost ? "almost" : "", second.isAlmost ? "almost" : "")
    }
    for (x, word) in first.amounts where second.amounts[x] == nil {
      for (y, other) in second.amounts where first.amounts[y] == nil && areContrary(x, y) {
        return Difference(.quantifier, word, other)
      }
    }
    // `Some voters` against `voters`: less than was said of all.
    let weak: Set<Amount> = [.some, .most, .few, .minority, .none]
    let (countsA, countsB) = (!a.quantities.isEmpty, !b.quantities.isEmpty)
    if !countsA && !countsB {
      if second.amounts.isEmpty, let only = first.amounts.first(where: { weak.contains($0.key) }),
        only.key != Amount.none
      {
        return Difference(.quantifier, only.value, "")
      }
      if first.amounts.isEmpty, let only = second.amounts.first(where: { weak.contains($0.key) }),
        only.key != Amount.none
      {
        return Difference(.quantifier, "", only.value)
      }
    }
    return counted(first, second, alignment)
  }

  /// An amount on one side, a share or a count out of many on the other: `most of the ministers`,
  /// `half of them`, `two of them`.
  private static func counted(_ first: Scan, _ second: Scan, _ alignment: Alignment) -> Difference?
  {
    let (a, b) = (alignment.a, alignment.b)
    let (partsA, partsB) = (parts(of: a), parts(of: b))
    if !partsB.isEmpty, partsA.isEmpty, let word = first.amounts.values.min(),
      second.amounts.isEmpty, !isHalf(first, partsB[0])
    {
      return Difference(.quantifier, word, partsB[0].quote)
    }
    if !partsA.isEmpty, partsB.isEmpty, let word = second.amounts.values.min(),
      first.amounts.isEmpty, !isHalf(second, partsA[0])
    {
      return Difference(.quantifier, partsA[0].quote, word)
    }
    // `One of` and `two of`: a single thing is no number elsewhere.
    if let x = partsA.first, let y = partsB.first, partsA.count == 1, partsB.count == 1,
      min(x.value, y.value) == 1, max(x.value, y.value) >= 2
    {
      return Difference(.number, x.quote, y.quote)
    }
    return nil
  }

  /// Whether a word is of what somebody says about the claim, and the other claim names nobody.
  private static func isFramed(_ index: Int, _ own: ClaimReading, _ other: ClaimReading) -> Bool {
    own.frame.contains(index) && other.frame.isEmpty
  }

  private static func isAny(_ word: ClaimReading.Word) -> Bool {
    isOne(word.lemma) || word.lemma == "no"
  }

  private static func isHalf(_ scan: Scan, _ part: Quantity) -> Bool {
    scan.amounts[.half] != nil && (part.value == 0.5 || part.value == 50 && part.unit == "percent")
  }

  /// Shares, and counts that `of` follows.
  private static func parts(of reading: ClaimReading) -> [Quantity] {
    reading.quantities.filter { quantity in
      if quantity.unit == "percent" { return quantity.value < 100 }
      if quantity.value > 0 && quantity.value < 1 { return true }
      let next = reading.words.first { $0.span.start >= quantity.span.end }
      return next?.lemma == "of" && quantity.low == quantity.high
    }
  }

  private static func areContrary(_ x: Amount, _ y: Amount) -> Bool {
    x != y && !(x == .all && y == .both) && !(x == .both && y == .all)
  }

  /// Words that may make an `only` out of a denial.
  private static func isException(_ lemma: String) -> Bool {
    ["other", "except", "apart", "besides", "but", "more", "no"].contains(lemma)
  }

  private static func isScarce(_ lemma: String) -> Bool {
    ["hardly", "barely", "scarcely"].contains(lemma)
  }

  private struct Scan {
    var amounts: [Amount: String] = [:]
    var isOnly = false
    var isAlmost = false
  }

  /// - Parameter isLeftOut: whether the other claim lacks what a word is of.
  private static func scan(_ reading: ClaimReading, isLeftOut: (Int) -> Bool) -> Scan {
    var scan = Scan()
    let words = reading.words
    for (index, word) in words.enumerated() where isOne(word.lemma) || isException(word.lemma) {
      let next = index + 1 < words.count ? words[index + 1] : nil
      if isLeftOut(index) || word.head >= 0 && isLeftOut(word.head) { continue }
      switch word.lemma {
      case "only", "solely", "exclusively":
        // `Only 13 of 52` says no more than 13 of 52.
        if let next, next.isNumeric || next.lemma == "a" || next.tag == .num { continue }
        if word.isNumeric { continue }
        scan.isOnly = true
      case "but" where index > 0 && ["nobody", "none", "nothing"].contains(words[index - 1].lemma):
        scan.isOnly = true
      case "other", "except", "apart", "besides":
        if words.contains(where: { ["no", "none", "nobody"].contains($0.lemma) }),
          next?.lemma == "than"
            || word.lemma != "other"
        {
          scan.isOnly = true
        }
      case "almost", "nearly", "virtually", "practically":
        if let next,
          amounts[next.lemma] == .all || next.lemma == "no" || amounts[next.lemma] == Amount.none
        {
          scan.isAlmost = true
        }
      case "most", "more":
        // The superlative is none.
        if let next, [.adj, .adv].contains(next.tag) && word.tag == .adv { continue }
        if word.lemma == "most" && word.tag != .adv { scan.amounts[.most] = word.form }
      case "any" where index > 0 && isScarce(words[index - 1].lemma):
        scan.amounts[.few] = words[index - 1].form
      case "anyone", "anybody":
        // `Without hurting anybody`: nobody.
        if words.contains(where: { ["not", "never", "without", "nor"].contains($0.lemma) }) {
          continue
        }
        scan.amounts[.all] = word.form
      case "half", "part", "certain", "any", "whole", "many", "often", "completely", "fully",
        "entirely", "totally":
        if word.isNumeric || word.lemma == "part" || word.lemma == "certain" { continue }
        if word.lemma == "many" && index > 0
          && ["how", "as", "so"].contains(words[index - 1].lemma)
        {
          continue
        }
        if ["completely", "fully", "entirely", "totally", "any", "whole"].contains(word.lemma) {
          continue
        }
        if let amount = amounts[word.lemma] { scan.amounts[amount] = word.form }
      case "all" where next?.lemma == "but":
        scan.isAlmost = true
        scan.amounts[.all] = word.form
      case "all":
        // `at all`, `of all`: nothing new.
        if index > 0, ["at", "after", "above"].contains(words[index - 1].lemma) { continue }
        scan.amounts[.all] = word.form
      case "every", "each":
        // `every year` is how often.
        if let next, next.isNumeric { continue }
        if let next,
          ["year", "day", "week", "month", "hour", "time", "minute", "night", "other"]
            .contains(next.lemma)
        {
          continue
        }
        scan.amounts[.all] = word.form
      case "little":
        // `Too little water`, `little evidence`; not `a little`, nor `little girls`.
        let isAmount =
          word.tag != .adj || index > 0 && ["too", "so", "very"].contains(words[index - 1].lemma)
        guard isAmount, index == 0 || !["a", "as"].contains(words[index - 1].lemma) else {
          continue
        }
        scan.amounts[.few] = word.form
      case "few":
        if word.isNumeric { continue }
        scan.amounts[index > 0 && words[index - 1].lemma == "a" ? .some : .few] = word.form
      case "no":
        if word.tag == .det { scan.amounts[.none] = word.form }
      case "nothing", "none", "nobody":
        scan.amounts[.none] = word.form
      default:
        if let amount = amounts[word.lemma], !word.isNumeric { scan.amounts[amount] = word.form }
      }
    }
    if scan.isOnly { scan.amounts[.none] = nil }
    return scan
  }
}
