import AssayLanguage

/// What the linear model makes of one candidate by itself.
struct Impression: Sendable {
  var must: Float
  var may: Float
  var exactness: Float

  /// How likely it is a claim at all.
  var value: Float { must + may }
  /// By which it competes with other spans of the same assertion.
  var rank: Float { (must + 0.5 * may) * exactness * exactness }
}

/// Candidates seen again beside each other and in their document: what competes with one, what it
/// holds and what holds it, what its edges cut off, what the sentences around it are like.
struct SecondLook {
  let views: [SentenceView]
  let candidates: [[Candidate]]
  let impressions: [[Impression]]
  /// How worthy of checking each sentence is, by itself.
  let worths: [Float]
  /// The best impression of each sentence, and of the document on average.
  private let bestMust: [Float]
  private let bestValue: [Float]
  private let meanMust: Float
  private let meanWorth: Float

  init(
    views: [SentenceView], candidates: [[Candidate]], impressions: [[Impression]], worths: [Float]
  ) {
    self.views = views
    self.candidates = candidates
    self.impressions = impressions
    self.worths = worths
    bestMust = impressions.map { $0.reduce(0) { max($0, $1.must) } }
    bestValue = impressions.map { $0.reduce(0) { max($0, $1.value) } }
    meanMust = Self.mean(bestMust)
    meanWorth = Self.mean(worths)
  }

  private static func mean(_ values: [Float]) -> Float {
    values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)
  }

  /// The features of each candidate of a sentence, in the order of `names`.
  func features(of sentence: Int) -> [[Float]] {
    let beside = Beside(
      view: views[sentence], candidates: candidates[sentence], impressions: impressions[sentence])
    let around: [Float] = [
      bestMust[sentence], bestValue[sentence], worths[sentence], meanMust, meanWorth,
      sentence > 0 ? bestMust[sentence - 1] : -1,
      sentence + 1 < views.count ? bestMust[sentence + 1] : -1,
      Float(sentence), Float(sentence) / Float(max(1, views.count)), Float(views.count),
    ]
    return candidates[sentence].indices.map { index in
      beside.own(index) + beside.rivals(of: index) + beside.edges(of: index)
        + beside.structure(of: index) + around
    }
  }

  static let names =
    [
      "must", "may", "exactness", "rank",
      "words", "share of sentence", "words of sentence", "names", "numbers", "verbs",
    ] + [
      "best rank in sentence", "own rank to best", "how many rank higher",
      "best of same predicate", "best variant", "exactest variant", "best around", "best within",
      "claims within", "candidates",
    ] + [
      "support inside", "least support inside", "support before", "support after",
      "support of start", "support of end", "cut off before", "cut off after", "mark before",
      "mark after", "conjunction before", "conjunction after",
    ] + [
      "rule", "rules", "nominal", "utterance", "verbal head", "depth", "root", "conjoined",
      "complement", "adverbial", "on a noun", "argument", "apposition", "subject inside",
      "subject outside", "joined predicates", "past", "present", "to come", "might", "negated",
      "first person", "second person", "quoted", "question", "exclamation", "no full stop",
    ] + [
      "must of sentence", "claim of sentence", "worth of sentence", "must of document",
      "worth of document", "must of sentence before", "must of sentence after", "sentence number",
      "place in document", "sentences",
    ]
}

/// The candidates of one sentence beside each other.
private struct Beside {
  let view: SentenceView
  let candidates: [Candidate]
  let impressions: [Impression]
  /// Words before each token.
  private let words: [Int]
  /// The highest rank of the candidates that hold each token.
  private let support: [Float]
  private let allRanks: Float
  private let bestRank: Float

  private var tree: SentenceTree { view.tree }

  init(view: SentenceView, candidates: [Candidate], impressions: [Impression]) {
    self.view = view
    self.candidates = candidates
    self.impressions = impressions
    var words = [0]
    for token in view.tree.tokens {
      words.append((words.last ?? 0) + (token.tag == .punct ? 0 : 1))
    }
    self.words = words
    var support = [Float](repeating: 0, count: view.tree.count)
    for (candidate, impression) in zip(candidates, impressions) {
      for token in candidate.tokens { support[token] = max(support[token], impression.rank) }
    }
    self.support = support
    allRanks = impressions.reduce(0.001) { $0 + $1.rank }
    bestRank = impressions.reduce(0) { max($0, $1.rank) }
  }

  private func count(_ range: ClosedRange<Int>) -> Int {
    words[range.upperBound + 1] - words[range.lowerBound]
  }

