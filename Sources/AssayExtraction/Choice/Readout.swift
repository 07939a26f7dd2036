package import AssayEncoder
package import AssayWeights
import Foundation

/// What is made of the judge's answers: how much it takes to be a claim, how a claim is put
/// forward, how worthy of a check it is, and where a sentence becomes checkable.
///
/// All of it is learned from what judges make of documents that they have not learned from, and
/// lies in the judge's file.
package struct Readout: Sendable {
  package var settling: Settling
  /// A sum for each modality, over the rules' features and the judge's own reading.
  package var manner: HashedWeights
  package var ranking: ClaimRanking
  /// From the judge's log odds that a sentence holds a claim to those that are told.
  package var checkable: SentenceScorer.Calibration

  static let settlingSection = "settling"
  static let mannerSection = "manner"
  static let rankingSection = "ranking"
  static let checkableSection = "checkable"
  private static let mannerFormat = "assay manner 1"
  private static let rankingFormat = "assay ranking 2"

  package init(
    settling: Settling, manner: HashedWeights, ranking: ClaimRanking,
    checkable: SentenceScorer.Calibration
  ) {
    self.settling = settling
    self.manner = manner
    self.ranking = ranking
    self.checkable = checkable
  }

  /// Reads it from the judge's file.
  package init(from judge: SentenceJudge) throws(WeightsError) {
    func damaged(_ what: String) -> WeightsError {
      .damagedModel(path: judge.path, reason: "its \(what) has another shape")
    }
    guard let settling = Settling(numbers: try judge.numbers(Self.settlingSection)) else {
      throw damaged("settling")
    }
    self.settling = settling
    let line = try judge.numbers(Self.checkableSection)
    guard line.count == 2, line.allSatisfy(\.isFinite) else { throw damaged("calibration") }
    checkable = .init(slope: line[0], offset: line[1])
    do {
      var reader = try ModelReader(
        Data(try judge.bytes(Self.rankingSection)), format: Self.rankingFormat, name: judge.path)
      ranking = ClaimRanking(
        trees: try BoostedTrees(from: &reader, features: ClaimRanking.names.count))
    } catch {
      throw damaged("ranking")
    }
    do {
      var reader = try ModelReader(
        Data(try judge.bytes(Self.mannerSection)), format: Self.mannerFormat, name: judge.path)
      manner = try HashedWeights(from: &reader)
    } catch {
      throw damaged("reading of modality")
    }
    guard manner.width == ModalityReader.all.count else { throw damaged("reading of modality") }
  }

  /// Adds its sections to what the judge's file holds.
  package func write(to contents: inout ModelFile.Contents) {
    var manners = ModelWriter(format: Self.mannerFormat)
    manner.write(to: &manners)
    var rankings = ModelWriter(format: Self.rankingFormat)
    ranking.trees.write(to: &rankings)
    contents.add(Self.settlingSection, settling.numbers)
    contents.add(Self.rankingSection, rankings.bytes)
    contents.add(Self.checkableSection, [checkable.slope, checkable.offset])
    contents.add(Self.mannerSection, manners.bytes)
  }
}

extension Settling {
  /// As the judge's file holds it.
  fileprivate var numbers: [Float] { [mayWeight, threshold, tightness, overlap] }

  fileprivate init?(numbers: [Float]) {
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(
      mayWeight: numbers[0], threshold: numbers[1], tightness: numbers[2], overlap: numbers[3])
  }
}

extension ChoiceModel.Probabilities {
  package init(_ judgement: CandidateJudgement) {
    self.init(must: judgement.must, may: judgement.may, exactness: judgement.exactness)
  }
}
