import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// How well probabilities tell yes from no: at 0.5, and over all thresholds.
struct Detection {
  private(set) var truePositives = 0
  private(set) var falsePositives = 0
  private(set) var falseNegatives = 0
  private(set) var trueNegatives = 0
  /// Mean of the precisions at each yes, the likeliest first.
  let averagePrecision: Double

  init(_ answers: [(probability: Double, isTrue: Bool)]) {
    var found = 0
    var sum = 0.0
    for (index, answer) in answers.sorted(by: { $0.probability > $1.probability }).enumerated() {
      if answer.isTrue {
        found += 1
        sum += Double(found) / Double(index + 1)
      }
      switch (answer.probability >= 0.5, answer.isTrue) {
      case (true, true): truePositives += 1
      case (true, false): falsePositives += 1
      case (false, true): falseNegatives += 1
      case (false, false): trueNegatives += 1
      }
    }
    averagePrecision = found == 0 ? 0 : sum / Double(found)
  }

  var count: Int { truePositives + falsePositives + falseNegatives + trueNegatives }
  var accuracy: Double { Double(truePositives + trueNegatives) / Double(max(1, count)) }
  var f1: Double {
    2 * Double(truePositives) / Double(max(1, 2 * truePositives + falsePositives + falseNegatives))
  }
  var precision: Double { Double(truePositives) / Double(max(1, truePositives + falsePositives)) }
  var recall: Double { Double(truePositives) / Double(max(1, truePositives + falseNegatives)) }

  var summary: String {
    "accuracy \(accuracy.rounded3), F1 \(f1.rounded3) (precision \(precision.rounded3), recall "
      + "\(recall.rounded3)), average precision \(averagePrecision.rounded3), of \(count)"
  }
}

/// A sentence and what people said of it, as a row of a TSV: id, doc, speaker, label, text.
struct LabelledSentence {
  let document: String
  let label: String
  let text: String

  /// Whether it holds a factual claim.
  var isCheckable: Bool { ["CFS", "UFS", "1"].contains(label) }

  /// Whether it is worth a check; nil where the labels do not say.
  var isWorthy: Bool? { ["CFS", "UFS", "NFS"].contains(label) ? label == "CFS" : nil }

  static func read(_ path: String) throws -> [LabelledSentence] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    return data.split(separator: UInt8(ascii: "\n")).dropFirst().compactMap { line in
      let fields = String(decoding: line, as: UTF8.self).split(
        separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 5 else { return nil }
      return LabelledSentence(
        document: String(fields[1]), label: String(fields[3]), text: String(fields[4]))
    }
  }
}

/// The two scores of labelled sentences, measured.
struct DetectionScore {
  let checkable: Detection
  /// Nil where the labels do not say what is worth a check.
  let score: Detection?

  /// - Parameter judge: gives the scores, if there is one.
  init(
    _ rows: [LabelledSentence], _ scorer: SentenceScorer, _ analyser: EnglishAnalyser,
    judge: ClaimJudge? = nil
  ) {
    let scores = rows.map { row in
      judge?.scores(of: row.text) ?? scorer.scores(of: analyser.analyse(ScalarMap(row.text)))
    }
    checkable = Detection(zip(rows, scores).map { ($1.checkable, $0.isCheckable) })
    let worthy = zip(rows, scores).compactMap { row, scores in
      row.isWorthy.map { (scores.score, $0) }
    }
    score = worthy.isEmpty ? nil : Detection(worthy)
  }

  var lines: [String] {
    ["checkable: \(checkable.summary)"] + (score.map { ["score: \($0.summary)"] } ?? [])
  }
}
