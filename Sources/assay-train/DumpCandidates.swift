import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// `assay-train candidates`: what the encoder learns the choice from.
struct DumpCandidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Write the candidates of marked documents, with what the marks make of them.",
    discussion: """
      Reads documents with every claim marked, analyses their texts, and writes one JSON object a \
      document: its sentences, and of each the candidates that the rules propose, in code points \
      of the sentence. Training/ reads it.

      Example: assay-train candidates --claim-spans train.jsonl --output candidates.jsonl
      """)

  @Option(help: "Marked documents (JSONL).")
  var claimSpans: String

  @Option(help: "Where to write.")
  var output: String

  func run() throws {
    let analyser = try EnglishAnalyser()
    var lines: [UInt8] = []
    for gold in try MarkedDocument.read(claimSpans) {
      let document = CandidateDump(gold, analysis: analyser.analyse(ScalarMap(gold.text)))
      document.json.write(to: &lines)
      lines.append(UInt8(ascii: "\n"))
    }
    try Data(lines).write(to: URL(fileURLWithPath: output))
  }
}
