public import AssayLanguage
public import AssayModel

/// What can be said of a sentence by itself: its scores, of what kind it is, and why.
public struct SentenceReading: Hashable, Sendable {
  public let scores: SentenceScorer.Scores
  public let kinds: [ClaimKind]
  /// For people to read: what raised the scores, then what lowered them.
  public let reasons: [String]
}

extension SentenceScorer {
  /// Reads a line of text, whether it holds one sentence or several.
  ///
  /// - Parameters:
  ///   - analysis: of the line's own text.
  ///   - judge: gives the scores, if there is one; the reasons are found the same way.
  public func reading(of analysis: Analysis, judge: ClaimJudge? = nil) -> SentenceReading {
    let trees = analysis.sentences.compactMap { SentenceTree($0) }
    let views = trees.map(SentenceView.init(alone:))
    let kinds = trees.map { tree in
      let whole = Candidate(tokens: 0...(tree.count - 1), head: tree.root, rules: [.clause])
      return KindReader(tree).kinds(
        of: whole, isUtterance: Lexicon.utteringVerbs.contains(tree.lemmas[tree.root]))
    }
    let all = Set(kinds.joined())
    let listed = ClaimKind.allCases.filter { all.contains($0) && ($0 != .other || all.count == 1) }
    return SentenceReading(
      scores: judge?.scores(of: analysis.text) ?? scores(of: views), kinds: listed,
      reasons: facts(trees, listed) + telling(trees) + lowered(views))
  }

  /// What the sentence holds that could be looked up.
  private func facts(_ trees: [SentenceTree], _ kinds: [ClaimKind]) -> [String] {
    func forms(_ tag: PartOfSpeech) -> [String] {
      trees.flatMap { $0.tokens.filter { $0.tag == tag }.map(\.form) }
    }
    var reasons: [String] = []
    let numbers = forms(.num)
    if !numbers.isEmpty { reasons.append("numbers: " + numbers.joined(separator: ", ")) }
    let names = forms(.propn)
    if !names.isEmpty { reasons.append("names: " + names.joined(separator: ", ")) }
    return reasons + kinds.compactMap(\.reason)
  }

  /// The words that weighed most for and against a check.
  private func telling(_ trees: [SentenceTree]) -> [String] {
    var list = FeatureList(bits: weights.bits)
    var sums: [(word: String, weight: Float)] = []
    for tree in trees {
      for (index, token) in tree.tokens.enumerated() where token.tag != .punct {
        list.removeAll()
        list.add(SentenceFeatures.lemma, Symbol(SentenceFeatures.word(tree, index)))
        list.add(SentenceFeatures.form, Symbol(token.form.lowercased()))
        let weight = list.buckets.reduce(Float(0)) {
          $0 + weights.weight(of: $1, Self.checkable) + weights.weight(of: $1, Self.score)
        }
        sums.append((token.form, weight))
      }
    }
    func words(_ sign: Float) -> String {
      var seen: Set<String> = []
      return sums.filter { $0.weight * sign > Self.tellingWeight && seen.insert($0.word).inserted }
        .sorted { ($0.weight * sign, $1.word) > ($1.weight * sign, $0.word) }
        .prefix(3).map(\.word).joined(separator: ", ")
    }
    var reasons: [String] = []
    if !words(1).isEmpty { reasons.append("raised by: " + words(1)) }
    if !words(-1).isEmpty { reasons.append("lowered by: " + words(-1)) }
    return reasons
  }

  /// The least weight, of both questions together, that is worth telling.
  private static let tellingWeight: Float = 0.2

  /// What makes the sentence something else than an assertion.
  private func lowered(_ views: [SentenceView]) -> [String] {
    var reasons: [String] = []
    for view in views {
      let whole = Candidate(
        tokens: 0...(view.tree.count - 1), head: view.tree.root, rules: [.clause])
      let speech = view.tree.speech(about: whole)
      if let reason = ExclusionReader(view: view).certain(whole, speech: speech) {
        reasons.append("lowered: " + reason.explanation)
      }
    }
    return reasons
  }
}

extension SentenceView {
  /// A sentence of which nothing is known but itself.
  convenience init(alone tree: SentenceTree) {
    self.init(
      tree, position: .none, style: [], isInsideQuotation: false, previous: nil)
  }
}

extension ClaimKind {
  /// What a claim of this kind does, for people to read; nil where the kind says nothing more.
  var reason: String? {
    switch self {
    case .comparison: "compares or ranks"
    case .cause: "gives a cause or an effect"
    case .law: "says what a rule or an authority requires"
    case .role: "says who or what somebody is"
    case .position: "says what somebody wants or holds"
    case .quotation: "says that something was said"
    case .event: "tells of an event"
    default: nil
    }
  }
}
