import AssayModel
import Foundation

/// Learns the choice from marked documents.
///
/// The second look learns from what the first makes of documents that it has not learned from, and
/// the settling is set on documents that neither has: both are held out by the same parts.
package struct ChoiceTrainer: Sendable {
  package var linear = LinearTrainer(width: ChoiceModel.width)
  package var trees = TreeTrainer()
  package var modality = LinearTrainer(width: ModalityReader.all.count)
  package var search = SettlingSearch()
  package var folds = 4

  package init() {
    modality.bits = 16
    modality.rate = 0.03
  }

  package struct Outcome {
    package let model: ChoiceModel
    /// How claims of held-out documents compare with the marks.
    package let heldOut: ClaimScore
    /// The held-out documents themselves.
    package let documents: [SettlingSearch.HeldOut]
  }

  package func train(_ documents: [TrainingDocument]) -> Outcome {
    var impressions = [[[Impression]]](repeating: [], count: documents.count)
    for fold in 0..<folds {
      let weights = firstLook(part(documents, without: fold))
      for index in documents.indices where index % folds == fold {
        impressions[index] = documents[index].impressions(weights)
      }
    }
    let rows = zip(documents, impressions).map { $0.rows($1) }
    let manners = documents.map { $0.modalities(bits: modality.bits) }
    var held: [SettlingSearch.HeldOut] = []
    for fold in 0..<folds {
      let second = secondLook(part(documents, without: fold), part(rows, without: fold))
      let modality = MannerTrainer.train(modality, part(manners, without: fold))
      for index in documents.indices where index % folds == fold {
        held.append(
          SettlingSearch.HeldOut(
            document: documents[index],
            weighing: .counted(rows[index].map { second.probabilities($0) }),
            modality: modality))
      }
    }
    let best = search.best(held)
    let trees = secondLook(documents, rows)
    let model = ChoiceModel(
      first: firstLook(documents), mustTrees: trees.must, claimTrees: trees.claim,
      exactnessTrees: trees.exactness, modality: MannerTrainer.train(modality, manners),
      settling: best.settling)
    return Outcome(model: model, heldOut: best.score, documents: held)
  }

  private func part<Part>(_ all: [Part], without fold: Int) -> [Part] {
    all.enumerated().filter { $0.offset % folds != fold }.map(\.element)
  }

  private func firstLook(_ documents: [TrainingDocument]) -> HashedWeights {
    let items = documents.flatMap { $0.items.joined() }
    return linear.train(items.map(\.buckets)) { index, sums in
      let p = ChoiceModel.impression(sums)
      let target = items[index].target
      return SIMD8(
        p.must - target.must, p.may - target.may,
        (1 - p.must - p.may) - (1 - target.must - target.may),
        target.exactness.map { p.exactness - $0 } ?? 0, 0, 0, 0, 0)
    }
  }

  private struct Trees {
    var must: BoostedTrees
    var claim: BoostedTrees
    var exactness: BoostedTrees

    func probabilities(_ rows: [[Float]]) -> [ChoiceModel.Probabilities] {
      ChoiceModel.probabilities(
        FeatureTable(rows, features: SecondLook.names.count), must, claim, exactness)
    }
  }

  private func secondLook(_ documents: [TrainingDocument], _ rows: [[[[Float]]]]) -> Trees {
    let targets = documents.flatMap { $0.items.joined().map(\.target) }
    let flat = rows.flatMap { $0.flatMap { $0 } }
    return Trees(
      must: trees.train(flat, targets: targets.map(\.must)),
      claim: trees.train(flat, targets: targets.map { $0.must + $0.may }),
      exactness: trees.train(flat, targets: targets.map(\.exactness)))
  }
}
