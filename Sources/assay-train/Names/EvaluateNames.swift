import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

/// `assay-train evaluate-names`: names by kind against GUM's entity layer, from raw text.
struct EvaluateNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures names by kind on raw text, beside those that another program found.",
    discussion: """
      Example: assay-train evaluate-names ../data/treebank/gum-dev.conllu --texts dev.jsonl
               assay-train evaluate-names ../data/treebank/gum-dev.conllu --found other.jsonl

      The first writes the texts ({"id","text"} a line) for another program to read; the second \
      measures what that found ({"id","entities":[{"start","end","type"}]}) instead of our own.
      """)

  @Argument(help: "A CoNLL-U file with entities.")
  var file: String

  @Option(help: "The folder of the lists of names.")
  var lists = "Training/names"

  @Option(help: "Names that another program found.")
  var found: String?

  @Option(help: "Where to write the texts.")
  var texts: String?

  @Flag(help: "Prints what was missed and what was found wrongly.")
  var errors = false

  func run() throws {
    let documents = try Treebank.load(file)
    if let texts { return try write(documents, to: texts) }
    let titles = try NameListFiles(folder: lists).titles
    let others = try found.map(Self.read)
    let analyser = try EnglishAnalyser()
    let isTelling = errors
    let score = try Self.score(
      of: documents, titles: titles,
      told: { gold, found, document in if isTelling { Self.tell(gold, found, document) } },
      find: { document in
        if let others { return others[document.id ?? ""] ?? [] }
        return analyser.analyse(document.analysis.map).entities
      })
    for line in score.lines { print(line) }
  }

  /// Scores the names that `find` finds in documents.
  /// - Parameter told: given gold and found names of each document.
  static func score(
    of documents: [AnnotatedDocument], titles: Set<String>,
    told: ([NameScore.Name], [NameScore.Name], AnnotatedDocument) -> Void = { _, _, _ in },
    find: (AnnotatedDocument) throws -> [Entity]
  ) throws -> NameScore {
    let gold = GoldNames(titles: titles)
    var score = NameScore(titles: titles)
    for document in documents {
      let map = document.analysis.map
      let expected = zip(document.analysis.sentences, gold.names(in: document)).flatMap {
        sentence, names in
        names.map { name in
          NameScore.Name(
            start: sentence.tokens[name.tokens.lowerBound].bytes.lowerBound,
            end: sentence.tokens[name.tokens.upperBound].bytes.upperBound, kind: name.kind)
        }
      }
      let names = try find(document).map { entity in
        let bytes = map.bytes(of: entity.span)
        return NameScore.Name(start: bytes.lowerBound, end: bytes.upperBound, kind: entity.kind)
      }
      let genre = (document.id ?? "").split(separator: "_").dropFirst().first.map(String.init)
      score.add(gold: expected, found: names, text: Array(map.text.utf8), genre: genre ?? "")
      told(expected, names, document)
    }
    return score
  }

  private static func tell(
    _ gold: [NameScore.Name], _ found: [NameScore.Name], _ document: AnnotatedDocument
  ) {
    let map = document.analysis.map
    let id = document.id ?? ""
    for (mark, names) in [
      ("-", Set(gold).subtracting(found)), ("+", Set(found).subtracting(gold)),
    ] {
      for name in names.sorted(by: { $0.start < $1.start }) {
        let words = map.substring(ofBytes: name.start..<name.end)
        print("\(id)\t\(name.start)\t\(mark) \(name.kind.rawValue)\t\(words)")
      }
    }
  }

  private func write(_ documents: [AnnotatedDocument], to path: String) throws {
    let lines = documents.map { document in
      JSONValue.object([
        "id": .string(document.id ?? ""), "text": .string(document.analysis.text),
      ]).json
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func read(_ path: String) throws -> [String: [Entity]] {
    struct Line: Decodable {
      struct Name: Decodable {
        var start: Int
        var end: Int
        var type: Entity.Kind
      }
      var id: String
      var entities: [Name]
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    var result: [String: [Entity]] = [:]
    for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let read = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw ValidationError("\(path), line \(number + 1) holds no entities.")
      }
      result[read.id] = read.entities.map {
        Entity(quote: "", span: TextSpan(start: $0.start, end: $0.end), kind: $0.type)
      }
    }
    return result
  }
}
