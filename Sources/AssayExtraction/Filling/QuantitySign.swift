import AssayLanguage
import AssayModel

/// The sign that a verb or noun of change gives a quantity: `exports fell 9%` says -9 percent.
///
/// Only the measure of a change has one: what something falls *to* or *from* is a level.
struct QuantitySign {
  let map: ScalarMap
  let tree: SentenceTree

  /// The quantity as the claim says it, negative where it measures a fall.
  func signed(_ quantity: Quantity) -> Quantity {
    guard quantity.value > 0, measuresFall(quantity) else { return quantity }
    var quantity = quantity
    quantity.value.negate()
    (quantity.low, quantity.high) = (-quantity.high, -quantity.low)
    quantity.values = quantity.values.map { -$0 }
    return quantity
  }

  private func measuresFall(_ quantity: Quantity) -> Bool {
    let bytes = map.bytes(of: quantity.span)
    let inside = tree.tokens.indices.filter { tree.tokens[$0].bytes.overlaps(bytes) }
    guard let top = inside.first(where: { !inside.contains(tree.heads[$0]) }) else { return false }
    // `down 9 percent`, `9 percent lower`.
    let before = (inside.first ?? 0) - 1
    if before >= 0, tree.lemmas[before] == "down" { return true }
    let after = (inside.last ?? 0) + 1
    if after < tree.count, ["lower", "less", "fewer", "down"].contains(tree.tokens[after].form) {
      return tree.tokens[after].tag != .noun
    }
    let governor = tree.heads[top]
    guard governor >= 0 else { return false }
    let relation = tree.relations[top]
    let prepositions = tree.children(of: top, .case).map { tree.lemmas[$0] }
    switch tree.tokens[governor].tag {
    case .verb:
      guard
        !tree.children[governor].contains(where: { Lexicon.negations.contains(tree.lemmas[$0]) })
      else { return false }
      if Lexicon.falls.contains(tree.lemmas[governor]) {
        return [.obj, .obl, .advmod, .dep].contains(relation)
          && (prepositions.isEmpty || prepositions == ["by"])
      }
      return Lexicon.cuts.contains(tree.lemmas[governor]) && prepositions == ["by"]
    case .noun, .propn:
      // `cut costs by 9 percent`, where the analysis hangs it from the costs.
      let verb = tree.heads[governor]
      if prepositions == ["by"], verb >= 0, Lexicon.cuts.contains(tree.lemmas[verb]) { return true }
      // `a 9 percent drop in exports`, `a drop of 9 percent`.
      guard Lexicon.fallNouns.contains(tree.lemmas[governor]) else { return false }
      return prepositions.isEmpty && top < governor
        || relation == .nmod && prepositions == ["of"]
    default: return false
    }
  }
}

extension Lexicon {
  /// Verbs whose subject becomes less by what stands beside them.
  static let falls: Set<String> = [
    "fall", "drop", "decline", "decrease", "shrink", "sink", "slip", "plunge", "plummet", "tumble",
    "slide", "dip", "contract", "dwindle", "diminish", "slump", "recede", "retreat",
  ]

  /// Verbs whose object becomes less.
  static let cuts: Set<String> = [
    "cut", "reduce", "lower", "slash", "shrink", "decrease", "trim", "shorten", "curb",
  ]

  static let fallNouns: Set<String> = [
    "fall", "drop", "decline", "decrease", "reduction", "cut", "slump", "plunge", "dip", "loss",
    "contraction", "slide",
  ]
}
