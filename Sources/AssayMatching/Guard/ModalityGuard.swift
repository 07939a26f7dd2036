import AssayLanguage

/// Compares how far a claim holds what it says for a fact: it happened, it will, it may, it must, or
/// somebody only tried.
///
/// What stands in a detail or in an attribution that the other claim leaves out does not count, nor
/// does a mode that the other claim has in other words: `risk` for `might`, `obliged` for `must`.
struct ModalityGuard {
  let alignment: Alignment

  private enum Mode: CaseIterable {
    case possible, permitted, obliged, attempted, future, unreal
  }

  var difference: Difference? {
    one(alignment.a, alignment.b, fromA: true) ?? one(alignment.b, alignment.a, fromA: false)
  }

  /// A mode that a verb of the one claim has and its partner has not, nor any word of the other.
  private func one(_ own: ClaimReading, _ other: ClaimReading, fromA: Bool) -> Difference? {
    for index in own.words.indices {
      guard let (mode, verb) = mode(at: index, in: own) else { continue }
      if own.frame.contains(index) && other.frame.isEmpty { continue }
      guard let partner = partner(of: verb, fromA: fromA) else { continue }
      guard other.words[partner].tag == .verb || other.words[partner].head < 0 else { continue }
      if others(own: mode, other: other, partner) {
        let word = own.words[index].form
        return fromA
          ? Difference(.modality, word, other.words[partner].form)
          : Difference(.modality, other.words[partner].form, word)
      }
    }
    return nil
  }

  /// Whether the other claim's verb lacks the mode.
  private func others(own mode: Mode, other: ClaimReading, _ partner: Int) -> Bool {
    func holds(_ words: Set<String>) -> Bool {
      other.words.indices.contains { index in
        let lemma = other.words[index].lemma
        if lemma == "have", words.contains("have") {
          return index + 1 < other.words.count && other.words[index + 1].lemma == "to"
        }
        return words.contains(lemma)
      }
    }
    switch mode {
    case .possible: return !holds(Self.saysPossible)
    case .permitted: return !holds(Self.saysPossible) && !holds(Self.saysPermitted)
    case .obliged: return !holds(Self.saysObliged)
    case .attempted: return !holds(Self.saysAttempted)
    case .unreal:
      return !other.words.indices.contains { self.mode(at: $0, in: other)?.0 == .unreal }
    case .future: return other.words[partner].isPast && !holds(Self.saysFuture)
    }
  }

  private func partner(of index: Int, fromA: Bool) -> Int? {
    let (own, other) = fromA ? (alignment.a, alignment.b) : (alignment.b, alignment.a)
    if let found = (fromA ? alignment.partner : alignment.partnerOfB)[index] { return found }
    let word = own.words[index]
    return other.words.firstIndex {
      $0.stem == word.stem && ($0.tag == .verb || $0.tag == .aux)
    }
  }

