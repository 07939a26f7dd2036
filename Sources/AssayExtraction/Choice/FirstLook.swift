import AssayLanguage

/// What the linear model makes of each candidate of a sentence by itself.
///
/// The candidates of a sentence share most of their features: what depends on the head, or on head
/// and rule, is summed once for all that have these, and words are summed along the sentence.
struct FirstLook {
  private let model: ChoiceModel
  private let features: CandidateFeatures
  private let words: WordSums
  private var list: FeatureList
  private var ofHead: [SIMD8<Int32>?]
  /// By head and rule.
  private var ofRule: [SIMD8<Int32>?]

  private static let rules = RuleName.allCases.count

  /// - Parameter list: of the model's bits, to work with.
  init(model: ChoiceModel, view: SentenceView, candidates: [Candidate], list: FeatureList) {
    self.model = model
    self.list = list
    features = CandidateFeatures(view: view, candidates: candidates)
    words = WordSums(view: view, weights: model.first, list: list)
    ofHead = Array(repeating: nil, count: view.tree.count)
    ofRule = Array(repeating: nil, count: view.tree.count * Self.rules)
  }

  mutating func impression(of candidate: Candidate) -> Impression {
    let head = candidate.head
    let rule = head * Self.rules + candidate.rules[0].rawValue
    let shared = ofHead[head] ?? sums(of: candidate, .head)
    ofHead[head] = shared
    let ruled = ofRule[rule] ?? sums(of: candidate, .rule)
    ofRule[rule] = ruled
    return model.impression(
      of: shared &+ ruled &+ sums(of: candidate, .span) &+ words.sums(of: candidate.tokens))
  }

  private mutating func sums(
    of candidate: Candidate, _ scope: FeatureList.Scope
  ) -> SIMD8<Int32> {
    list.scope = scope
    features.list(of: candidate, into: &list)
    return model.first.plainSums(of: list.buckets)
  }
}

/// The sums of the words inside and outside of any stretch of a sentence.
struct WordSums {
  /// Of the words before each place, as words inside, outside, and in pairs.
  private var inside: [SIMD8<Int32>] = [SIMD8()]
  private var outside: [SIMD8<Int32>] = [SIMD8()]
  private var pairs: [SIMD8<Int32>] = [SIMD8()]
  /// Of each word as the first of a stretch.
  private var opening: [SIMD8<Int32>] = []
  /// The first word at each place or after it; marks are none.
  private var next: [Int]

  init(view: SentenceView, weights: HashedWeights, list: FeatureList) {
    let tree = view.tree
    let name = CandidateFeatureNames.all
    let (within, beyond, pair) = (name.inside, name.outside, name.insidePair)
    inside.reserveCapacity(tree.count + 1)
    outside.reserveCapacity(tree.count + 1)
    pairs.reserveCapacity(tree.count + 1)
    opening.reserveCapacity(tree.count)
    next = Array(repeating: tree.count, count: tree.count)
    var previous = Symbol.none
    for index in tree.tokens.indices {
      var (a, b, c, d) = (SIMD8<Int32>(), SIMD8<Int32>(), SIMD8<Int32>(), SIMD8<Int32>())
      if tree.tokens[index].tag != .punct {
        let lemma = view.lemmas[index]
        a = weights.plainSums(of: list.bucket(within, lemma))
        b = weights.plainSums(of: list.bucket(beyond, lemma))
        c = weights.plainSums(of: list.bucket(pair, previous, lemma))
        d = weights.plainSums(of: list.bucket(pair, .none, lemma))
        previous = lemma
        next[index] = index
      }
      inside.append(inside[index] &+ a)
      outside.append(outside[index] &+ b)
      pairs.append(pairs[index] &+ c)
      opening.append(d)
    }
    for index in tree.tokens.indices.dropLast().reversed() where next[index] == tree.count {
      next[index] = next[index + 1]
    }
  }

  func sums(of tokens: ClosedRange<Int>) -> SIMD8<Int32> {
    let (start, end) = (tokens.lowerBound, tokens.upperBound + 1)
    let within = inside[end] &- inside[start]
    let beyond = outside[outside.count - 1] &- outside[end] &+ outside[start]
    let first = next[start]
    guard first < end else { return within &+ beyond }
    return within &+ beyond &+ opening[first] &+ pairs[end] &- pairs[first + 1]
  }
}
