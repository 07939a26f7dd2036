/// Finds the settling that finds the most musts while its claims are right often enough.
package struct SettlingSearch {
  /// The precision that the claims of held-out documents must reach.
  package var precision = 0.8

  package var tightnesses: [Float] = [1, 2]

  package init() {}

  /// A document with what models that have not seen it make of its candidates.
  package struct HeldOut {
    let document: TrainingDocument
    let weighing: Weighing
    let modality: HashedWeights
    var ranking: ClaimRanking?

    init(
      document: TrainingDocument, weighing: Weighing, modality: HashedWeights,
      ranking: ClaimRanking? = nil
    ) {
      self.document = document
      self.weighing = weighing
      self.modality = modality
      self.ranking = ranking
    }

    package init(_ document: TrainingDocument, _ model: ChoiceModel) {
      self.document = document
      modality = model.modality
      weighing = .counted(
        document.rows(document.impressions(model.first)).map {
          model.probabilities(FeatureTable($0, features: SecondLook.names.count))
        })
    }

    /// With what the judge makes of the candidates.
    package init(_ document: TrainingDocument, _ judge: ClaimJudge) {
      self.document = document
      modality = judge.readout.manner
      ranking = judge.readout.ranking
      let candidates = document.items.map { $0.map(\.candidate) }
      weighing = .judged(judge.judgements(of: candidates, in: document.views, of: document.map))
    }
  }

  /// - Parameter withModality: whether to read that, too, which takes longer.
  package func score(
    _ documents: [HeldOut], _ settling: Settling, withModality: Bool = true
  ) -> ClaimScore {
    var score = ClaimScore()
    for held in documents {
      score.add(
        held.document.gold, words: held.document.words,
        held.document.chosen(
          held.weighing, settling, withModality ? held.modality : nil, held.ranking))
    }
    return score
  }

  /// What is chosen in each document.
  package func answers(
    _ documents: [HeldOut], _ settling: Settling
  ) -> [(gold: MarkedDocument, answers: [ClaimScore.Answer])] {
    documents.map {
      ($0.document.gold, $0.document.chosen($0.weighing, settling, $0.modality, $0.ranking))
    }
  }

  package func best(_ documents: [HeldOut]) -> (settling: Settling, score: ClaimScore) {
    var best: (settling: Settling, score: ClaimScore)?
    for tightness in tightnesses {
      for mayWeight: Float in [0.2, 0.35, 0.5, 0.65, 0.8] {
        // The highest recall that keeps the precision lies at the least such threshold.
        guard let found = least(mayWeight, tightness, documents) else { continue }
        if best.map({ found.score.recall > $0.score.recall }) ?? true { best = found }
      }
    }
    let settling = best?.settling ?? Settling()
    return (settling, score(documents, settling))
  }

  /// The least threshold, in hundredths, that keeps the precision; found by halving.
  private func least(
    _ mayWeight: Float, _ tightness: Float, _ documents: [HeldOut]
  ) -> (settling: Settling, score: ClaimScore)? {
    var low = 10
    var high = 90
    var result: (settling: Settling, score: ClaimScore)?
    while low < high {
      let middle = (low + high) / 2
      let settling = Settling(
        mayWeight: mayWeight, threshold: Float(middle) * 0.01, tightness: tightness)
      let score = score(documents, settling, withModality: false)
      if score.precision >= precision {
        result = (settling, score)
        high = middle
      } else {
        low = middle + 1
      }
    }
    return result
  }
}
