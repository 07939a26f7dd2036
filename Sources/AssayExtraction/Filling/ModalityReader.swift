import AssayEncoder
import AssayLanguage
import AssayModel

/// How a document puts a claim forward: a linear model over the claim's features, to which the
/// reading by rules is one more feature. What somebody denies, the rules alone tell: it is too
/// rare to be learned.
struct ModalityReader {
  let view: SentenceView

  /// The order of the model's sums.
  static let all = Modality.allCases

  private var tree: SentenceTree { view.tree }

  /// - Parameters:
  ///   - speech: who says it, in this sentence or, for quoted words, in another.
  ///   - judged: what the encoder makes of it, if it judged.
  ///   - weights: those of the tier, a sum for each modality.
  func modality(
    of candidate: Candidate, speech: Speech?, judged: CandidateJudgement? = nil,
    _ weights: HashedWeights
  ) -> Modality {
    let byRule = modalityByRule(of: candidate, speech: speech)
    if byRule == .denied { return .denied }
    var list = FeatureList(bits: weights.bits)
    features(of: candidate, speech: speech, judged: judged, into: &list)
    let sums = weights.sums(of: list.buckets)
    let best = Self.all.indices.max { sums[$0] < sums[$1] } ?? 0
    guard Self.all[best] == .presupposed else { return Self.all[best] }
    // What somebody says is theirs, also where they take it for granted; and a clause behind a comma
    // adds something, and so asserts it.
    if byRule == .reported { return .reported }
    return isAddedClause(candidate) ? .asserted : .presupposed
  }

  /// Whether it is a relative clause that tells more of something, and does not tell which is meant.
  private func isAddedClause(_ candidate: Candidate) -> Bool {
    guard tree.tokens[candidate.head].relation.hasPrefix("acl:relcl") else { return false }
    let first = tree.children[candidate.head].min() ?? candidate.head
    return first > 0 && tree.tokens[first].tag == .punct && tree.tokens[first].form == ","
      || first > 0 && tree.tokens[first - 1].form == ","
  }

  /// How and by whom it is said, and how the clause stands in its sentence.
  ///
  /// Few features, since there are few examples of all but what is flatly asserted.
  func features(
    of candidate: Candidate, speech: Speech?, judged: CandidateJudgement? = nil,
    into f: inout FeatureList
  ) {
    f.removeAll()
    let head = candidate.head
    let rule = candidate.rules[0].symbol
    let byRule = Self.manner(modalityByRule(of: candidate, speech: speech))
    let relation = view.relations[head]
    let parent = tree.heads[head] >= 0 ? view.lemmas[tree.heads[head]] : .none
    f.add(Self.byRule, byRule)
    f.add(Self.byRule, byRule, rule)
    f.add(Self.byRule, byRule, relation, view.xpos[head])
    f.add(Self.rule, rule)
    f.add(Self.rule, rule, view.xpos[head])
    f.add(Self.relation, relation)
    f.add(Self.relation, relation, parent)
    f.add(Self.relation, relation, view.xpos[head])
    f.add(Self.head, view.lemmas[head])
    f.add(Self.head, view.lemmas[head], relation)
    addSpeech(speech, relation, head, &f)
    addGroup(candidate, &f)
    addSurroundings(candidate, rule, &f)
    if let judged { addJudgement(judged, byRule, rule, &f) }
  }

  /// What the encoder thinks, in steps, by itself and beside the reading by rules.
  private func addJudgement(
    _ judged: CandidateJudgement, _ byRule: Symbol, _ rule: Symbol, _ f: inout FeatureList
  ) {
    var likeliest = 0
    for (index, share) in judged.modality.enumerated() {
      let name = Self.manners[index]
      let step = Symbol.count(Self.steps.count { share >= $0 })
      f.add(Self.judged, name, step)
      f.add(Self.judged, name, step, byRule)
      if share > judged.modality[likeliest] { likeliest = index }
    }
    f.add(Self.likeliest, Self.manners[likeliest])
    f.add(Self.likeliest, Self.manners[likeliest], byRule)
    f.add(Self.likeliest, Self.manners[likeliest], byRule, rule)
    // What a text takes for granted it seldom brings up as its news: of the claims that may well be
    // checked a third is presupposed, of those that must be, a tenth.
    let urgency = judged.must / (judged.must + judged.may + 1e-6)
    let step = Self.tenths[Int(min(9, urgency * 10))]
    f.add(Self.urgency, step)
    f.add(Self.urgency, step, byRule)
    f.add(Self.urgency, step, rule)
    f.add(Self.urgency, step, Self.manners[likeliest])
  }

