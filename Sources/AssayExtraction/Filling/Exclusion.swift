import AssayLanguage
public import AssayModel

/// Why a stretch that looks like a claim is left out.
public enum ExclusionReason: String, Sendable, CaseIterable {
  case question
  case prediction
  case pledge
  case opinion
  case wish
  case command
  case conditional
  case personal
  case vague
  case fragment

  /// The kind of claim it would be.
  public var kind: ClaimKind {
    switch self {
    case .prediction: .prediction
    case .pledge: .pledge
    case .opinion: .opinion
    default: .other
    }
  }

  /// For people to read.
  public var explanation: String {
    switch self {
    case .question: "it asks and does not assert"
    case .prediction: "it is about what is to come"
    case .pledge: "it promises"
    case .opinion: "it judges, and no evidence could settle it"
    case .wish: "it says what should be, not what is"
    case .command: "it tells somebody to do something"
    case .conditional: "it holds only if something else does"
    case .personal: "it tells of the author's own experience or feeling"
    case .vague: "it names too little that could be checked"
    case .fragment: "it asserts nothing"
    }
  }
}

/// Tells by structure what sort of non-claim a clause is.
struct ExclusionReader {
  let view: SentenceView

  private var tree: SentenceTree { view.tree }

  /// A reason that holds whatever the model thinks: for a clause that judges, for what the speaker
  /// wants of us all, and for what the author puts forward as a question, command, wish, pledge or
  /// prediction.
  func certain(_ candidate: Candidate, speech: Speech?) -> ExclusionReason? {
    let head = candidate.head
    guard !candidate.rules[0].isNominal, tree.isClause(head) else { return nil }
    if isJudgement(head) { return .opinion }
    if isFirstPerson(head),
      auxiliaries(of: head).contains(where: { $0 == "must" || $0 == "should" })
    {
      return .wish
    }
    guard speech == nil, isAsserted(head) else { return nil }
    if isQuestion(head) { return .question }
    if isCommand(head) { return .command }
    let auxiliaries = auxiliaries(of: head)
    if auxiliaries.contains(where: { ["should", "must", "ought", "shall"].contains($0) }),
      tree.child(of: head, .cop) == nil, isPersonal(head)
    {
      return .wish
    }
    if auxiliaries.contains("will") || auxiliaries.contains("'ll") || auxiliaries.contains("wo") {
      return isFirstPerson(head) ? .pledge : .prediction
    }
    return nil
  }

  /// The likeliest reason for what the model did not choose.
  func likely(_ candidate: Candidate, speech: Speech?) -> ExclusionReason {
    let head = candidate.head
    if let certain = certain(candidate, speech: speech) { return certain }
    if !tree.isClause(head) { return .fragment }
    if isQuestion(head) { return .question }
    if tree.children(of: head, .advcl).contains(where: isConditional) || isConditional(head) {
      return .conditional
    }
    let auxiliaries = auxiliaries(of: head)
    if auxiliaries.contains(where: { ["should", "must", "ought", "shall"].contains($0) })
      || ["need", "hope", "wish", "want"].contains(tree.lemmas[head])
    {
      return .wish
    }
    if auxiliaries.contains(where: { ["will", "would", "may", "might", "could"].contains($0) })
      || tree.lemmas[head] == "go" && tree.tokens[head].xpos == "VBG"
    {
      return .prediction
    }
    if isFirstPerson(head) { return isOpinionVerb(head) ? .opinion : .personal }
    if tree.tokens[head].tag == .adj || holdsJudgement(candidate) { return .opinion }
    return .vague
  }

  /// `It is entirely natural that …`, `what came after is very interesting`.
  private func isJudgement(_ head: Int) -> Bool {
    let token = tree.tokens[head]
    guard token.tag == .adj, Lexicon.judgements.contains(tree.lemmas[head]),
      token.features["Degree"] != "Sup", tree.child(of: head, .cop) != nil
    else { return false }
    return tree.child(of: head, .csubj, .expl) != nil
      || tree.subject(of: head).map { tree.tokens[$0].tag == .pron } ?? false
  }

  private func isAsserted(_ head: Int) -> Bool {
    var index = head
    while true {
      switch tree.relations[index] {
      case .root, .parataxis: return true
      case .conj: index = tree.heads[index]
      default: return false
      }
      if index < 0 { return false }
    }
  }

  private func isQuestion(_ head: Int) -> Bool {
    guard view.marks.contains(Self.endsAsking) else { return false }
    return isAsserted(head)
  }

  private static let endsAsking = Symbol("ends ?")

  private func isCommand(_ head: Int) -> Bool {
    let token = tree.tokens[head]
    guard token.tag == .verb, token.xpos == "VB" || token.features["Mood"] == "Imp" else {
      return false
    }
    return tree.child(of: head, .nsubj, .csubj, .expl) == nil
      && !tree.children(of: head, .aux).contains { tree.lemmas[$0] != "do" }
      && tree.relations[head] != .conj
  }

  private func isConditional(_ head: Int) -> Bool {
    tree.children(of: head, .mark).contains { ["if", "unless"].contains(tree.lemmas[$0]) }
  }

  private func isFirstPerson(_ head: Int) -> Bool {
    tree.subject(of: head).map { ["i", "we"].contains(tree.lemmas[$0]) } ?? false
  }

  private func isPersonal(_ head: Int) -> Bool {
    tree.subject(of: head).map { ["i", "we", "you", "one"].contains(tree.lemmas[$0]) } ?? false
  }

  private func isOpinionVerb(_ head: Int) -> Bool { Lexicon.thought.contains(tree.lemmas[head]) }

  private func auxiliaries(of head: Int) -> [String] {
    tree.children(of: head, .aux).map { tree.lemmas[$0] }
  }

  private func holdsJudgement(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { Lexicon.judgements.contains(tree.lemmas[$0]) }
  }
}

extension Lexicon {
  static let judgements: Set<String> = [
    "good", "bad", "best", "worst", "great", "terrible", "wonderful", "beautiful", "ugly", "stupid",
    "brilliant", "disgraceful", "shameful", "amazing", "awful", "horrible", "excellent", "evil",
    "wise", "foolish", "ridiculous", "absurd", "interesting", "important", "crucial", "essential",
    "wrong", "right", "fair", "unfair", "perfect", "nice", "clear", "obvious", "natural",
  ]
}
