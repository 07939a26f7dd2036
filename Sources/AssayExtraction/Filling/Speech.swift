import AssayLanguage

/// Who says it, and with which words, as tokens of the claim's sentence.
struct Speech: Hashable {
  /// What holds the content: a verb, a noun, `according to`, an adverb.
  enum Form: Hashable, CaseIterable {
    case verb
    case noun
    case accordingTo
    /// `is said to`, `reportedly`: nobody is named.
    case unnamed
    /// A quotation whose speaker another sentence names.
    case quotation

    /// The name as a feature.
    var symbol: Symbol { Self.symbols[self] ?? .none }
    private static let symbols = Dictionary(
      uniqueKeysWithValues: allCases.map { ($0, Symbol("\($0)")) })
  }

  var form: Form
  /// The token whose lemma tells how it is said; nil for a quotation.
  var cue: Int
  var cueTokens: ClosedRange<Int>
  var source: ClosedRange<Int>?
}

extension SentenceTree {
  /// The nearest words that attribute what `head` says to somebody.
  ///
  /// First what the attribution reader found (`Analysis.sayings`), then the tree: the content of a
  /// reporting verb (`X said that …`), what a reporting
  /// clause stands beside (`…, X said`), `according to X`, `as X says`, and nouns of speech
  /// (`the claim that …`). A claim is not attributed by words inside itself that it is about.
  func speech(about candidate: Candidate) -> Speech? {
    let speech = said(candidate)
    if let source = speech?.source, isNoSpeaker(source) {
      return speechByStructure(about: candidate)
    }
    return speech ?? speechByStructure(about: candidate)
  }

  /// `the fact`, to which a tree may give a verb of speech.
  private func isNoSpeaker(_ source: ClosedRange<Int>) -> Bool {
    source.contains { Lexicon.contentNouns.contains(lemmas[$0]) && !source.contains(heads[$0]) }
  }

  /// For what the sayings leave open: climbs from the claim over the words that it hangs from.
  private func speechByStructure(about candidate: Candidate) -> Speech? {
    // A reporting clause in the middle makes its own verb no head of what is said.
    if let inner = reportingClauses.first(where: {
      candidate.tokens.contains($0.tokens.upperBound) && candidate.isReported(by: $0)
    }) {
      return inner.speech
    }
    var index = candidate.head
    var isNominal = candidate.rules[0].isNominal
    // Words that name nobody are kept until somebody further up is named.
    var unnamed: Speech?
    while true {
      if let beside = speechBeside(index, of: candidate) {
        if beside.source != nil { return beside }
        unnamed = unnamed ?? beside
      }
      let parent = heads[index]
      guard parent >= 0 else { return adjacentSpeech(candidate) ?? unnamed }
      switch relations[index] {
      case _ where isContent(index, of: parent):
        if Lexicon.reports(lemmas[parent]) || Lexicon.passiveReports.contains(lemmas[parent]),
          tokens[parent].tag == .verb || isClause(parent)
        {
          let speech = verbal(parent, besides: candidate)
          if speech.source != nil { return speech }
          // `I think that …` is the author's own, and `imagine that …` nobody's.
          let isSaid = child(of: parent, .aux) != nil || Lexicon.speech.contains(lemmas[parent])
          if !isOwnVoice(parent), isSaid { unnamed = unnamed ?? speech }
        }
      case .xcomp:
        if Lexicon.seems.contains(lemmas[parent])
          || Lexicon.passiveReports.contains(lemmas[parent]) && tokens[parent].xpos == "VBN"
        {
          unnamed =
            unnamed
            ?? Speech(form: .unnamed, cue: parent, cueTokens: cueRange(parent), source: nil)
        }
        if lemmas[parent] == "claim" { return verbal(parent, besides: candidate) }
      case .acl, .appos:
        if Lexicon.speechNouns.contains(lemmas[parent]), tokens[index].relation != "acl:relcl" {
          let speech = nominal(parent)
          if speech.source != nil { return speech }
          unnamed = unnamed ?? speech
        }
      case .obj, .obl, .nmod:
        // An object of a reporting verb is something said only where it holds a clause.
        if isNominal, relations[index] == .obj, Lexicon.utteringVerbs.contains(lemmas[parent]),
          isQuoted(candidate)
        {
          return verbal(parent, besides: candidate)
        }
      case .parataxis, .root: break
      default: break
      }
      isNominal = false
      index = parent
    }
  }

