package import AssayEncoder
import AssayLanguage
import AssayModel
public import AssayWeights
import Foundation

/// The accurate tier: weighs the rules' candidates, and sentences, by what a sentence encoder reads
/// in them, where the fast tier counts features.
///
/// Loading maps two files and takes milliseconds; a sentence takes about ten more on one core.
public struct ClaimJudge: Sendable {
  /// What claims that it chose name as their model.
  public static let version = "assay-judge-en 4"

  private let judge: SentenceJudge
  let readout: Readout

  var settling: Settling { readout.settling }

  /// Maps the weights from where they were installed.
  public init() throws(WeightsError) {
    let judge = try SentenceJudge()
    self.init(judge, try Readout(from: judge))
  }

  /// - Parameter readout: what is made of the judge's answers.
  package init(_ judge: SentenceJudge, _ readout: Readout) {
    self.judge = judge
    self.readout = readout
  }

  /// What it makes of every candidate of a document's sentences.
  func judgements(
    of candidates: [[Candidate]], in views: [SentenceView], of map: ScalarMap
  ) -> [[CandidateJudgement]] {
    let inputs = zip(views, candidates).enumerated().map { number, pair in
      input(pair.0.tree, pair.1, map, continues: number > 0)
    }
    return judge.judge(inputs).map(\.candidates)
  }

  /// The scores of a line of text, whether it holds one sentence or several.
  public func scores(of text: String) -> SentenceScorer.Scores {
    guard let judgement = judge.judge([SentenceInput(text: text)]).first else {
      return SentenceScorer.Scores(checkable: 0, score: 0)
    }
    let odds = readout.checkable.odds(logit(judgement.holds))
    func rounded(_ x: Float) -> Double { (Double(x) * 10_000).rounded() / 10_000 }
    return SentenceScorer.Scores(
      checkable: rounded(logistic(odds)), score: rounded(judgement.worth[2]))
  }

  private func input(
    _ tree: SentenceTree, _ candidates: [Candidate], _ map: ScalarMap, continues: Bool
  ) -> SentenceInput {
    let bytes = tree.bytes(of: 0...(tree.count - 1))
    let start = map.scalarOffset(ofByte: bytes.lowerBound)
    func scalars(_ tokens: ClosedRange<Int>) -> Range<Int> {
      let span = map.span(ofBytes: tree.bytes(of: tokens))
      return span.start - start..<span.end - start
    }
    return SentenceInput(
      text: map.substring(ofBytes: bytes), continues: continues,
      candidates: candidates.map {
        CandidateInput(
          scalars: scalars($0.tokens), head: scalars($0.head...$0.head),
          rules: $0.rules.map(\.rawValue))
      })
  }
}

/// Log odds of a probability; those of 0 and 1 are kept finite.
func logit(_ p: Float) -> Float {
  let p = min(max(p, 1e-6), 1 - 1e-6)
  return log(p / (1 - p))
}
