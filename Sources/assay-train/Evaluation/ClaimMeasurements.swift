import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// Claims of marked documents, from raw text, as users get them, by both tiers side by side.
struct ClaimSpanMeasurement: Measuring {
  let name = "claim-spans"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("claim-spans/dev.jsonl", in: data) else { return [] }
    let documents = try MarkedDocument.read(path)
    let tiers = try Tier.allCases.map { ($0, try ClaimReader($0).scores(of: documents)) }
    func figures(_ what: String, _ isMeant: (MarkedDocument) -> Bool) -> [Figure] {
      tiers.flatMap { tier, scored -> [Figure] in
        let part = scored.filter { isMeant($0.gold) }
        if part.isEmpty { return [] }
        return part.reduce(into: ClaimScore()) { $0.add($1.score) }
          .figures("claim-spans dev, \(what)", tier)
      }
    }
    // Treebank texts are read a little too well; these two nobody trained a parser on.
    let genres = Set(documents.map(\.genre)).sorted()
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
    let tiers = try Tier.allCases.map { ($0, try ClaimReader($0).scores(of: documents)) }
    return tiers.flatMap { tier, scored in
      scored.reduce(into: ClaimScore()) { $0.add($1.score) }.figures("our own articles, all", tier)
    }
      + documents.indices.flatMap { index in
        tiers.flatMap { tier, scored in
          scored[index].score.figures("our own articles, \(documents[index].id)", tier)
        }
      }
  }
}

/// The scores of sentences, by both tiers side by side.
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
      let rows = try LabelledSentence.read(path)
      let tiers = try Tier.allCases.map {
        ($0, DetectionScore(rows, scorer, analyser, judge: try $0.judge()))
      }
      return tiers.flatMap { $1.checkable.figures("\(set.name), checkable", $0) }
        + tiers.flatMap { $1.score?.figures("\(set.name), score", $0) ?? [] }
    }
  }
}

extension Detection {
  func figures(_ what: String, _ tier: Tier) -> [Figure] {
    let what = "\(what), \(tier)"
    return [
      Figure(what, "F1", f1), Figure(what, "accuracy", accuracy),
      Figure(what, "average precision", averagePrecision),
    ]
  }
}

extension ClaimScore {
  func figures(_ what: String, _ tier: Tier) -> [Figure] {
    let what = "\(what), \(tier)"
    return [
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

  init(_ tier: Tier) throws {
    analyser = try EnglishAnalyser()
    extractor = try ClaimExtractor(judge: tier.judge())
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
