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
    let views = SentenceView.views(of: analysis)
    guard
      let index = analysis.sentences.firstIndex(where: { $0.bytes.contains(bytes.lowerBound) }),
      let view = views[index]
    else { return nil }
    let scored = Chooser(model: model).scored(view, sentence: index)
    guard let own = scored.first(where: { view.tree.bytes(of: $0.candidate.tokens) == bytes })
    else { return nil }
    var list = FeatureList(bits: model.bits, named: true)
    CandidateFeatures(view: view).list(of: own.candidate, into: &list)
    return Explanation(
      rules: own.candidate.rules.map { .init(name: $0.rawValue, purpose: $0.purpose) },
      features: heaviest(list, count: count),
      mustProbability: Double(own.probabilities.must),
      mayProbability: Double(own.probabilities.may), value: Double(own.value),
      threshold: Double(model.settling.threshold),
      variants: scored.filter { other in
        other.candidate != own.candidate
          && view.tree.overlap(other.candidate.tokens, own.candidate.tokens)
            >= model.settling.overlap
      }
      .sorted { $0.value > $1.value }.prefix(5).map { other in
        .init(
          quote: analysis.map.substring(ofBytes: view.tree.bytes(of: other.candidate.tokens)),
          value: Double(other.value))
      })
  }

  private func heaviest(_ list: FeatureList, count: Int) -> [Explanation.Feature] {
    zip(list.names, list.buckets).map { name, bucket in
      Explanation.Feature(name: name, weight: Double(model.evidence(of: bucket)))
    }
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
