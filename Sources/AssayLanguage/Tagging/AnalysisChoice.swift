import CVectors

/// Chooses a word's analysis among the combinations of tag, Penn tag and features that the
/// treebanks hold: the one with the best sum.
struct AnalysisChoice {
  private let shape: NetworkShape
  private let any: Inventory.Combination
  private let byXpos: [[Inventory.Combination]]

  init(_ inventory: Inventory, _ shape: NetworkShape) {
    self.shape = shape
    any = inventory.analyses[0]
    var grouped = [[Inventory.Combination]](repeating: [], count: inventory.xpos.count)
    for combination in inventory.analyses { grouped[combination.xpos].append(combination) }
    byXpos = grouped
  }

  /// - Parameter logits: the word's `shape.tagColumns` numbers.
  func best(in logits: UnsafePointer<Float>) -> Inventory.Combination {
    let xpos = logits + shape.tags
    let top = xpos[Int(cv_largest(xpos, Int32(shape.xpos), -1))]
    // A Penn tag far below the best cannot be made up for by the rest.
    return best(in: logits, from: top - 5) { _ in true }
  }

  /// The best of the combinations with one of these tags.
  func best(in logits: UnsafePointer<Float>, among tags: [PartOfSpeech]) -> Inventory.Combination {
    best(in: logits, from: -.infinity) { tags.contains(Inventory.tags[$0]) }
  }

  @inline(__always)
  private func best(
    in logits: UnsafePointer<Float>, from least: Float, allows: (Int) -> Bool
  ) -> Inventory.Combination {
    let xpos = logits + shape.tags
    let features = xpos + shape.xpos
    var best = any
    var bestScore: Float = -.infinity
    for index in 0..<shape.xpos where xpos[index] > least {
      for candidate in byXpos[index] where allows(candidate.tag) {
        let score = logits[candidate.tag] + xpos[index] + features[candidate.features]
        if score > bestScore {
          bestScore = score
          best = candidate
        }
      }
    }
    return best
  }
}
