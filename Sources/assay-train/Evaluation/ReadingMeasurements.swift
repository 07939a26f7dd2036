import AssayLanguage
import AssayModel
import Foundation

/// Tagging, parsing and lemmas, as the CoNLL 2018 shared task measures, from raw text.
struct TreebankMeasurement: Measuring {
  let name = "treebanks"

  func figures(data: String?) throws -> [Figure] {
    let analyser = try EnglishAnalyser()
    return try ["ewt-dev", "gum-dev"].flatMap { name -> [Figure] in
      guard let path = file("treebank/\(name).conllu", in: data) else { return [] }
      let measures = try Measurement(analyser, Treebank.load(path))
      return [Figure("treebank \(name), raw text", "F1:", measures.raw.summary)]
    }
  }
}

struct SegmentationMeasurement: Measuring {
  let name = "Golden Rules"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("segmentation/golden_rules_en.jsonl", in: data) else { return [] }
    let (kept, all) = try GoldenRules.count(path)
    return [Figure("Golden Rules of segmentation", "kept", "\(kept) of \(all)")]
  }
}

struct QuantityMeasurement: Measuring {
  let name = "quantities"

  func figures(data: String?) throws -> [Figure] {
    guard let folder = file("quantity", in: data) else { return [] }
    let name = "quantities and dates of Recognizers-Text"
    let ways = [
      (name, QuantityFinder()),
      (name + ", as analyse reads them", QuantityFinder(analyser: try EnglishAnalyser())),
    ]
    return try ways.flatMap { name, finder in
      try EvaluateQuantities.totals(folder, by: finder).map { total in
        Figure(name, total.name, "\(total.right)/\(total.all)")
      }
    }
  }
}

/// Names by kind, from raw text.
struct NameMeasurement: Measuring {
  let name = "names"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("treebank/gum-dev.conllu", in: data) else { return [] }
    let analyser = try EnglishAnalyser()
    let score = try EvaluateNames.score(
      of: Treebank.load(path), titles: NameListFiles(folder: "Training/names").titles,
      find: { analyser.analyse($0.analysis.map).entities })
    let what = "names of gum-dev, raw text"
    return [
      Figure(what, "F1", score.all.f1), Figure(what, "precision", score.all.precision),
      Figure(what, "recall", score.all.recall),
    ]
      + Entity.Kind.allCases.compactMap { kind in
        score.counts[kind].map { Figure(what, kind.rawValue, $0.f1) }
      }
  }
}

/// Who is said to have said what.
struct AttributionMeasurement: Measuring {
  let name = "attributions"

  func figures(data: String?) throws -> [Figure] {
    guard let path = file("attribution/polnear/dev.jsonl", in: data) else { return [] }
    let score = try EvaluateAttribution.score(of: path)
    let what = "attributions of PolNeAR dev"
    return [
      Figure(what, "words of contents: F1", score.f1),
      Figure(what, "precision", score.precision), Figure(what, "recall", score.recall),
      Figure(what, "content found", score.contentFound),
      Figure(what, "source found", score.sourceFound),
    ]
  }
}
