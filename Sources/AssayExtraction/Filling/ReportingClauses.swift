import AssayLanguage

/// A clause set apart by punctuation that only reports: `, the owner said,` or `- as Alba says -`,
/// or a phrase that does: `according to Alba`.
struct ReportingClause {
  /// From the mark before it to the last word.
  var tokens: ClosedRange<Int>
  var speech: Speech
}

extension SentenceTree {
  /// Reporting clauses found by their words, for sentences whose tree hides them.
  var reportingClauses: [ReportingClause] {
    var result: [ReportingClause] = []
    for index in tokens.indices {
      if tokens[index].tag == .verb, let clause = verbalClause(at: index),
        hasContent(outside: clause.tokens)
      {
        result.append(clause)
      } else if let phrase = phrase(at: index) {
        result.append(phrase)
      }
    }
    return result
  }

  /// Between marks, or between one and the sentence's end: a subject and a verb of speech.
  private func verbalClause(at verb: Int) -> ReportingClause? {
    switch tokens[verb].xpos {
    case "VBD", "VBZ", "VBP": break
    default: return nil
    }
    guard Lexicon.speech.contains(lemmas[verb]) else { return nil }
    // `, X says`, `, as X says` and `, X said on Tuesday`.
    if let before = lastMark(before: verb), verb - before <= 9, before + 1 < verb,
      let last = end(ofCircumstanceAfter: verb)
    {
      let first = lemmas[before + 1] == "as" ? before + 2 : before + 1
      if first < verb, isNounPhrase(first...(verb - 1)) {
        return clause((before + 1)...last, cue: verb, source: first...(verb - 1))
      }
    }
    // `, says X`.
    guard isMark(verb - 1), verb > 0 else { return nil }
    var last = verb
    while last + 1 < count, !isMark(last + 1), last - verb < 7 { last += 1 }
    guard last > verb, isMark(last + 1), isNounPhrase((verb + 1)...last) else { return nil }
    return clause(verb...last, cue: verb, source: (verb + 1)...last)
  }

  /// The last word of what says when or where it was said, before the next mark: the verb itself
  /// where nothing does, nil where the verb goes on otherwise.
  private func end(ofCircumstanceAfter verb: Int) -> Int? {
    var last = verb
    while last < verb + 6, last + 1 < count, !isMark(last + 1) { last += 1 }
    guard isMark(last + 1) else { return nil }
    if last == verb { return verb }
    let isCircumstance =
      tokens[verb + 1].tag == .adp || tokens[verb + 1].tag == .adv
      || WordShape.calendar.contains(tokens[verb + 1].form)
    let isPlain = ((verb + 1)...last).allSatisfy {
      [.noun, .propn, .det, .adj, .num, .adp, .adv].contains(tokens[$0].tag)
    }
    return isCircumstance && isPlain ? last : nil
  }

  /// Whether the words around a clause assert something by themselves: `After the fire, Voss said,
  /// meaning well` has no content.
  private func hasContent(outside clause: ClosedRange<Int>) -> Bool {
    top(of: tokens.indices.lazy.filter { !clause.contains($0) }).map(isFinite) ?? false
  }

  private func phrase(at index: Int) -> ReportingClause? {
    guard index + 2 < count, lemmas[index + 1].utf8.count == 2, lemmas[index + 1] == "to",
      lemmas[index] == "accord" || tokens[index].form == "according",
      !quotations.contains(where: { $0.contains(index) })
    else { return nil }
    var last = index + 2
    while last + 1 < count, !isMark(last + 1), isNounPhrase((index + 2)...(last + 1)) { last += 1 }
    guard isNounPhrase((index + 2)...last) else { return nil }
    return ReportingClause(
      tokens: index...last,
      speech: Speech(
        form: .accordingTo, cue: index, cueTokens: index...(index + 1), source: (index + 2)...last))
  }

  private func clause(
    _ tokens: ClosedRange<Int>, cue: Int, source: ClosedRange<Int>
  ) -> ReportingClause {
    ReportingClause(
      tokens: tokens,
      speech: Speech(form: .verb, cue: cue, cueTokens: cue...cue, source: trimmed(source)))
  }

  /// A mark that sets something apart, or the sentence's end.
  private func isMark(_ index: Int) -> Bool {
    if index == count { return true }
    guard index >= 0, index < count, tokens[index].tag == .punct else { return false }
    // A hyphen inside a word is none.
    let bytes = tokens[index].bytes
    let isJoined =
      index > 0 && index + 1 < count && tokens[index - 1].bytes.upperBound == bytes.lowerBound
      && tokens[index + 1].bytes.lowerBound == bytes.upperBound
    return !isJoined && tokens[index].form != "'"
  }

  private func lastMark(before index: Int) -> Int? {
    var place = index - 1
    while place >= 0, !isMark(place) { place -= 1 }
    return place >= 0 ? place : nil
  }

  /// Words that can name a speaker, without a verb or mark among them.
  private func isNounPhrase(_ range: ClosedRange<Int>) -> Bool {
    // `, wrote on Wednesday` names nobody.
    if [.adp, .part, .cconj].contains(tokens[range.lowerBound].tag) { return false }
    let isNominal = range.contains { [.noun, .propn, .pron].contains(tokens[$0].tag) }
    return isNominal
      && range.allSatisfy { index in
        switch tokens[index].tag {
        case .noun, .propn, .det, .adj, .num, .adp, .part, .cconj: true
        case .pron: !isRelativePronoun(index)
        case .punct: !isMark(index)
        default: false
        }
      }
  }
}

extension Candidate {
  /// Whether a reporting clause is about this candidate: inside it, or elsewhere in its sentence.
  /// What reports is not about itself.
  func isReported(by clause: ReportingClause) -> Bool {
    let inside = clause.tokens
    guard !inside.contains(head) else { return false }
    if tokens.contains(inside.lowerBound), tokens.contains(inside.upperBound) {
      return clause.speech.form == .accordingTo
        || inside.lowerBound > tokens.lowerBound && inside.upperBound < tokens.upperBound
    }
    return !tokens.overlaps(inside)
  }
}
