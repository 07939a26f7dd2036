package import AssayEncoder
import AssayLanguage
import AssayModel
public import AssayWeights

/// The accurate tier: weighs the rules' candidates, and sentences, by what a sentence encoder reads
/// in them, where the fast tier counts features.
///
/// Loading maps two files and takes milliseconds; a sentence takes about ten more on one core.
public struct ClaimJudge: Sendable {
  /// What claims that it chose name as their model.
  public static let version = "assay-judge-en 1"
  /// The section of the judge's file that holds its settling.
  package static let section = "settling"

  private let judge: SentenceJudge
  let settling: Settling

  /// Maps the weights from where they were installed.
  public init() throws(WeightsError) {
    let judge = try SentenceJudge()
    let numbers = try judge.numbers(Self.section)
    guard let settling = Settling(numbers: numbers) else {
      throw .damagedModel(path: judge.path, reason: "its settling has another shape")
    }
    self.init(judge, settling)
  }

  /// - Parameter settling: how much it takes to be a claim.
  package init(_ judge: SentenceJudge, _ settling: Settling) {
    self.judge = judge
    self.settling = settling
  }

  /// What it makes of every candidate of a document's sentences.
  func probabilities(
    of candidates: [[Candidate]], in views: [SentenceView], of map: ScalarMap
  ) -> [[ChoiceModel.Probabilities]] {
    let inputs = zip(views, candidates).enumerated().map { number, pair in
      input(pair.0.tree, pair.1, map, continues: number > 0)
    }
    return judge.judge(inputs).map { judgement in
      judgement.candidates.map {
        ChoiceModel.Probabilities(must: $0.must, may: $0.may, exactness: $0.exactness)
      }
    }
  }

  /// The scores of a line of text, whether it holds one sentence or several.
  public func scores(of text: String) -> SentenceScorer.Scores {
    guard let judgement = judge.judge([SentenceInput(text: text)]).first else {
      return SentenceScorer.Scores(checkable: 0, score: 0)
    }
    func rounded(_ x: Float) -> Double { (Double(x) * 10_000).rounded() / 10_000 }
    return SentenceScorer.Scores(
      checkable: rounded(judgement.holds), score: rounded(judgement.worth[2]))
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
          rules: $0.rules.compactMap { RuleName.allCases.firstIndex(of: $0) })
      })
  }
}

extension Settling {
  /// As the judge's file holds it.
  package var numbers: [Float] { [mayWeight, threshold, tightness, overlap] }

  package init?(numbers: [Float]) {
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(
      mayWeight: numbers[0], threshold: numbers[1], tightness: numbers[2], overlap: numbers[3])
  }
}
