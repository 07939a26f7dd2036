import AssayEncoder
public import AssayLanguage
public import AssayModel

extension ClaimExtractor {
  /// Why a claim of this document was chosen; nil where no rule proposes its span.
  ///
  /// The choice is made again with the features' names kept, which extraction does without.
  public func explanation(
    of claim: Claim, in document: Document, analysis: Analysis, features count: Int = 12
  ) -> Explanation? {
    guard let span = claim.span else { return nil }
    let bytes = analysis.map.bytes(of: span)
    let views = SentenceView.views(of: analysis).compactMap { $0 }
    guard
      let index = views.firstIndex(where: { $0.tree.sentence.bytes.contains(bytes.lowerBound) })
    else { return nil }
    let view = views[index]
    var chooser = chooser
    chooser.keepsFeatures = true
    let scored = chooser.scored(views, of: analysis.map)[index]
    guard let own = scored.first(where: { view.tree.bytes(of: $0.candidate.tokens) == bytes })
    else { return nil }
    var list = FeatureList(bits: model.first.bits, named: true)
    // The encoder counts no features that could be named.
    if judge == nil {
      CandidateFeatures(view: view, candidates: [own.candidate], named: true)
        .list(of: own.candidate, into: &list)
    }
    let chosen = Chooser.choose(scored, in: view, chooser.settling).chosen.map(\.scored)
    func quote(_ other: Scored) -> String {
      analysis.map.substring(ofBytes: view.tree.bytes(of: other.candidate.tokens))
    }
    return Explanation(
      rules: own.candidate.rules.map { .init(name: $0.name, purpose: $0.purpose) },
      features: heaviest(list, count: count),
      surroundings: heaviestSurroundings(own.features, count: count),
      mustProbability: Double(own.probabilities.must),
      mayProbability: Double(own.probabilities.may),
      exactness: Double(own.probabilities.exactness), value: Double(own.value),
      threshold: Double(chooser.settling.threshold),
      sentenceScore: judge.map {
        $0.scores(of: analysis.map.substring(ofBytes: view.tree.sentence.bytes)).score
      } ?? scorer.map { $0.scores(of: [view]).score },
      variants: scored.filter { other in
        other.candidate != own.candidate && !chosen.contains { $0.candidate == other.candidate }
          && view.tree.sayTheSame(
            other.candidate, own.candidate, overlap: chooser.settling.overlap)
      }
      .sorted { $0.rank > $1.rank }.prefix(5).map { other in
        .init(quote: quote(other), value: Double(other.value), rank: Double(other.rank))
      }, rank: Double(own.rank),
      judged: judge == nil
        ? []
        : scored.sorted {
          ($0.rank, $1.candidate.tokens.lowerBound)
            > ($1.rank, $0.candidate.tokens.lowerBound)
        }.map { option in
          let p = option.probabilities
          return .init(
            quote: quote(option), mustProbability: Double(p.must), mayProbability: Double(p.may),
            exactness: Double(p.exactness),
            isChosen: chosen.contains { $0.candidate == option.candidate })
        },
      manners: own.judgement.map { Self.shares(Modality.allCases.map(\.rawValue), $0.modality) }
        ?? [],
      kinds: own.judgement.map { Self.shares(CandidateJudgement.kindNames, $0.kinds) } ?? [])
  }

  /// Those that are likely enough to be told.
  private static func shares(_ names: [String], _ shares: [Float]) -> [Explanation.Share] {
    zip(names, shares).filter { $0.1 >= 0.05 }.sorted { $0.1 > $1.1 }
      .map { .init(name: $0.0, probability: Double($0.1)) }
  }

  private func heaviest(_ list: FeatureList, count: Int) -> [Explanation.Feature] {
    Self.heaviest(
      zip(list.names, list.buckets).map { name, bucket in
        Explanation.Feature(name: name, weight: Double(model.evidence(of: bucket)))
      }, count: count)
  }

  private func heaviestSurroundings(
    _ features: [Float], count: Int
  ) -> [Explanation.Feature] {
    if features.isEmpty { return [] }
    let influences = zip(
      model.mustTrees.influences(on: features), model.claimTrees.influences(on: features))
    return Self.heaviest(
      zip(zip(SecondLook.names, features), influences).map { feature, influence in
        Explanation.Feature(
          name: "\(feature.0) \(Self.rounded(feature.1))",
          weight: Double(influence.0 + influence.1) / 2)
      }, count: count)
  }

  private static func rounded(_ value: Float) -> String {
    value == value.rounded() ? String(Int(value)) : String((value * 100).rounded() / 100)
  }

  private static func heaviest(
    _ features: [Explanation.Feature], count: Int
  ) -> [Explanation.Feature] {
    features.filter { $0.weight != 0 }
      .sorted { (abs($0.weight), $1.name) > (abs($1.weight), $0.name) }
      .prefix(count).map { $0 }
  }
}

extension SentenceTree {
  /// Where in the text a stretch of tokens stands, in bytes.
  func bytes(of range: ClosedRange<Int>) -> Range<Int> {
    tokens[range.lowerBound].bytes.lowerBound..<tokens[range.upperBound].bytes.upperBound
  }
}
