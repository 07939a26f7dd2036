/// A relation of Universal Dependencies (de Marneffe et al. 2021), without its subtype.
///
/// Trees are asked for relations more often than for anything else; numbers are compared at once.
package enum Relation: UInt8, CaseIterable, Sendable {
  case acl, advcl, advmod, amod, appos, aux, `case`, cc, ccomp, clf, compound, conj, cop, csubj,
    dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj,
    nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp

  /// Of a label with or without subtype: `nsubj` for `nsubj:pass`; `dep` for what is none.
  package init(_ label: String) {
    if let known = Self.labelled[label] {
      self = known
    } else {
      let main = label.utf8.prefix { $0 != UInt8(ascii: ":") }
      self = Self.labelled[String(Substring(main))] ?? .dep
    }
  }

  package var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }
  private static let labelled: [String: Relation] = {
    var labelled = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
    for subtype in [
      "acl:relcl", "advcl:relcl", "aux:pass", "cc:preconj", "compound:prt", "csubj:pass",
      "det:predet", "nmod:poss", "nmod:unmarked", "nsubj:outer", "nsubj:pass", "obl:agent",
      "obl:unmarked",
    ] {
      labelled[subtype] = labelled[String(subtype.prefix { $0 != ":" })]
    }
    return labelled
  }()
}
