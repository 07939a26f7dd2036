import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// Claims of marked documents, from raw text, as users get them.
struct ClaimSpanMeasurement: Measuring {
  let name = "claim-spans"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("claim-spans/dev.jsonl", in: data) else { return [] }
    let scored = try ClaimReader().scores(of: MarkedDocument.read(path))
    func figures(_ what: String, _ isMeant: (MarkedDocument) -> Bool) -> [Figure] {
      let part = scored.filter { isMeant($0.gold) }
      return part.isEmpty
        ? []
        : part.reduce(into: ClaimScore()) { $0.add($1.score) }.figures("claim-spans dev, \(what)")
    }
    // Treebank texts are read a little too well; these two nobody trained a parser on.
    let genres = Set(scored.map(\.gold.genre)).sorted()
    return figures("all") { _ in true }
      + figures("MASC") { $0.id.hasPrefix("written/") || $0.id.hasPrefix("spoken/") }
      + figures("State of the Union") { $0.genre == "address" }
      + genres.flatMap { genre in figures("genre \(genre)") { $0.genre == genre } }
  }
}

/// Claims of the articles that are in the repository.
struct ArticleMeasurement: Measuring {
  let name = "our own articles"
  let folder: String

  func figures(data: String?) throws -> [Figure] {
    let documents = try MarkedDocument.articles(in: folder)
    let scored = try ClaimReader().scores(of: documents)
    return scored.reduce(into: ClaimScore()) { $0.add($1.score) }.figures("our own articles, all")
      + scored.flatMap { $0.score.figures("our own articles, \($0.gold.id)") }
  }
}

/// The scores of sentences.
struct SentenceScoreMeasurement: Measuring {
  let name = "scores of sentences"

  private static let sets = [
    (name: "ClaimBuster dev", file: "checkworthy/claimbuster/dev.tsv"),
    (name: "PoliClaim train", file: "checkworthy/policlaim/train.tsv"),
  ]

  func figures(data: String?) throws -> [Figure] {
    let analyser = try EnglishAnalyser()
    let scorer = try SentenceScorer()
    return try Self.sets.flatMap { set -> [Figure] in
      guard let path = file(set.file, in: data) else { return [] }
      let score = try DetectionScore(LabelledSentence.read(path), scorer, analyser)
      return score.checkable.figures("\(set.name), checkable")
        + (score.score?.figures("\(set.name), score") ?? [])
    }
  }
}

extension Detection {
  func figures(_ what: String) -> [Figure] {
    [
      Figure(what, "F1", f1), Figure(what, "accuracy", accuracy),
      Figure(what, "average precision", averagePrecision),
    ]
  }
}

extension ClaimScore {
  func figures(_ what: String) -> [Figure] {
    [
      Figure(what, "recall", recall), Figure(what, "precision", precision),
      Figure(what, "nevers", String(never)), Figure(what, "same span", exact),
      Figure(what, "modality", modalityRight), Figure(what, "source", sourceNamed),
      Figure(what, "musts in the first ten", inTopTen),
    ]
  }
}

/// From a marked document's text to its claims, by the way every article takes.
struct ClaimReader {
  let analyser: EnglishAnalyser
  let extractor: ClaimExtractor
  let quantities = QuantityReader()

  init() throws {
    analyser = try EnglishAnalyser()
    extractor = try ClaimExtractor()
  }

  func scores(of documents: [MarkedDocument]) -> [(gold: MarkedDocument, score: ClaimScore)] {
    documents.map { gold in
      let map = ScalarMap(gold.text)
      var analysis = analyser.analyse(map)
      (analysis.quantities, analysis.dates) = quantities.quantitiesAndDates(
        in: map, reference: nil, sentences: analysis.sentences)
      let claims = extractor.claims(in: Document(text: gold.text), analysis: analysis).claims
      return (gold, ClaimScore(gold, claims))
    }
  }
}
