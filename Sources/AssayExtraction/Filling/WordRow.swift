import AssayLanguage
import AssayModel

/// Words of a document one after the other, with pronouns, descriptions and relative dates resolved
/// in brackets as they come.
struct WordRow {
  private let wording: Wording
  /// Whether all of it will stand in brackets, and needs none of its own.
  private let isBracketed: Bool
  /// Who was named so far.
  var told: Set<Int> = []
  /// Who was named in brackets so far.
  private var resolved: Set<Int> = []
  private var result = ""
  private var end: Int?

  init(_ wording: Wording, isBracketed: Bool = false) {
    self.wording = wording
    self.isBracketed = isBracketed
  }

  /// The document's words from the first to the last token, without what is left out.
  mutating func text(_ range: ClosedRange<Int>, leavingOut asides: [ClosedRange<Int>]) -> String {
    let tokens = wording.tree.tokens
    // Bracketed words that follow a phrase, by its last token.
    var following: [Int: [String]] = [:]
    for index in range where asides.isEmpty || !asides.contains(where: { $0.contains(index) }) {
      let referral = wording.referrals.referral(at: index, sentence: wording.sentence)
      if let referral, let name = replacement(for: referral, tokens[index]) {
        append(name, at: tokens[index].bytes)
        resolved.insert(referral.referent)
        told.insert(referral.referent)
      } else {
        append(wording.map.substring(ofBytes: tokens[index].bytes), at: tokens[index].bytes)
        if let referral, let note = self.note(on: referral) {
          following[min(referral.mention.tokens.upperBound, range.upperBound), default: []]
            .append(note)
        }
        if let referral, referral.mention.form == .name { told.insert(referral.referent) }
      }
      if let day = self.day(
        endingAt: tokens[index].bytes.upperBound, from: tokens[range.lowerBound].bytes.lowerBound)
      {
        following[index, default: []].append(day)
      }
      if following.isEmpty { continue }
      for note in following[index] ?? [] { result += " [\(note)]" }
    }
    return result
  }

  private mutating func append(_ words: String, at bytes: Range<Int>) {
    if let end, bytes.lowerBound > end { result += " " }
    result += words
    end = bytes.upperBound
  }

  /// The name in place of a pronoun: `[Ruiz]`, `[Ruiz's]`.
  private func replacement(for referral: Referrals.Referral, _ token: Token) -> String? {
    guard referral.mention.form == .pronoun else { return nil }
    if token.form.hasSuffix("self") || token.form.hasSuffix("selves") { return nil }
    let isPossessive = token.xpos == "PRP$" || token.relation == "nmod:poss"
    // `Ruiz sold his house` needs no second name, `Ruiz said he was ill` does.
    if (isPossessive ? told : resolved).contains(referral.referent) { return nil }
    let name = isPossessive ? referral.name + "'s" : referral.name
    return isBracketed ? name : "[\(name)]"
  }

  /// The name behind a description: `the mayor [Ruiz]`.
  private mutating func note(on referral: Referrals.Referral) -> String? {
    guard referral.mention.form == .description, !isBracketed,
      told.insert(referral.referent).inserted
    else { return nil }
    return referral.name
  }

  /// The day, month or year that a relative date ending here means: `last Tuesday [19 March 2024]`.
  private func day(endingAt end: Int, from first: Int) -> String? {
    guard !isBracketed, !wording.dates.isEmpty else { return nil }
    let end = wording.map.scalarOffset(ofByte: end)
    let start = wording.map.scalarOffset(ofByte: first)
    let date = wording.dates.first { $0.span.end == end && $0.span.start >= start }
    return date.flatMap { RelativeDate.absolute($0) }
  }
}
