import AssayLanguage

extension SentenceTree {
  /// The saying that holds the candidate most closely, one that names somebody first.
  func said(_ candidate: Candidate) -> Speech? {
    let holding = sayings.filter { item in
      item.content.contains { $0.contains(candidate.head) } && item.holdsClause(self)
        && item.attributes(self)
    }
    let named = holding.filter { $0.saying.manner != .hearsay }
    guard let best = (named.isEmpty ? holding : named).min(by: { $0.size < $1.size }) else {
      return nil
    }
    let form: Speech.Form =
      switch best.saying.form {
      case .phrase, .colon: .accordingTo
      case .noun: .noun
      case .verb, .adverb: best.source == nil ? .unnamed : .verb
      }
    return Speech(form: form, cue: best.chief, cueTokens: best.cue, source: best.source)
  }
}

extension SentenceSaying {
  /// Whether what it holds in a sentence asserts: a clause, or words in quotation marks.
  fileprivate func holdsClause(_ tree: SentenceTree) -> Bool {
    saying.isQuotation || content.contains { tree.top(of: $0).map(tree.isClause) ?? false }
  }

  /// Whether it takes the content from the author: somebody else says or thinks it. Who asks does
  /// not say so, and what nobody says must be hearsay by its words.
  fileprivate func attributes(_ tree: SentenceTree) -> Bool {
    guard [.says, .thinks, .hearsay].contains(saying.manner),
      !["ask", "question", "wonder"].contains(saying.lemma)
    else { return false }
    guard let source else { return saying.manner == .hearsay || saying.form == .noun }
    return source.count > 1
      || !["i", "we", "you", "one"].contains(tree.lemmas[source.lowerBound])
  }
}
