import AssayEncoder
import AssayLanguage
import AssayModel
import AssayWeights
import Foundation
import Testing

@testable import AssayExtraction

struct ReadoutTests {
  /// A document whose second claim is reported.
  private static let marked = """
    {"id":"a","genre":"news","text":"Elst won a fourth term and 61 percent of the vote.",
    "sentences":[{"start":0,"end":50}],
    "claims":[{"start":0,"end":22,"label":"must","modality":"asserted","kinds":["event"]},
    {"start":27,"end":49,"label":"may","modality":"reported","kinds":["quantity"]}]}
    """

  private func document() throws -> TrainingDocument {
    let gold = try #require(MarkedDocument(json: try JSONValue(parsing: Array(Self.marked.utf8))))
    return TrainingDocument(
      gold, analysis: analysis(Sample.twoObjects), trainer: ChoiceTrainer(), scorer: nil)
  }

  /// As Training/crossfit.py would write it: what begins in the first claim is a must and asserted,
  /// the rest may be one and is reported.
  private func answers(_ document: TrainingDocument) -> String {
    let candidates = document.items.joined().map { item -> String in
      var out = [Float](repeating: -4, count: CandidateJudgement.columns)
      out[item.span.start < 22 ? 0 : 1] = 3
      out[3] = 3 * (item.target.exactness ?? 0)
      out[item.span.start < 22 ? 5 : 7] = 3
      return #"{"start":\#(item.span.start),"end":\#(item.span.end),"out":\#(out)}"#
    }
    return #"""
      {"id":"a","sentences":[{"start":0,"end":50,"out":[2.5],"candidates":[
      """# + candidates.joined(separator: ",") + "]}]}"
  }

  private func trained() throws -> ReadoutTrainer.Outcome {
    let document = try document()
    let json = try JSONValue(parsing: Array(answers(document).utf8))
    let judged = try #require(JudgedDocument(json: json))
    var trainer = ReadoutTrainer()
    trainer.folds = 2
    trainer.search.precision = 0
    trainer.linear.bits = 10
    trainer.linear.epochs = 30
    return trainer.train([(document, judged), (document, judged)])
  }

  @Test func `what the judge reads in a claim, the readout learns to trust`() throws {
    let outcome = try trained()
    let document = try document()
    let view = document.views[0]
    let candidate = try #require(document.items[0].last?.candidate)
    func modality(_ column: Int) -> Modality {
      var out = [Float](repeating: -4, count: CandidateJudgement.columns)
      // What it is likely to be goes with it, as in the answers that were learned from.
      out[column == 5 ? 0 : 1] = 3
      out[column] = 4
      return ModalityReader(view: view).modality(
        of: candidate, speech: nil, judged: CandidateJudgement(out), outcome.readout.manner)
    }
    #expect(modality(7) == .reported)
    #expect(modality(5) == .asserted)
  }

  @Test func `what a must usually is, the readout expects of a likely must`() throws {
    let manner = try trained().readout.manner
    let document = try document()
    let candidate = try #require(document.items[0].last?.candidate)
    /// By how much the claim seems asserted rather than reported.
    func lead(_ column: Int) -> Float {
      var out = [Float](repeating: -4, count: CandidateJudgement.columns)
      out[column] = 3
      var list = FeatureList(bits: manner.bits)
      ModalityReader(view: document.views[0]).features(
        of: candidate, speech: nil, judged: CandidateJudgement(out), into: &list)
      let sums = manner.sums(of: list.buckets)
      return sums[0] - sums[2]
    }
    #expect(lead(0) > lead(1))
  }

  @Test func `a must ranks before a claim that is none`() throws {
    let ranking = try trained().readout.ranking
    var features = [Float](repeating: 0, count: ClaimRanking.names.count)
    features[0] = 9
    let likely = ranking.score(features)
    features[0] = -9
    #expect(likely > ranking.score(features))
  }

  @Test func `a readout reads what it wrote, and a judge's file without one is damaged`() throws {
    let outcome = try trained()
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "judge.model").path
    let trunk = try ModelFile(path: try ModelFolder.path(of: "encoder-en.model"))
    let shipped = try ModelFile(path: try ModelFolder.path(of: "judge-en.model"))
    var contents = ModelFile.Contents(of: shipped)
    outcome.readout.write(to: &contents)
    try ModelFile.write(contents, to: path)
    let read = try Readout(
      from: try SentenceJudge(trunk: trunk, upper: try ModelFile(path: path)))
    let ranked = ClaimRanking.names.indices.map { Float($0) / 3 - 2 }
    #expect(read.settling == outcome.readout.settling)
    #expect(read.ranking.score(ranked) == outcome.readout.ranking.score(ranked))
    #expect(read.checkable == outcome.readout.checkable)
    contents.add("ranking", [Float(1)])
    try ModelFile.write(contents, to: path)
    let short = try SentenceJudge(trunk: trunk, upper: try ModelFile(path: path))
    #expect(throws: WeightsError.self) { try Readout(from: short) }
  }

  @Test func `a line that holds no answers is refused`() throws {
    for line in [#"{"id":"a"}"#, #"{"id":"a","sentences":[{"start":0,"end":5,"out":[]}]}"#] {
      #expect(JudgedDocument(json: try JSONValue(parsing: Array(line.utf8))) == nil)
    }
  }
}