  /// Whether a clause is what its governor says: a complement, or, where the analysis calls it
  /// something else, a clause that `that` opens or that follows a verb of speech at once.
  func isContent(_ index: Int, of cue: Int) -> Bool {
    switch relations[index] {
    case .ccomp, .csubj:
      // Before a conjunction it is a clause of its own, whatever the analysis says.
      return index > cue
        || !(index..<cue).contains { tokens[$0].tag == .cconj && $0 >= extents[index].upperBound }
    case .xcomp, .advcl, .parataxis, .acl, .conj:
      guard index > cue, tokens[cue].tag == .verb, Lexicon.speech.contains(lemmas[cue]) else {
        return false
      }
      let marks = children(of: index, .mark).map { lemmas[$0] }
      if marks.contains("that") { return tokens[index].relation != "acl:relcl" }
      return relations[index] != .conj && marks.isEmpty && child(of: index, .nsubj) != nil
        && tokens[extents[index].lowerBound].tag != .punct
        && extents[index].lowerBound == cue + 1
    default: return false
    }
  }

  /// A verb of speech just before the claim (`X said that …`), or a reporting clause inside or
  /// beside it, where the tree does not connect the two.
  private func adjacentSpeech(_ candidate: Candidate) -> Speech? {
    var before = candidate.tokens.lowerBound - 1
    while before >= 0, tokens[before].tag == .punct || lemmas[before] == "that" { before -= 1 }
    if before >= 0, isUttering(before), candidate.head != before {
      let speech = verbal(before, besides: candidate)
      if speech.source != nil { return speech }
    }
    return reportingClauses.first { candidate.isReported(by: $0) }?.speech
  }

  private func isUttering(_ index: Int) -> Bool {
    tokens[index].tag == .verb && Lexicon.speech.contains(lemmas[index])
      && child(of: index, .nsubj) != nil
  }

  private func isQuoted(_ candidate: Candidate) -> Bool {
    quotations.contains { $0.overlaps(candidate.tokens) }
  }

  /// Reporting clauses and phrases that hang from a clause beside the claim's own words.
  private func speechBeside(_ index: Int, of candidate: Candidate) -> Speech? {
    for child in children[index] where child != candidate.head {
      let isOwn = isBelow(candidate.head, child)
      if isOwn { continue }
      switch relations[child] {
      case .parataxis, .ccomp, .discourse:
        guard relations[child] != .ccomp, Lexicon.reports(lemmas[child]),
          self.child(of: child, .nsubj) != nil, self.child(of: child, .ccomp) == nil
        else { continue }
        return verbal(child, besides: candidate)
      case .advcl:
        let isAs = self.child(of: child, .mark).map { lemmas[$0] == "as" } ?? false
        if isAs, Lexicon.reports(lemmas[child]), self.child(of: child, .nsubj) != nil {
          return verbal(child, besides: candidate)
        }
      case .obl, .nmod:
        if let words = inTheWords(child) { return words }
        guard let first = children[child].first(where: { lemmas[$0] == "accord" }) else { continue }
        let source = nounPhraseCore(of: child).filter { $0 > first }
        let named = source.filter { !["accord", "to"].contains(lemmas[$0]) }
        guard let start = named.first, let end = named.last else { continue }
        return Speech(
          form: .accordingTo, cue: first, cueTokens: first...max(first, start - 1),
          source: start...end)
      case .advmod:
        if Lexicon.hearsay.contains(lemmas[child]) {
          return Speech(form: .unnamed, cue: child, cueTokens: child...child, source: nil)
        }
      default: continue
      }
    }
    return nil
  }

  /// `in the words of the prosecutor`.
  private func inTheWords(_ noun: Int) -> Speech? {
    guard lemmas[noun] == "word" || lemmas[noun] == "view" || lemmas[noun] == "opinion",
      let preposition = child(of: noun, .case), lemmas[preposition] == "in",
      let speaker = child(of: noun, .nmod), speaker > noun,
      let source = bounds(nounPhraseCore(of: speaker))
    else { return nil }
    return Speech(
      form: .accordingTo, cue: noun, cueTokens: preposition...max(noun, source.lowerBound - 1),
      source: source)
  }

