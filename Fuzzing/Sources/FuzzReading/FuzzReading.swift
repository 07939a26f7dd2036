import AssayDocuments
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// What the readers need, loaded once. Optional, since a `Result` keeps its case in bits of the pointers
/// that the leak checker follows.
private let analyser = try? EnglishAnalyser()
private let extractor = try? ClaimExtractor()
private let encoding = try? ClaimExtractor(judge: ClaimJudge())

/// The first byte chooses how the rest is taken: as a file of some kind, or as CoNLL-U; from 128 on
/// the sentence encoder reads it, too.
private let names = ["a.txt", "a.md", "a.html", "a.eml", "a"]

/// libFuzzer's entry. Any bytes must be read without a crash, and every span of what is found must
/// lie in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReading(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let first = UnsafeBufferPointer(start: start, count: count).first else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
  let choice = Int(first & 127) % (names.count + 1)
  let isEncoded = first > 127
  if choice == names.count {
    let text = String(decoding: bytes, as: UTF8.self)
    for document in (try? CoNLLU.documents(in: text, name: "fuzz")) ?? [] {
      read(document.analysis, given: true, isEncoded)
    }
    return 0
  }
  guard let reading = try? DocumentReader().read(bytes, named: names[choice]) else { return 0 }
  read(Analysis(map: ScalarMap(reading.document.text), sentences: []), given: false, isEncoded)
  return 0
}

private func read(_ given: Analysis, given isGiven: Bool, _ isEncoded: Bool) {
  guard let analyser, let extractor = isEncoded ? encoding : extractor else {
    preconditionFailure("the models are not found; set ASSAY_RESOURCES to their folder")
  }
  let map = given.map
  var analysis = isGiven ? analyser.analyse(given) : analyser.analyse(map)
  var reader = QuantityReader()
  reader.includesRelativeOrdinals = true
  (analysis.quantities, analysis.dates) = reader.quantitiesAndDates(
    in: map, reference: CalendarDay("2024-03-21"), sentences: analysis.sentences)
  let spans =
    analysis.quantities.map { ($0.span, $0.quote) } + analysis.dates.map { ($0.span, $0.quote) }
  for (span, quote) in spans {
    precondition(map.substring(of: span) == quote, "a quote does not stand at its offsets")
  }
  for saying in analysis.sayings {
    precondition(!saying.content.isEmpty && saying.cue.upperBound <= map.byteCount)
    for content in saying.content {
      precondition(!content.isEmpty && content.upperBound <= map.byteCount)
    }
  }
  let document = Document(text: map.text)
  for claim in extractor.claims(in: document, analysis: analysis, includingLeftOut: true).claims {
    precondition(claim.span.map { map.substring(of: $0) == claim.quote } ?? false)
  }
  _ = CoNLLU.text(of: [AnnotatedDocument(id: "fuzz", analysis: analysis)])
}