  /// The mode that a word gives, and the verb that it gives it to.
  private func mode(at index: Int, in reading: ClaimReading) -> (Mode, Int)? {
    let words = reading.words
    let word = words[index]
    func next(_ offset: Int) -> String {
      words.indices.contains(index + offset) ? words[index + offset].lemma : ""
    }
    switch word.lemma {
    case "would", "could", "might", "should", "must":
      if word.lemma != "must", let verb = verb(after: index, in: reading),
        words[index...].prefix(4).contains(where: { $0.lemma == "have" })
      {
        return (.unreal, verb)
      }
      return verb(after: index, in: reading).map { (modals[word.lemma] ?? .future, $0) }
    case "nearly", "almost":
      guard index + 1 < words.count, words[index + 1].tag == .verb else { return nil }
      return (.unreal, index + 1)
    case "may": return verb(after: index, in: reading).map { (.permitted, $0) }
    case "ought", "shall":
      return verb(after: index, in: reading).map { (.obliged, $0) }
    case "will": return verb(after: index, in: reading).map { (.future, $0) }
    case "have" where next(1) == "to" && word.tag != .noun:
      return verb(after: index + 1, in: reading).map { (.obliged, $0) }
    case "perhaps", "possibly", "probably", "maybe", "presumably", "potentially", "likely":
      if word.lemma == "likely", next(1) == "to" {
        return verb(after: index + 1, in: reading).map { (.possible, $0) }
      }
      guard word.tag == .adv, word.head >= 0 else { return nil }
      return (.possible, word.head)
    default: break
    }
    // `Considered resigning`
    if Self.attempts.contains(word.lemma), words.indices.contains(index + 1),
      words[index + 1].tag == .verb, words[index + 1].form.hasSuffix("ing")
    {
      return (.attempted, index + 1)
    }
    guard next(1) == "to", words.indices.contains(index + 2),
      [.verb, .aux].contains(words[index + 2].tag)
    else { return nil }
    let verb = verb(after: index + 1, in: reading) ?? index + 2
    if Self.attempts.contains(word.lemma) { return (.attempted, verb) }
    // `Is to be signed`
    if word.lemma == "be", ["is", "are"].contains(word.form.lowercased()) {
      return (.future, verb)
    }
    if Self.intentions.contains(word.lemma) { return (.future, verb) }
    if Self.duties.contains(word.lemma) { return (.obliged, verb) }
    return nil
  }

  private var modals: [String: Mode] {
    [
      "might": .possible, "could": .possible, "should": .obliged, "must": .obliged,
      "would": .future,
    ]
  }

  /// The verb behind a helping verb, past adverbs, denials and other helping verbs.
  private func verb(after index: Int, in reading: ClaimReading) -> Int? {
    let words = reading.words
    if words[index].relation == "aux", words[index].head > index { return words[index].head }
    var at = index + 1
    while at < words.count, at < index + 6 {
      let word = words[at]
      if word.tag == .verb { return at }
      let isPassed =
        [.adv, .part, .aux].contains(word.tag)
        || ["be", "not", "have"].contains(word.lemma)
      if !isPassed { return word.relation == "root" || word.head < 0 ? at : nil }
      at += 1
    }
    return nil
  }

  private static let attempts: Set<String> = [
    "try", "attempt", "seek", "threaten", "offer", "bid", "struggle", "strive", "aim", "consider",
  ]
  private static let intentions: Set<String> = [
    "plan", "intend", "promise", "vow", "pledge", "want", "hope", "propose", "wish", "set", "due",
    "expect", "agree", "decide", "about", "ready", "prepare", "go", "order",
  ]
  private static let duties: Set<String> = ["need", "oblige", "require", "force", "compel"]

  private static let saysPossible: Set<String> = [
    "might", "could", "may", "can", "perhaps", "possibly", "probably", "maybe", "presumably",
    "potentially", "potential", "likely", "possible", "probable", "risk", "danger", "threaten",
    "chance", "suspect", "suspected", "appear", "seem", "fear", "expect", "possibility", "allege",
    "able", "consider", "think", "believe", "capable",
  ]
  private static let saysPermitted: Set<String> = [
    "allow", "permit", "free", "right", "let", "entitle", "legal", "illegal", "lawful", "ban",
    "forbid", "prohibit", "permission", "bar", "prevent", "law", "no", "forbidden", "banned",
  ]
  private static let saysObliged: Set<String> = [
    "must", "should", "ought", "shall", "need", "oblige", "require", "obligation", "duty", "law",
    "compulsory", "mandatory", "obligatory", "have", "requirement", "force", "compel", "bind",
    "necessary", "order", "supposed", "recommend", "advise", "illegal", "forbid", "demand", "only",
    "ban", "prohibit",
  ]
  private static let saysAttempted: Set<String> =
    attempts.union([
      "attempted", "effort", "threat", "fail", "failed", "unsuccessfully", "unsuccessful", "look",
      "want", "plan", "hope", "intend", "promise",
    ])
  private static let saysFuture: Set<String> =
    intentions.union(["will", "shall", "would", "upcoming", "next", "tomorrow", "soon", "future"])
    .subtracting(["set", "go", "order", "agree", "decide", "ready"])
}