  private func verbal(_ cue: Int, besides candidate: Candidate) -> Speech {
    let isPassive = child(of: cue, .aux).map { tokens[$0].relation == "aux:pass" } ?? false
    var source: ClosedRange<Int>?
    if let clause = reportingClauses.first(where: { $0.speech.cue == cue }) {
      source = clause.speech.source
    } else if isPassive {
      if let agent = children[cue].first(where: { tokens[$0].relation == "obl:agent" }) {
        source = bounds(nounPhraseCore(of: agent))
      }
    } else if let subject = subject(of: cue) ?? nearestNominal(before: cue),
      subject != candidate.head,
      tokens[subject].tag != .verb, !isExpletive(subject), !isOwnVoice(cue)
    {
      let isRelative = isRelativePronoun(subject) && heads[subject] >= 0
      let referent =
        isRelative && heads[heads[subject]] >= 0 && tokens[heads[subject]].relation == "acl:relcl"
        ? heads[heads[subject]] : subject
      source = bounds(nounPhraseCore(of: referent))
      if let named = source, isNoSpeaker(named) { source = nil }
    }
    // `It is said that` names nobody; `reported that`, where the tree lost who, still reports.
    let isNamed = source != nil || !isPassive && Lexicon.speech.contains(lemmas[cue])
    return Speech(
      form: isNamed ? .verb : .unnamed, cue: cue, cueTokens: cueRange(cue), source: source)
  }

  /// The noun phrase that opens the sentence, where the tree gave a finite verb no subject.
  private func nearestNominal(before verb: Int) -> Int? {
    guard ["VBD", "VBZ", "VBP"].contains(tokens[verb].xpos), relations[verb] != .conj else {
      return nil
    }
    return (0..<verb).first { index in
      [.noun, .propn, .pron].contains(tokens[index].tag)
        && (heads[index] >= verb || heads[index] < 0) && !isClause(index)
        && child(of: index, .case) == nil
    }
  }

  private func isExpletive(_ index: Int) -> Bool {
    relations[index] == .expl || lemmas[index] == "there" || lemmas[index] == "it"
  }

  private func isOwnVoice(_ cue: Int) -> Bool {
    child(of: cue, .nsubj).map { ["i", "we", "you", "one"].contains(lemmas[$0]) } ?? false
  }

  private func nominal(_ noun: Int) -> Speech {
    var source: ClosedRange<Int>?
    if let owner = children[noun].first(where: { tokens[$0].relation == "nmod:poss" }) {
      source = bounds(nounPhraseCore(of: owner).filter { tokens[$0].xpos != "POS" })
    } else if let owner = children(of: noun, .nmod).first(where: { child in
      children[child].contains { ["of", "by", "from"].contains(lemmas[$0]) }
    }) {
      source = bounds(nounPhraseCore(of: owner))
    } else if relations[noun] == .obj, heads[noun] >= 0,
      let subject = subject(of: heads[noun])
    {
      source = bounds(nounPhraseCore(of: subject))
    }
    return Speech(form: .noun, cue: noun, cueTokens: noun...noun, source: source)
  }

  /// A verb with its particle: `pointed out`.
  private func cueRange(_ verb: Int) -> ClosedRange<Int> {
    let particle = children[verb].first {
      tokens[$0].relation == "compound:prt" && $0 == verb + 1
    }
    return verb...(particle ?? verb)
  }

  /// From the first to the last token, without the marks at the edges; a name that the tree cuts
  /// in two stays whole.
  func bounds(_ indexes: [Int]) -> ClosedRange<Int>? {
    guard let first = indexes.first, var last = indexes.last else { return nil }
    while last + 1 < count, tokens[last].tag == .propn, tokens[last + 1].tag == .propn { last += 1 }
    return trimmed(first...last)
  }

  /// The speech that an utterance is: its speaker and verb, where the claim is that it was said.
  func ownSpeech(of candidate: Candidate) -> Speech? {
    let speech = verbal(candidate.head, besides: candidate)
    return speech.source == nil ? nil : speech
  }
}

extension RuleName {
  /// Whether the rule's spans are noun phrases.
  var isNominal: Bool {
    switch self {
    case .nounPhrase, .nounPhraseCore, .nounPhraseShort, .objectConjunct: true
    default: false
    }
  }

  var isUtterance: Bool { self == .utterance || self == .quotedUtterance }
}