  private static let judged = Symbol("judged")
  private static let likeliest = Symbol("judged likeliest")
  private static let urgency = Symbol("judged urgency")
  private static let tenths = (0..<10).map { Symbol("tenth \($0)") }
  private static let manners = all.map { Symbol($0.rawValue) }
  private static func manner(_ modality: Modality) -> Symbol {
    all.firstIndex(of: modality).map { manners[$0] } ?? .none
  }
  private static let steps: [Float] = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9]

  private func addSpeech(
    _ speech: Speech?, _ relation: Symbol, _ head: Int, _ f: inout FeatureList
  ) {
    let form = speech?.form.symbol ?? Self.none
    let source = speech.map { $0.source == nil ? Self.unnamed : Self.named } ?? Self.none
    f.add(Self.speech, form, source)
    f.add(Self.speech, form, source, relation)
    f.add(Self.speech, form, view.tags[head])
    guard let speech else { return }
    let cue = speech.form == .quotation ? speech.form.symbol : view.lemmas[speech.cue]
    f.add(Self.cue, cue)
    f.add(Self.cue, cue, relation)
    if let tokens = speech.source { f.add(Self.source, view.lemmas[tokens.upperBound], cue) }
  }

  /// Auxiliaries, negations and adverbs of the clause, and words of reserve anywhere in it.
  private func addGroup(_ candidate: Candidate, _ f: inout FeatureList) {
    var group = ""
    for child in tree.children[candidate.head] {
      switch tree.relations[child] {
      case .aux, .cop:
        group += tree.lemmas[child]
        group += " "
      case .advmod, .mark, .case, .det:
        f.add(Self.modifier, view.relations[child], view.lemmas[child])
      default: break
      }
    }
    f.add(Self.group, Symbol(group + tree.tokens[candidate.head].xpos))
    for token in candidate.tokens where view.words[token].contains(.hedge) {
      f.add(Self.hedge, view.lemmas[token])
    }
    let first = candidate.tokens.lowerBound
    f.add(Self.before, first > 0 ? view.lemmas[first - 1] : .none)
    f.add(Self.opening, view.lemmas[first])
  }

  private func addSurroundings(_ candidate: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let isQuoted = view.isQuoted(candidate)
    f.add(Self.quoted, isQuoted ? Self.yes : Self.no, rule)
    for mark in view.marks { f.add(Self.sentence, mark) }
    for ancestor in tree.ancestors(of: candidate.head).prefix(4) {
      f.add(Self.above, view.lemmas[ancestor])
      for child in tree.children[ancestor] where [.aux, .mark].contains(tree.relations[child]) {
        f.add(Self.markAbove, view.lemmas[child])
      }
    }
  }

  private static let yes = Symbol("yes")
  private static let no = Symbol("no")
  private static let none = Symbol("none")
  private static let named = Symbol("named")
  private static let unnamed = Symbol("unnamed")
  private static let byRule = Symbol("modality by rule")
  private static let rule = Symbol("rule")
  private static let relation = Symbol("relation")
  private static let head = Symbol("head")
  private static let speech = Symbol("speech")
  private static let cue = Symbol("cue")
  private static let source = Symbol("source, cue")
  private static let modifier = Symbol("modifier")
  private static let group = Symbol("verb group")
  private static let hedge = Symbol("hedge")
  private static let before = Symbol("word before")
  private static let opening = Symbol("first word")
  private static let quoted = Symbol("quoted, rule")
  private static let sentence = Symbol("sentence")
  private static let above = Symbol("above")
  private static let markAbove = Symbol("marker above")

  func modalityByRule(of candidate: Candidate, speech: Speech?) -> Modality {
    if let speech {
      switch speech.form {
      case .verb:
        let lemma = tree.lemmas[speech.cue]
        if Lexicon.denials.contains(lemma) { return .denied }
        return Lexicon.factive.contains(lemma) ? .presupposed : .reported
      case .noun: return speech.source == nil ? .hedged : .reported
      case .accordingTo, .quotation: return .reported
      case .unnamed: return .hedged
      }
    }
    return isHedged(candidate) ? .hedged : .asserted
  }

  private func isHedged(_ candidate: Candidate) -> Bool {
    tree.children[candidate.head].contains { child in
      switch tree.relations[child] {
      case .aux:
        // `could not` tells what somebody was unable to do.
        ["may", "might"].contains(tree.lemmas[child])
          || tree.lemmas[child] == "could" && !isNegated(candidate)
      case .advmod: Lexicon.hedges.contains(tree.lemmas[child])
      default: false
      }
    }
  }

  /// Whether the claim says that something is not so.
  func isNegated(_ candidate: Candidate) -> Bool {
    let head = candidate.head
    if tree.children[head].contains(where: { child in
      candidate.tokens.contains(child) && Lexicon.negations.contains(tree.lemmas[child])
        && tree.relations[child] != .conj
    }) {
      return true
    }
    // `no member voted`, `nobody voted`.
    let arguments = tree.children(of: head, .nsubj, .obj).filter { candidate.tokens.contains($0) }
    return arguments.contains { argument in
      tree.child(of: argument, .det).map { tree.lemmas[$0] == "no" } ?? false
    }
  }
}
