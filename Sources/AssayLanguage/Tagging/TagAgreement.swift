/// Where a tag does not go with the relation that its word has in the tree.
///
/// Tags are told before the tree is known. The guidelines of Universal Dependencies allow function
/// words few tags in each relation, and no verb where a noun must stand; in the treebanks that the
/// model learned from, what is changed here makes less than one case in a hundred.
struct TagAgreement {
  private let start: Int
  /// What hangs from each token of the piece.
  private var dependents: [Dependents]

  private struct Dependents: OptionSet {
    let rawValue: UInt8
    static let subject = Dependents(rawValue: 1)
    static let complement = Dependents(rawValue: 2)
    static let copula = Dependents(rawValue: 4)
  }

  /// - Parameter range: a piece's tokens, which have tags, heads and relations.
  init(_ tokens: [Token], _ range: Range<Int>) {
    start = range.lowerBound
    dependents = Array(repeating: [], count: range.count)
    for index in range where range.contains(tokens[index].head) {
      switch tokens[index].relation {
      case "nsubj" where index < tokens[index].head:
        dependents[tokens[index].head - start].insert(.subject)
      case "obj", "xcomp", "ccomp": dependents[tokens[index].head - start].insert(.complement)
      case "cop": dependents[tokens[index].head - start].insert(.copula)
      default: break
      }
    }
  }

  /// The tags to choose among anew; nil where the tag that is there will do.
  func tags(for index: Int, in tokens: [Token]) -> [PartOfSpeech]? {
    let token = tokens[index]
    switch (token.relation, token.tag) {
    case ("aux", .aux), ("aux:pass", .aux), ("cop", .aux): return nil
    case ("aux", _), ("aux:pass", _), ("cop", _): return [.aux]
    case ("case", .sconj): return [.adp]
    case ("det", .sconj), ("det", .cconj), ("det", .adp): return [.det]
    // `for us to win`, `of doing so`; but `in order to`.
    case ("mark", .adp), ("mark", .pron): return opensFixed(index, tokens) ? nil : [.sconj]
    case ("obj", .verb), ("obj", .aux), ("obl", .aux), ("nsubj", .verb), ("nsubj", .aux):
      return [.noun, .propn]
    case ("obj", .sconj), ("nsubj", .sconj): return [.pron]
    // `The candidate plans to return.`
    case (_, .noun)
    where token.xpos == "NNS" && dependents[index - start] == [.subject, .complement]:
      return [.verb]
    default: return nil
    }
  }

  private func opensFixed(_ index: Int, _ tokens: [Token]) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].relation == "fixed"
      && tokens[index + 1].head == index
  }
}
