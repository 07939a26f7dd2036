import AssayLanguage
import AssayModel

/// Makes claims of chosen candidates: says all that the document says of each.
struct ClaimFiller {
  struct Chosen {
    var scored: Scored
    var speech: Speech?
  }

  let document: DocumentReference
  let analysis: Analysis
  let views: [SentenceView?]
  let referrals: Referrals
  /// The tier's weights for how a claim is put forward.
  let modality: HashedWeights
  /// Tells how worthy of a check a claim is, where a judge chose it.
  let ranking: ClaimRanking?
  /// What the claims name as their model.
  let model: String

  init(
    document: Document, analysis: Analysis, views: [SentenceView?], modality: HashedWeights,
    ranking: ClaimRanking? = nil, model: String
  ) {
    self.modality = modality
    self.ranking = ranking
    self.model = model
    self.document = document.reference
    self.analysis = analysis
    self.views = views
    referrals = Referrals(analysis)
  }

  /// The claims of one sentence; those about what somebody said are linked to the claim that it
  /// was said.
  func claims(of chosen: [Chosen], in view: SentenceView, sentence: Int) -> [Claim] {
    var utterances: [Int: ContentID] = [:]
    for item in chosen where isUtterance(item, view.tree) {
      let bytes = view.tree.bytes(of: item.scored.candidate.tokens)
      utterances[item.scored.candidate.head] = Claim.id(
        document: document.id, span: analysis.map.span(ofBytes: bytes),
        quote: analysis.map.substring(ofBytes: bytes))
    }
    return chosen.indices.map { index in
      let item = chosen[index]
      var claim = claim(of: item, in: view, sentence: sentence)
      claim.score = Self.score(
        of: index, among: chosen, in: view.tree, sentence: sentence, of: views.count, ranking)
      if let cue = item.speech?.cue, let utterance = utterances[cue], utterance != claim.id {
        claim.contentOf = utterance
      }
      return claim
    }
  }

  func leftOut(_ scored: Scored, _ reason: ExclusionReason, in view: SentenceView) -> LeftOut {
    let bytes = view.tree.bytes(of: scored.candidate.tokens)
    return LeftOut(
      span: analysis.map.span(ofBytes: bytes), quote: analysis.map.substring(ofBytes: bytes),
      reason: reason, score: Self.score(scored))
  }

  /// How worthy of checking a chosen claim is, beside the others of its sentence.
  /// - Parameter count: of the document's sentences.
  static func score(
    of index: Int, among chosen: [Chosen], in tree: SentenceTree, sentence: Int, of count: Int,
    _ ranking: ClaimRanking?
  ) -> Double {
    let features = ClaimRanking.features(
      of: index, among: chosen, in: tree, sentence: sentence, of: count)
    if let ranking, let features { return ranking.score(features) }
    return score(chosen[index].scored)
  }

  /// How worthy of checking: what must be checked first, what may be well behind.
  static func score(_ scored: Scored) -> Double {
    let p = scored.probabilities
    let value = (Double(p.must) + 0.25 * Double(p.may)) * (scored.isUtterance ? 0.6 : 1)
    return (value * 1000).rounded() / 1000
  }

  private func claim(of item: Chosen, in view: SentenceView, sentence: Int) -> Claim {
    let tree = view.tree
    let candidate = item.scored.candidate
    let bytes = tree.bytes(of: candidate.tokens)
    let span = analysis.map.span(ofBytes: bytes)
    let isUtterance = isUtterance(item, tree)
    var attribution = attribution(item.speech, in: tree, sentence: sentence)
    if attribution == nil, !isUtterance {
      attribution = speakerElsewhere(candidate, view, sentence: sentence)
    }
    let claimant = claimant(item.speech, attribution, sentence: sentence, tree)
    let modalityReader = ModalityReader(view: view)
    var modality = modalityReader.modality(
      of: candidate, speech: item.speech, judged: item.scored.judgement, modality)
    if attribution == nil {
      // That somebody says it, the author asserts.
      if isUtterance, modality == .reported { modality = .asserted }
    } else if modality == .asserted {
      modality = .reported
    }
    if attribution == nil, isUtterance {
      // Who speaks in it; the claim that it was said stays the author's.
      attribution = self.attribution(
        tree.ownSpeech(of: candidate), in: tree, sentence: sentence)
    }
    let sign = QuantitySign(map: analysis.map, tree: tree)
    let quantities = analysis.quantities.filter { span.contains($0.span) }.map(sign.signed)
    let dates = analysis.dates.filter { span.contains($0.span) }
    let wording = Wording(
      map: analysis.map, tree: tree, sentence: sentence, referrals: referrals,
      dates: dates)
    let kinds = KindReader(view).kinds(of: candidate, isUtterance: isUtterance)
    let entities = analysis.entities.filter { span.contains($0.span) }
    let negated = modalityReader.isNegated(candidate)
    let text = wording.text(of: candidate, asides: tree.asides(in: candidate))
    return Claim(
      document: document, span: span, quote: analysis.map.substring(ofBytes: bytes), text: text,
      kinds: kinds, score: Self.score(item.scored),
      reasons: Reasons(
        candidate: candidate, tree: tree, kinds: kinds, modality: modality, negated: negated,
        attribution: attribution, entities: entities, text: text
      ).list,
      modality: modality, negated: negated,
      claimant: claimant,
      members: tree.members(of: candidate).map {
        analysis.map.substring(ofBytes: tree.bytes(of: $0))
      }, model: model, attribution: attribution, quantities: quantities,
      dates: dates, entities: entities)
  }

