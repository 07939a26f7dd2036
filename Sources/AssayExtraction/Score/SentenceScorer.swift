public import AssayLanguage
import AssayModel
import AssayWeights
package import Foundation

/// How checkable a sentence is, and how worthy of checking: two questions, since most of what can
/// be checked nobody needs checked.
///
/// Two logistic regressions over `SentenceFeatures`. Each is calibrated so that 0.5 parts yes from
/// no best on sentences that were held out of the training.
public struct SentenceScorer: Sendable {
  /// The file of weights among the models.
  public static let modelName = "scores-en.model"
  private static let format = "assay sentence scores 1"

  public struct Scores: Hashable, Sendable {
    /// The probability that the sentence holds a verifiable factual claim.
    public var checkable: Double
    /// How worthy of checking it is, 0 to 1.
    public var score: Double
  }

  /// From a sum to log odds.
  package struct Calibration: Hashable, Sendable {
    package var slope: Float = 1
    package var offset: Float = 0

    package init(slope: Float = 1, offset: Float = 0) {
      self.slope = slope
      self.offset = offset
    }

    func odds(_ sum: Float) -> Float { slope * sum + offset }
  }

  /// Which sum answers which question.
  static let checkable = 0
  static let score = 1

  let weights: HashedWeights
  let calibrations: [Calibration]

  /// Reads the weights. O(size of the model), a few milliseconds.
  /// - Throws: `ExtractionError`.
  public init() throws {
    guard let path = try? ModelFolder.path(of: Self.modelName),
      let data = FileManager.default.contents(atPath: path)
    else { throw ExtractionError.missingModel(Self.modelName) }
    try self.init(data: data, name: path)
  }

  package init(weights: HashedWeights, calibrations: [Calibration]) {
    self.weights = weights
    self.calibrations = calibrations
  }

  /// The scores of a line of text as it was analysed, whether it holds one sentence or several.
  public func scores(of analysis: Analysis) -> Scores {
    scores(of: analysis.sentences.compactMap { SentenceTree($0).map(SentenceView.init(alone:)) })
  }

  func scores(of views: [SentenceView]) -> Scores {
    guard !views.isEmpty else { return Scores(checkable: 0, score: 0) }
    var list = FeatureList(bits: weights.bits)
    SentenceFeatures(views: views).list(into: &list)
    let sums = sums(of: list.buckets)
    func probability(_ index: Int) -> Double {
      (Double(logistic(calibrations[index].odds(sums[index]))) * 10_000).rounded() / 10_000
    }
    return Scores(checkable: probability(Self.checkable), score: probability(Self.score))
  }

  /// How worthy of checking a sentence of a document is.
  func worth(of view: SentenceView) -> Float { Float(scores(of: [view]).score) }

  package func sums(of buckets: [UInt32]) -> SIMD8<Float> {
    weights.sums(of: buckets, share: LinearTrainer.share(buckets.count, true))
  }

  package var data: Data {
    var writer = ModelWriter(format: Self.format)
    for calibration in calibrations { writer.put([calibration.slope, calibration.offset]) }
    weights.write(to: &writer)
    return Data(writer.bytes)
  }

  /// Reads what `data` wrote.
  /// - Throws: `ExtractionError.notAModel` where the bytes are something else or cut off.
  package init(data: Data, name: String) throws {
    var reader = try ModelReader(data, format: Self.format, name: name)
    calibrations = try (0..<2).map { _ in
      Calibration(slope: try reader.float(), offset: try reader.float())
    }
    weights = try HashedWeights(from: &reader)
    guard weights.width == 2, reader.isAtEnd else { throw ExtractionError.notAModel(name) }
  }
}
