package import AssayLanguage

/// A sentence with what people said of it, made ready for training.
package struct ScoredSentence: Sendable {
  package let buckets: [UInt32]
  /// Whether it holds a verifiable factual claim; nil where nobody was asked.
  package let checkable: Bool?
  /// Whether it is worth a check; nil where nobody was asked.
  package let worthy: Bool?
  /// Sentences of one group (a debate, a document) are held out together.
  package let group: String

  package init(
    _ sentences: [Sentence], checkable: Bool?, worthy: Bool?, group: String, bits: Int
  ) {
    var list = FeatureList(bits: bits)
    SentenceFeatures(
      views: sentences.compactMap { SentenceTree($0).map(SentenceView.init(alone:)) }
    ).list(into: &list)
    buckets = list.buckets
    self.checkable = checkable
    self.worthy = worthy
    self.group = group
  }
}