  private func overlap(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Float {
    guard a.overlaps(b) else { return 0 }
    return 2 * Float(count(a.clamped(to: b))) / Float(max(1, count(a) + count(b)))
  }

  func own(_ index: Int) -> [Float] {
    let tokens = candidates[index].tokens
    let impression = impressions[index]
    var names = 0
    var numbers = 0
    var verbs = 0
    for token in tokens {
      switch tree.tokens[token].tag {
      case .propn: names += 1
      case .num, .sym: numbers += 1
      case .verb: verbs += 1
      default: break
      }
    }
    let whole = words[tree.count]
    let size = count(tokens)
    return [
      impression.must, impression.may, impression.exactness, impression.rank, Float(size),
      Float(size) / Float(max(1, whole)), Float(whole), Float(names), Float(numbers), Float(verbs),
    ]
  }

  func rivals(of index: Int) -> [Float] {
    let own = candidates[index]
    let rank = impressions[index].rank
    var higher: Float = 0
    var samePredicate: Float = 0
    var variant: Float = 0
    var exactest: Float = 0
    var around: Float = 0
    var within: Float = 0
    var claims: Set<Int> = []
    for other in candidates.indices where other != index {
      let candidate = candidates[other]
      let impression = impressions[other]
      if impression.rank > rank { higher += 1 }
      guard candidate.tokens.overlaps(own.tokens) else { continue }
      if candidate.head == own.head { samePredicate = max(samePredicate, impression.rank) }
      if overlap(candidate.tokens, own.tokens) >= 0.5 {
        variant = max(variant, impression.rank)
        exactest = max(exactest, impression.exactness)
      }
      guard candidate.head != own.head else { continue }
      if Self.holds(candidate.tokens, own.tokens) { around = max(around, impression.rank) }
      if Self.holds(own.tokens, candidate.tokens) {
        within = max(within, impression.rank)
        if impression.must > 0.4 { claims.insert(candidate.head) }
      }
    }
    return [
      bestRank, rank / max(0.001, bestRank), higher, samePredicate, variant, exactest, around,
      within, Float(claims.count), Float(candidates.count),
    ]
  }

  private static func holds(_ outer: ClosedRange<Int>, _ inner: ClosedRange<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && outer.upperBound >= inner.upperBound
  }

  func edges(of index: Int) -> [Float] {
    let tokens = candidates[index].tokens
    var inside: Float = 0
    var least: Float = 1
    for token in tokens where tree.tokens[token].tag != .punct {
      inside += support[token]
      least = min(least, support[token])
    }
    let before = tokens.lowerBound - 1
    let after = tokens.upperBound + 1
    var start: Float = 0
    var end: Float = 0
    for (other, candidate) in candidates.enumerated() {
      if candidate.tokens.lowerBound == tokens.lowerBound { start += impressions[other].rank }
      if candidate.tokens.upperBound == tokens.upperBound { end += impressions[other].rank }
    }
    var cutBefore: Float = 0
    var cutAfter: Float = 0
    for token in tree.tokens.indices
    where !tokens.contains(token) && tokens.contains(tree.heads[token])
      && tree.tokens[token].tag != .punct
    {
      if token < tokens.lowerBound { cutBefore += 1 } else { cutAfter += 1 }
    }
    func tag(_ place: Int) -> PartOfSpeech {
      tree.tokens.indices.contains(place) ? tree.tokens[place].tag : .punct
    }
    return [
      inside / Float(max(1, count(tokens))), least, before >= 0 ? support[before] : -1,
      after < tree.count ? support[after] : -1, start / allRanks, end / allRanks, cutBefore,
      cutAfter, tag(before) == .punct ? 1 : 0, tag(after) == .punct ? 1 : 0,
      tag(before) == .cconj ? 1 : 0, tag(after) == .cconj ? 1 : 0,
    ]
  }

  func structure(of index: Int) -> [Float] {
    let c = candidates[index]
    let head = c.head
    let relation = tree.relations[head]
    let xpos = tree.tokens[head].xpos
    let rule = c.rules[0]
    var joined: Float = 0
    for token in c.tokens
    where tree.relations[token] == "conj" && c.tokens.contains(tree.heads[token])
      && tree.isClause(token)
    {
      joined += 1
    }
    var subject: (inside: Float, outside: Float) = (0, 0)
    if let place = tree.subject(of: head) {
      if c.tokens.contains(place) { subject.inside = 1 } else { subject.outside = 1 }
    }
    let auxiliaries = tree.children(of: head, "aux").map { tree.lemmas[$0] }
    func flag(_ holds: Bool) -> Float { holds ? 1 : 0 }
    func any(_ words: Set<String>) -> Float { flag(auxiliaries.contains { words.contains($0) }) }
    func holds(_ words: Set<String>) -> Float {
      flag(c.tokens.contains { words.contains(tree.lemmas[$0]) })
    }
    let isQuoted =
      view.isInsideQuotation
      || tree.quotations.contains {
        $0.contains(c.tokens.lowerBound) && $0.contains(c.tokens.upperBound)
      }
    let ending = tree.tokens.last { $0.tag == .punct }?.form
    return [
      Float(RuleName.allCases.firstIndex(of: rule) ?? 0), Float(c.rules.count),
      flag(rule.isNominal), flag(c.rules.contains(where: \.isUtterance)),
      flag(tree.tokens[head].tag == .verb), Float(tree.depth(of: head)), flag(relation == "root"),
      flag(relation == "conj"), flag(relation == "ccomp"), flag(relation == "advcl"),
      flag(relation == "acl"), flag(["nsubj", "obj", "obl", "nmod"].contains(relation)),
      flag(relation == "appos"), subject.inside, subject.outside, joined,
      flag(xpos == "VBD" || xpos == "VBN"), flag(xpos == "VBZ" || xpos == "VBP"),
      any(["will", "shall", "'ll", "wo"]), any(["may", "might", "could", "would", "can"]),
      holds(Lexicon.negations), holds(["i", "we", "my", "our", "me", "us"]),
      holds(["you", "your"]), flag(isQuoted), flag(ending == "?"), flag(ending == "!"),
      flag(ending == nil),
    ]
  }
}
