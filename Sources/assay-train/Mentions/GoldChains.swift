import AssayLanguage

/// Which gold chain a phrase belongs to, by the token that is its head.
struct GoldChains {
  private var chains: [[Int: String]]

  init(_ document: AnnotatedDocument) {
    chains = document.analysis.sentences.map { _ in [:] }
    // Of several mentions with one head the longest counts.
    for mention in document.goldMentions.sorted(by: { $0.tokens.count < $1.tokens.count }) {
      chains[mention.sentence][mention.head] = mention.chain
    }
  }

  /// The chain of a phrase; nil where the gold has no mention with that head.
  func chain(of phrase: Phrase) -> String? {
    let own = chains[phrase.sentence]
    if let chain = own[phrase.head] { return chain }
    return phrase.form == .name ? phrase.tokens.lazy.compactMap { own[$0] }.first : nil
  }
}
