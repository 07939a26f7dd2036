import ArgumentParser
import AssayEncoder
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// The claims of an AVeriTeC file and their answers, as evidence, in one ledger, searched as
/// `assay evidence suggest` does it.
struct SuggestTrial {
  private let scratch: Scratch
  private let claims: [(text: String, own: Set<ContentID>)]
  private let meanings: Meanings

  /// Claims that have evidence.
  var count: Int { claims.count }

  /// - Parameters:
  ///   - words: answers of fewer are left out.
  ///   - vectors: a file in which the vectors stay; nil for one that goes.
  init(_ file: String, words: Int = 0, vectors: String? = nil) throws {
    guard let data = FileManager.default.contents(atPath: file),
      let items = try? JSONDecoder().decode([JSONValue].self, from: data)
    else { throw ValidationError("\(file) is no list of claims in JSON") }
    scratch = try Scratch()
    var claims: [(text: String, own: Set<ContentID>)] = []
    for (number, item) in items.enumerated() {
      guard let text = item["claim"]?.string else { continue }
      let claim = Claim(
        imported: ImportOrigin(file: file, line: number + 1), text: text,
        claimant: item["speaker"]?.string)
      try scratch.importAll([ImportedClaim(claim)], named: file)
      var own: Set<ContentID> = []
      for answer in Self.answers(of: item)
      where answer.split(whereSeparator: \.isWhitespace).count >= words {
        let evidence = Self.evidence(answer)
        _ = try scratch.ledger.record(
          evidence, for: [claim.id], as: NewAttachment(stance: .context), by: "train")
        own.insert(evidence.id)
      }
      if !own.isEmpty { claims.append((text, own)) }
    }
    self.claims = claims
    try scratch.ledger.indexPassages(splitting: Passages.spans(in:))
    let texts = try scratch.ledger.sourceTexts(from: 0, limit: -1).flatMap { source in
      let map = ScalarMap(source.text)
      return Passages.spans(in: source.text).map {
        (key: VectorKey(fact: source.number, start: $0.start), text: map.substring(of: $0))
      }
    }
    let encoder = try MeaningEncoder()
    meanings = Meanings(
      encoder, file: try scratch.vectors(of: texts, by: encoder, path: vectors))
  }

  /// How many claims find evidence of their own among the first passages.
  func hits(among first: Int, isAccurate: Bool) throws -> Int {
    let ledger = scratch.ledger
    let meanings = isAccurate ? meanings : nil
    return try claims.count { claim in
      let query = CandidateRanker.Query(claim.text, meanings)
      let near = try query.vector.flatMap { try meanings?.nearest(to: $0, count: 100) } ?? []
      let found = try ledger.passageCandidates(
        sharing: MatchWords(claim.text).searched, limit: 300,
        and: near.map { ($0.fact, $0.start) })
      let ranker = PassageRanker(
        claim: query, frequencies: WordFrequencies(found.frequencies, of: found.total),
        meanings: meanings)
      let passages = found.passages.map {
        (key: VectorKey(fact: $0.number, start: $0.span.start), text: $0.text)
      }
      return ranker.best(passages, limit: first).contains {
        claim.own.contains(found.passages[$0.index].source)
      }
    }
  }

  private static func evidence(_ answer: String) -> Evidence {
    Evidence(
      source: Source(),
      capture: Capture(
        time: Timestamp(milliseconds: 0), location: "answer", method: .file,
        sha256: Fingerprint(of: answer), byteCount: answer.utf8.count, mediaType: "text/plain",
        storedAs: "", who: "train"), text: answer)
  }

  /// Answers that say something: more than yes, no, or that there is no answer.
  private static func answers(of item: JSONValue) -> [String] {
    (item["questions"]?.array ?? []).flatMap { $0["answers"]?.array ?? [] }.compactMap { answer in
      guard let text = answer["answer"]?.string, answer["answer_type"]?.string != "Unanswerable"
      else { return nil }
      let reason = answer["boolean_explanation"]?.string ?? ""
      let whole = reason.isEmpty ? text : text + ". " + reason
      return whole.utf8.count > 4 ? whole : nil
    }
  }
}
