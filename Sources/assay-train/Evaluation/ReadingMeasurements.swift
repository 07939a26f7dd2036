import AssayLanguage
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
    return try EvaluateQuantities.totals(folder).map { total in
      Figure("quantities and dates of Recognizers-Text", total.name, "\(total.right)/\(total.all)")
    }
  }
}
