import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// `assay-train scores`: learns how checkable and how worthy of checking a sentence is.
struct TrainScores: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scores",
    abstract: "Learn how checkable and how worthy of checking a sentence is.",
    discussion: """
      Learns from debate sentences labelled CFS (worth a check), UFS (factual, but of no interest) \
      and NFS (not factual), and from documents with every claim marked. Equal input gives equal \
      bytes.

      Example: assay-train scores --claimbuster train.tsv --claim-spans train.jsonl \\
        --output scores-en.model
      """)

  @Option(help: "Labelled sentences to learn from (TSV: id, doc, speaker, label, text).")
  var claimbuster: String

  @Option(help: "Marked documents to learn from (JSONL).")
  var claimSpans: String

  @Option(help: "Where to write the weights.")
  var output: String

  @Option(help: "Labelled sentences to measure on, never learned from (TSV).")
  var measure: [String] = []

  func run() throws {
    let trainer = ScoreTrainer()
    let analyser = try EnglishAnalyser()
    let rows = try LabelledSentence.read(claimbuster)
    let debates = rows.map { row in
      ScoredSentence(
        analyser.analyse(ScalarMap(row.text)).sentences, checkable: row.isCheckable,
        worthy: row.isWorthy, group: row.document, bits: trainer.linear.bits)
    }
    let documents = try MarkedDocument.read(claimSpans).flatMap { gold in
      gold.scoredSentences(analyser, bits: trainer.linear.bits)
    }
    let sentences = debates + documents
    report("learning from \(debates.count) labelled and \(documents.count) marked sentences")
    let (scorer, held) = trainer.train(sentences)
    report("held out: " + describe(sentences.indices.map { (sentences[$0], held[$0]) }))
    let others = held[debates.count...]
    report(
      "held out, marked documents: "
        + describe(zip(documents, others).map { ($0, $1) }))
    try scorer.data.write(to: URL(fileURLWithPath: output))
    for path in measure {
      let score = try DetectionScore(LabelledSentence.read(path), scorer, analyser)
      for line in score.lines { report("\(path): \(line)") }
    }
  }

  private func describe(
    _ answers: [(ScoredSentence, (checkable: Float, score: Float))]
  ) -> String {
    let checkable = Detection(
      answers.compactMap { item, p in item.checkable.map { (Double(p.checkable), $0) } })
    let worthy = Detection(
      answers.compactMap { item, p in item.worthy.map { (Double(p.score), $0) } })
    return "checkable \(checkable.summary); score \(worthy.summary)"
  }

  private func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

extension MarkedDocument {
  /// Its sentences by themselves, checkable where the marks find a claim in them.
  func scoredSentences(_ analyser: EnglishAnalyser, bits: Int) -> [ScoredSentence] {
    let map = ScalarMap(text)
    return sentences.compactMap { sentence in
      let words = map.substring(of: sentence.span)
      let holdsClaim = claims.contains { sentence.span.overlaps($0.span) }
      return ScoredSentence(
        analyser.analyse(ScalarMap(words)).sentences,
        checkable: holdsClaim, worthy: nil, group: "document \(id)", bits: bits)
    }
  }
}
