import AssayLanguage
import AssayModel

/// A wording of a claim that stands alone. Every word is the document's at that place, or stands
/// in brackets.
struct Wording {
  let map: ScalarMap
  let tree: SentenceTree
  let sentence: Int
  let antecedents: Antecedents

  func text(of candidate: Candidate, asides: [ClosedRange<Int>]) -> String {
    if let relative = relativeText(of: candidate, asides: asides) { return relative }
    let body = words(candidate.tokens, asides: asides, resolving: true)
    guard let supplied = supplied(for: candidate, asides: asides) else { return body }
    return "[\(supplied)] \(body)"
  }

  /// A relative clause with the noun in place of its pronoun: `[the minister] sold the port`, and
  /// `Dugin represents [the elite]` where the pronoun is the object.
  private func relativeText(of candidate: Candidate, asides: [ClosedRange<Int>]) -> String? {
    let head = candidate.head
    let first = candidate.tokens.lowerBound
    guard tree.relations[head] == "acl", tree.heads[head] >= 0, first < candidate.tokens.upperBound,
      tree.isRelativePronoun(first), tree.tokens[first].xpos != "WRB",
      tree.tokens[first].xpos != "WP$",
      !candidate.tokens.contains(tree.heads[head]), let noun = named(tree.heads[head])
    else { return nil }
    let rest = words((first + 1)...candidate.tokens.upperBound, asides: asides, resolving: true)
    switch tree.relations[first] {
    case "nsubj": return "[\(noun)] \(rest)"
    case "obj" where tree.heads[first] == head: return "\(rest) [\(noun)]"
    default: return nil
    }
  }

  /// The words that the claim's own leave out: its subject, or what governs a conjoined object.
  private func supplied(for candidate: Candidate, asides: [ClosedRange<Int>]) -> String? {
    let head = candidate.head
    let start = candidate.tokens.lowerBound
    switch candidate.rules[0] {
    case .apposition:
      return tree.heads[head] >= 0 ? named(tree.heads[head]).map { "\($0) is" } : nil
    case .objectConjunct:
      return governor(of: candidate)
    case .appositionWithNoun, .relativeWithNoun, .participleWithNoun, .quotation: return nil
    default: break
    }
    guard tree.isClause(head), !candidate.rules[0].isNominal,
      tree.child(of: head, "expl") == nil
    else { return nil }
    if let subject = tree.subject(of: head) {
      if tree.isRelativePronoun(subject) {
        guard tree.heads[head] >= 0, tree.relations[head] == "acl" else { return nil }
        return candidate.tokens.contains(subject) ? nil : named(tree.heads[head])
      }
      guard subject < start || subject > candidate.tokens.upperBound,
        tree.tokens[subject].tag != .verb
      else { return nil }
      return named(subject)
    }
    return nil
  }

  /// A noun phrase as it would be named elsewhere: without clauses, pronouns resolved.
  private func named(_ noun: Int) -> String? {
    // `What` names nothing.
    guard !["WP", "WDT", "EX"].contains(tree.tokens[noun].xpos) else { return nil }
    if let name = resolved(noun) { return name }
    let phrase = tree.nounPhraseCore(of: noun)
    guard let range = tree.bounds(phrase), range.count <= 12 else { return nil }
    return words(range, asides: [], resolving: false)
  }

  /// `The tzar had just won`, for `87 percent of the vote`.
  private func governor(of candidate: Candidate) -> String? {
    var object = candidate.head
    while tree.relations[object] == "conj", tree.heads[object] >= 0 { object = tree.heads[object] }
    guard object < candidate.tokens.lowerBound, tree.heads[object] >= 0 else { return nil }
    var clause = tree.heads[object]
    // The object may hang from a noun: `jobs in mining and in farming`.
    while !tree.isClause(clause), tree.heads[clause] >= 0 { clause = tree.heads[clause] }
    guard tree.isClause(clause), clause < object,
      let first = tree.children[clause].first(where: {
        $0 > (tree.subject(of: clause) ?? -1)
          && ["aux", "cop", "advmod"].contains(tree.relations[$0]) && $0 <= clause
      }) ?? Optional(clause)
    else { return nil }
    let last = tree.extents[object].lowerBound - 1
    guard first <= last, last - first < 8 else { return nil }
    let verb = words(first...last, asides: [], resolving: false)
    guard var subject = tree.subject(of: clause) else { return verb }
    if tree.isRelativePronoun(subject), tree.relations[clause] == "acl", tree.heads[clause] >= 0 {
      subject = tree.heads[clause]
    }
    return named(subject).map { "\($0) \(verb)" } ?? verb
  }

  /// The name that a pronoun stands for, where there is no doubt.
  private func resolved(_ index: Int) -> String? {
    antecedents.name(for: tree.lemmas[index], at: index, sentence: sentence)
  }

  /// The document's words from the first to the last token, without the asides.
  private func words(
    _ range: ClosedRange<Int>, asides: [ClosedRange<Int>], resolving: Bool
  ) -> String {
    var result = ""
    var end: Int?
    for index in range where !asides.contains(where: { $0.contains(index) }) {
      let bytes = tree.tokens[index].bytes
      if let end, bytes.lowerBound > end { result += " " }
      let isPossessive = tree.tokens[index].relation == "nmod:poss"
      if resolving, !isPossessive, ["PRP"].contains(tree.tokens[index].xpos),
        tree.relations[index] == "nsubj", let name = resolved(index)
      {
        result += "[\(name)]"
      } else {
        result += map.substring(ofBytes: bytes)
      }
      end = bytes.upperBound
    }
    return result
  }
}

extension SentenceTree {
  /// Interruptions inside a claim that are no part of it: `- as Alba says -`, `, she said,`.
  func asides(in candidate: Candidate) -> [ClosedRange<Int>] {
    var result = reportingClauses.filter {
      $0.tokens.lowerBound > candidate.tokens.lowerBound
        && $0.tokens.upperBound < candidate.tokens.upperBound && candidate.isReported(by: $0)
    }.map { clause in
      // With the marks around it; a comma between two parts of the clause goes too.
      let before = clause.tokens.lowerBound - 1
      let after = clause.tokens.upperBound + 1
      return
        (tokens[before].tag == .punct ? before : before + 1)...(after < count
        && tokens[after].tag == .punct ? after : after - 1)
    }
    for index in candidate.tokens where index != candidate.head {
      guard isBelow(index, candidate.head), isAside(index) else { continue }
      var range = extents[index]
      guard range.lowerBound > candidate.tokens.lowerBound,
        range.upperBound < candidate.tokens.upperBound, !range.contains(candidate.head)
      else { continue }
      // With the dashes or commas around it.
      let before = range.lowerBound - 1
      let after = range.upperBound + 1
      if tokens[before].tag == .punct, before > candidate.tokens.lowerBound {
        range = before...range.upperBound
      }
      if tokens[after].tag == .punct, after < candidate.tokens.upperBound {
        range = range.lowerBound...after
      }
      result.append(range)
    }
    return result
  }

  private func isAside(_ index: Int) -> Bool {
    switch relations[index] {
    case "parataxis": return Lexicon.reports(lemmas[index]) && child(of: index, "nsubj") != nil
    case "advcl":
      let isAs = child(of: index, "mark").map { lemmas[$0] == "as" } ?? false
      return isAs && Lexicon.reports(lemmas[index])
    case "discourse", "vocative": return true
    default: return false
    }
  }
}
