package import AssayModel

/// A phrase that means somebody or something, with all that tells which others may mean the same.
package struct Phrase: Sendable {
  /// What a phrase does in its clause.
  package enum Role: UInt32, Sendable {
    case subject, object, oblique, modifier, possessor, conjunct, other
  }

  package var sentence: Int
  package var tokens: ClosedRange<Int>
  package var head: Int
  package var form: Mention.Form
  /// The kind of a name; nil for other phrases.
  package var kind: Entity.Kind?
  /// The head's lemma in small letters.
  package var lemma: String
  package var gender: Gender
  package var isPerson: Bool
  package var isPlural: Bool
  package var isDefinite: Bool
  package var role: Role
  package var isQuoted: Bool
  /// Phrases of one cluster mean the same.
  package var cluster = 0

  static func role(of head: Int, in tokens: [Token]) -> Role {
    var index = head
    // A name's words hang from its first; what the phrase does its own head tells.
    switch tokens[index].relation.prefix(while: { $0 != ":" }) {
    case "nsubj", "csubj": return .subject
    case "obj", "iobj": return .object
    case "obl": return .oblique
    case "nmod": return tokens[index].relation == "nmod:poss" ? .possessor : .modifier
    case "appos": return .modifier
    case "conj":
      index = tokens[index].head
      guard tokens.indices.contains(index), tokens[index].relation != "conj" else {
        return .conjunct
      }
      return tokens[index].relation.hasPrefix("nsubj") ? .subject : .conjunct
    default: return .other
    }
  }
}
