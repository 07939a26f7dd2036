/// Finds the settling that finds the most musts while its claims are right often enough.
package struct SettlingSearch {
  /// The precision that the claims of held-out documents must reach.
  package var precision = 0.8

  /// How much exactness counts among spans of the same assertion.
  package var tightness: Float = 2
  package var plainShare: Float = 0.7

  package init() {}

  package struct HeldOut {
    let document: TrainingDocument
    let probabilities: [[ChoiceModel.Probabilities]]

    package init(_ document: TrainingDocument, _ model: ChoiceModel) {
      self.document = document
      probabilities = document.probabilities(model)
    }

    /// With what another model made of the candidates, in their order: p(must), p(may), exactness
    /// and p(presupposed) of each. Nil where their number is not that of the candidates.
    package init?(_ document: TrainingDocument, probabilities flat: [[Float]]) {
      var rest = flat[...]
      var sentences: [[ChoiceModel.Probabilities]] = []
      for items in document.items {
        let part = rest.prefix(items.count)
        guard part.count == items.count, part.allSatisfy({ $0.count == 4 }) else { return nil }
        sentences.append(
          part.map {
            ChoiceModel.Probabilities(
              must: $0[0], may: $0[1], exactness: $0[2], presupposed: $0[3])
          })
        rest = rest.dropFirst(items.count)
      }
      guard rest.isEmpty else { return nil }
      self.document = document
      probabilities = sentences
    }
  }

  package func score(_ documents: [HeldOut], _ settling: Settling) -> ClaimScore {
    var score = ClaimScore()
    for held in documents {
      score.add(
        held.document.gold, words: held.document.words,
        held.document.chosen(held.probabilities, settling))
    }
    return score
  }

  package func best(_ documents: [HeldOut]) -> (settling: Settling, score: ClaimScore) {
    var best: (Settling, ClaimScore)?
    for mayWeight: Float in [0.2, 0.35, 0.5, 0.65, 0.8] {
      // The highest recall that keeps the precision lies at the least such threshold.
      for step in 16..<80 {
        var settling = Settling(
          mayWeight: mayWeight, threshold: Float(step) * 0.01, tightness: tightness)
        settling.plainShare = plainShare
        let score = score(documents, settling)
        guard score.precision >= precision else { continue }
        if best.map({ score.recall > $0.1.recall }) ?? true { best = (settling, score) }
        break
      }
    }
    return best ?? (Settling(), score(documents, Settling()))
  }
}
