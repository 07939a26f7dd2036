import ArgumentParser
import AssayExtraction
import AssayInterchange
import AssayLanguage
import AssayModel
import Foundation

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Say how checkable and how worthy of checking sentences are.",
    discussion: """
      Reads one sentence a line and answers each by a line, in order. checkable is the probability \
      that the sentence holds a verifiable factual claim, score how worthy of checking it is, both \
      0 to 1; 0.5 parts yes from no. It is a filter and needs no workspace.

      A sentence encoder gives the scores; --model fast counts words instead.

      Examples:
        assay score sentences.txt
        echo 'Exports fell 9% in 2022.' | assay score -
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case table
    case csv
  }

  @Argument(help: "The files, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: "jsonl, table or csv.")
  var format: Format = .jsonl
  @OptionGroup var model: ModelOption

  func run() throws {
    let terminal = Terminal.standard
    let analyser = try EnglishAnalyser()
    let scorer = try SentenceScorer()
    let judge = model.judge(telling: terminal)
    var table = Table([
      .init(heading: "checkable", rightAligned: true), .init(heading: "score", rightAligned: true),
      .init(heading: "kind"), .init(heading: "sentence", flexible: true),
    ])
    if format == .csv {
      try terminal.put(csv: ["checkable", "score", "kinds", "text"])
    }
    for file in files {
      var lines = try LineReader(file, from: FileManager.default.currentDirectoryPath)
      while var line = try lines.next() {
        if line.last == 0x0D { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        let reading = scorer.reading(of: analyser.analyse(ScalarMap(text)), judge: judge)
        switch format {
        case .jsonl: try terminal.put(reading.json(text).json + "\n")
        case .csv:
          let kinds = reading.kinds.map(\.rawValue).joined(separator: " ")
          try terminal.put(csv: [
            JSONValue.double(reading.scores.checkable).json,
            JSONValue.double(reading.scores.score).json, kinds, text,
          ])
        case .table:
          table.add([
            reading.scores.checkable.twoDigits, reading.scores.score.twoDigits,
            reading.kinds.first?.rawValue ?? "", text.visible(),
          ])
        }
      }
    }
    if format == .table {
      try terminal.put(table.text(width: terminal.width, style: terminal.style))
    }
  }
}

extension SentenceReading {
  func json(_ text: String) -> JSONValue {
    [
      "text": .string(text), "checkable": .double(scores.checkable),
      "score": .double(scores.score), "kinds": .array(kinds.map { .string($0.rawValue) }),
      "reasons": .array(reasons.map { .string($0) }),
    ]
  }
}