  private func isUtterance(_ item: Chosen, _ tree: SentenceTree) -> Bool {
    item.scored.isUtterance
      || item.scored.candidate.rules.contains(where: \.isUtterance)
        && Lexicon.speech.contains(tree.lemmas[item.scored.candidate.head])
  }

  private func attribution(
    _ speech: Speech?, in tree: SentenceTree, sentence: Int
  ) -> Attribution? {
    guard let speech else { return nil }
    let cue = tree.bytes(of: speech.cueTokens)
    var whole = cue
    var source: String?
    if let tokens = speech.source {
      let bytes = tree.bytes(of: tokens)
      source = analysis.map.substring(ofBytes: bytes)
      whole = min(cue.lowerBound, bytes.lowerBound)..<max(cue.upperBound, bytes.upperBound)
    }
    return Attribution(
      source: source, cue: analysis.map.substring(ofBytes: cue),
      span: analysis.map.span(ofBytes: whole))
  }

  /// For words inside a quotation that began in an earlier sentence or whose speaker the next
  /// sentence names.
  private func speakerElsewhere(
    _ candidate: Candidate, _ view: SentenceView, sentence: Int
  ) -> Attribution? {
    let isQuoted = view.isQuoted(candidate)
    guard isQuoted else { return nil }
    for other in [sentence, sentence - 1, sentence - 2, sentence + 1, sentence - 3] {
      guard views.indices.contains(other), let tree = views[other]?.tree else { continue }
      for cue in tree.tokens.indices
      where Lexicon.utteringVerbs.contains(tree.lemmas[cue]) && tree.tokens[cue].tag == .verb {
        guard other != sentence || !candidate.tokens.contains(cue),
          !tree.quotations.contains(where: { $0.contains(cue) }),
          let subject = tree.subject(of: cue),
          let source = tree.bounds(tree.nounPhraseCore(of: subject))
        else { continue }
        let speech = Speech(form: .quotation, cue: cue, cueTokens: cue...cue, source: source)
        return attribution(speech, in: tree, sentence: other)
      }
    }
    return nil
  }

  /// Who holds it: the source, by name where a pronoun stands for one.
  private func claimant(
    _ speech: Speech?, _ attribution: Attribution?, sentence: Int, _ tree: SentenceTree
  ) -> String? {
    guard let source = attribution?.source else { return nil }
    if let tokens = speech?.source, tokens.count == 1,
      let name = referrals.name(ofPronoun: tokens.lowerBound, sentence: sentence)
    {
      return name
    }
    return source
  }
}

extension SentenceTree {
  /// The items of a list of three or more names or nouns that is the claim's subject or object.
  func members(of candidate: Candidate) -> [ClosedRange<Int>] {
    for index in candidate.tokens where relations[index] != .conj {
      let conjuncts = children(of: index, .conj).filter { candidate.tokens.contains($0) }
      guard conjuncts.count >= 2, [.noun, .propn].contains(tokens[index].tag),
        [.nsubj, .obj, .obl, .nmod, .root].contains(relations[index])
      else { continue }
      let items = ([index] + conjuncts).compactMap { item in
        bounds(nounPhraseCore(of: item).filter { candidate.tokens.contains($0) })
      }
      return items
    }
    return []
  }
}
