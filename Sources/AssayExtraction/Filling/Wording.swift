import AssayLanguage
import AssayModel

/// A wording of a claim that stands alone. Every word is the document's at that place, or stands
/// in brackets.
struct Wording {
  let map: ScalarMap
  let tree: SentenceTree
  let sentence: Int
  let referrals: Referrals
  /// The dates of the document.
  var dates: [DatePeriod] = []

  func text(of candidate: Candidate, asides: [ClosedRange<Int>]) -> String {
    if let relative = relativeText(of: candidate, asides: asides) { return relative }
    var words = WordRow(self)
    let supplied = supplied(for: candidate)
    if let supplied { words.told.formUnion(supplied.told) }
    let body = words.text(candidate.tokens, leavingOut: asides)
    guard let supplied else { return body }
    return "[\(supplied.text)] \(body)"
  }

  /// A relative clause with the noun in place of its pronoun: `[the minister] sold the port`,
  /// `Dugin represents [the elite]` where the pronoun is the object, `[Ruiz's] house burned`.
  private func relativeText(of candidate: Candidate, asides: [ClosedRange<Int>]) -> String? {
    let head = candidate.head
    let first = candidate.tokens.lowerBound
    guard tree.relations[head] == .acl, tree.heads[head] >= 0, first < candidate.tokens.upperBound,
      tree.isRelativePronoun(first) || tree.tokens[first].xpos == "WP$",
      tree.tokens[first].xpos != "WRB",
      !candidate.tokens.contains(tree.heads[head]), let noun = named(tree.heads[head])
    else { return nil }
    var words = WordRow(self)
    words.told = noun.told
    let rest = words.text((first + 1)...candidate.tokens.upperBound, leavingOut: asides)
    if tree.tokens[first].xpos == "WP$" { return "[\(noun.text)'s] \(rest)" }
    switch tree.relations[first] {
    case .nsubj: return "[\(noun.text)] \(rest)"
    case .obj where tree.heads[first] == head: return "\(rest) [\(noun.text)]"
    default: return nil
    }
  }

  /// Words in brackets, and who is named by them.
  struct Supplied {
    var text: String
    var told: Set<Int> = []
  }

  /// A noun phrase as it would be named elsewhere: without clauses, pronouns resolved.
  func named(_ noun: Int) -> Supplied? {
    // `What` names nothing, and `the fact` nothing that its clause tells of.
    guard !["WP", "WDT", "EX"].contains(tree.tokens[noun].xpos),
      !Lexicon.contentNouns.contains(tree.lemmas[noun])
    else { return nil }
    if let known = referrals.referral(at: noun, sentence: sentence), known.mention.form == .pronoun
    {
      return Supplied(text: known.name, told: [known.referent])
    }
    let phrase = tree.nounPhraseCore(of: noun)
    guard let range = tree.bounds(phrase).map(cutBeforeDash), range.count <= 12 else { return nil }
    var words = WordRow(self, isBracketed: true)
    let text = words.text(range, leavingOut: [])
    return text.isEmpty ? nil : Supplied(text: text, told: words.told)
  }

  /// Up to a dash between words: what it sets apart is no part of a name.
  private func cutBeforeDash(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
    let dash = range.first { index in
      guard index > range.lowerBound, tree.tokens[index].tag == .punct,
        ["-", "–", "—", "--"].contains(tree.tokens[index].form)
      else { return false }
      return tree.tokens[index - 1].bytes.upperBound < tree.tokens[index].bytes.lowerBound
    }
    return dash.map { range.lowerBound...($0 - 1) } ?? range
  }

  /// Words of the sentence, without brackets of their own.
  func plain(_ range: ClosedRange<Int>) -> String {
    var words = WordRow(self, isBracketed: true)
    return words.text(range, leavingOut: [])
  }
}
