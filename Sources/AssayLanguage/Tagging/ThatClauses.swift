/// Attaches `that` clauses to the verb that takes them: `told reporters that the port was sold`,
/// where the network may make the clause a relative one of `reporters`.
///
/// `That` as a conjunction opens no relative clause; so where the tree says both, the nearest verb
/// that takes such clauses and has none yet is its head.
enum ThatClauses {
  /// - Parameter range: a piece's tokens, which have tags, lemmas, heads and relations.
  static func attach(_ tokens: inout [Token], _ range: Range<Int>) {
    for clause in range where ["acl:relcl", "acl"].contains(tokens[clause].relation) {
      guard let opener = opener(of: clause, tokens, range),
        let verb = verb(above: clause, tokens, range)
      else { continue }
      if tokens[opener].relation != "mark" {
        tokens[opener].relation = "mark"
        tokens[opener].head = clause
      }
      tokens[clause].head = verb
      tokens[clause].relation = "ccomp"
    }
  }

  /// The word `that` which opens the clause and is no part of it.
  private static func opener(of clause: Int, _ tokens: [Token], _ range: Range<Int>) -> Int? {
    let own = range.filter { tokens[$0].head == clause }
    guard let that = own.first(where: { tokens[$0].form == "that" }), that < clause,
      let first = own.first, first == that
    else { return nil }
    if tokens[that].relation == "mark" { return that }
    // `that he knows that …`: an object too many.
    let others = own.filter { $0 != that }.map { tokens[$0].relation }
    let hasSubject = others.contains { $0.hasPrefix("nsubj") }
    // `reported in May that he left`: a month or a name is not told from others of its kind.
    let noun = tokens[clause].head
    let isTime =
      range.contains(noun) && tokens[noun].tag == .propn && tokens[noun].relation.hasPrefix("obl")
    return hasSubject && tokens[that].relation == "obj"
      && (isTime || others.contains { $0 == "ccomp" || $0 == "obj" }) ? that : nil
  }

  private static func verb(above clause: Int, _ tokens: [Token], _ range: Range<Int>) -> Int? {
    var noun = tokens[clause].head
    while range.contains(noun), tokens[noun].relation.hasPrefix("nmod"),
      tokens[noun].head >= range.lowerBound, tokens[noun].head < noun
    {
      noun = tokens[noun].head
    }
    let verb = tokens[noun].head
    guard verb >= range.lowerBound, verb < noun, tokens[verb].tag == .verb,
      let cue = CueTable.verb(tokens[verb].lemma), cue.frames.contains(.clause),
      !range.contains(where: { tokens[$0].head == verb && tokens[$0].relation == "ccomp" })
    else { return nil }
    switch tokens[noun].relation {
    case "iobj": return verb
    case "obj": return cue.frames.contains(.addressee) ? verb : nil
    case "obl":
      return cue.manner == .says && tokens[clause].relation == "acl:relcl" ? verb : nil
    default: return nil
    }
  }
}
