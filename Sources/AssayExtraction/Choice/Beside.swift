import AssayLanguage

/// The candidates of one sentence beside each other.
struct Beside {
  let view: SentenceView
  let candidates: [Candidate]
  let impressions: [Impression]
  private let ranks: [Float]
  /// How many words each candidate holds.
  private let sizes: [Int]
  /// The highest rank of the candidates that hold each token.
  private let support: [Float]
  /// The ranks of the candidates that begin, and that end, with each token.
  private let starting: [Float]
  private let ending: [Float]
  /// The last mark of the sentence.
  private let finalMark: String?
  private let allRanks: Float
  private let bestRank: Float

  private var tree: SentenceTree { view.tree }

  init(view: SentenceView, candidates: [Candidate], impressions: [Impression]) {
    self.view = view
    self.candidates = candidates
    self.impressions = impressions
    let ranks = impressions.map(\.rank)
    var support = [Float](repeating: 0, count: view.tree.count)
    var (starting, ending) = (support, support)
    for (candidate, rank) in zip(candidates, ranks) {
      for token in candidate.tokens { support[token] = max(support[token], rank) }
      starting[candidate.tokens.lowerBound] += rank
      ending[candidate.tokens.upperBound] += rank
    }
    self.ranks = ranks
    sizes = candidates.map { view.tree.words(in: $0.tokens) }
    self.support = support
    self.starting = starting
    self.ending = ending
    finalMark = view.tree.tokens.indices.last { view.tree.tokens[$0].tag == .punct }
      .map { view.tree.tokens[$0].form }
    allRanks = ranks.reduce(0.001, +)
    bestRank = ranks.reduce(0, max)
  }

  func addOwn(_ index: Int, to row: inout [Float]) {
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
    let whole = tree.wordsBefore[tree.count]
    let size = sizes[index]
    row += [
      impression.must, impression.may, impression.exactness, impression.rank, Float(size),
      Float(size) / Float(max(1, whole)), Float(whole), Float(names), Float(numbers), Float(verbs),
    ]
  }

  func addRivals(of index: Int, to row: inout [Float]) {
    let own = candidates[index]
    let rank = ranks[index]
    var higher: Float = 0
    var samePredicate: Float = 0
    var variant: Float = 0
    var exactest: Float = 0
    var around: Float = 0
    var within: Float = 0
    var claims: [Int] = []
    for other in candidates.indices where other != index {
      let (tokens, head) = (candidates[other].tokens, candidates[other].head)
      if ranks[other] > rank { higher += 1 }
      guard tokens.overlaps(own.tokens) else { continue }
      if head == own.head { samePredicate = max(samePredicate, ranks[other]) }
      // An F1 of a half, in whole numbers.
      if 4 * tree.words(in: tokens.clamped(to: own.tokens)) >= max(1, sizes[other] + sizes[index]) {
        variant = max(variant, ranks[other])
        exactest = max(exactest, impressions[other].exactness)
      }
      guard head != own.head else { continue }
      if Self.holds(tokens, own.tokens) { around = max(around, ranks[other]) }
      if Self.holds(own.tokens, tokens) {
        within = max(within, ranks[other])
        if impressions[other].must > 0.4, !claims.contains(head) { claims.append(head) }
      }
    }
    row += [
      bestRank, rank / max(0.001, bestRank), higher, samePredicate, variant, exactest, around,
      within, Float(claims.count), Float(candidates.count),
    ]
  }

  private static func holds(_ outer: ClosedRange<Int>, _ inner: ClosedRange<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && outer.upperBound >= inner.upperBound
  }

  func addEdges(of index: Int, to row: inout [Float]) {
    let tokens = candidates[index].tokens
    var inside: Float = 0
    var least: Float = 1
    for token in tokens where tree.tokens[token].tag != .punct {
      inside += support[token]
      least = min(least, support[token])
    }
    let before = tokens.lowerBound - 1
    let after = tokens.upperBound + 1
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
    row += [
      inside / Float(max(1, tree.words(in: tokens))), least, before >= 0 ? support[before] : -1,
      after < tree.count ? support[after] : -1, starting[tokens.lowerBound] / allRanks,
      ending[tokens.upperBound] / allRanks, cutBefore, cutAfter, tag(before) == .punct ? 1 : 0,
      tag(after) == .punct ? 1 : 0,
      tag(before) == .cconj ? 1 : 0, tag(after) == .cconj ? 1 : 0,
    ]
  }

  func addStructure(of index: Int, to row: inout [Float]) {
    let c = candidates[index]
    let head = c.head
    let relation = tree.relations[head]
    let xpos = tree.tokens[head].xpos
    let rule = c.rules[0]
    var joined: Float = 0
    var marks: WordMarks = []
    for token in c.tokens {
      marks.formUnion(view.words[token])
      if tree.relations[token] == .conj, c.tokens.contains(tree.heads[token]),
        tree.isClause(token)
      {
        joined += 1
      }
    }
    var subject: (inside: Float, outside: Float) = (0, 0)
    if let place = tree.subject(of: head) {
      if c.tokens.contains(place) { subject.inside = 1 } else { subject.outside = 1 }
    }
    var isToCome = false
    var mightBe = false
    for child in tree.children[head] where tree.relations[child] == .aux {
      switch tree.lemmas[child] {
      case "will", "shall", "'ll", "wo": isToCome = true
      case "may", "might", "could", "would", "can": mightBe = true
      default: break
      }
    }
    let isArgument =
      relation == .nsubj || relation == .obj || relation == .obl || relation == .nmod
    func flag(_ holds: Bool) -> Float { holds ? 1 : 0 }
    let isQuoted = view.isQuoted(c)
    row += [
      Float(rule.rawValue), Float(c.rules.count),
      flag(rule.isNominal), flag(c.rules.contains(where: \.isUtterance)),
      flag(tree.tokens[head].tag == .verb), Float(tree.depth(of: head)), flag(relation == .root),
      flag(relation == .conj), flag(relation == .ccomp), flag(relation == .advcl),
      flag(relation == .acl), flag(isArgument),
      flag(relation == .appos), subject.inside, subject.outside, joined,
      flag(xpos == "VBD" || xpos == "VBN"), flag(xpos == "VBZ" || xpos == "VBP"),
      flag(isToCome), flag(mightBe), flag(marks.contains(.negation)),
      flag(marks.contains(.firstPerson)), flag(marks.contains(.secondPerson)), flag(isQuoted),
      flag(finalMark == "?"), flag(finalMark == "!"),
      flag(finalMark == nil),
    ]
  }
}
