import ArgumentParser
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// Measures how often a claim's own evidence is among the first five passages that are suggested,
/// with the answers of all claims of an AVeriTeC file as the evidence in one ledger.
struct EvaluateSuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-suggest",
    abstract: "Measure the search for evidence.",
    discussion: "Example: assay-train evaluate-suggest ../shared/data/claims/averitec-dev.json")

  @Argument(help: "A file of claims with questions and answers.")
  var file: String
  @Option(help: "How many passages are looked at.")
  var first = 5

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file),
      let items = try? JSONDecoder().decode([JSONValue].self, from: data)
    else { throw ValidationError("\(file) is no list of claims in JSON") }
    let scratch = try Scratch()
    var claims: [(claim: Claim, own: Set<ContentID>)] = []
    for (number, item) in items.enumerated() {
      guard let text = item["claim"]?.string else { continue }
      let claim = Claim(
        imported: ImportOrigin(file: file, line: number + 1), text: text,
        claimant: item["speaker"]?.string)
      try scratch.importAll(
        [ImportedClaim(claim)], named: file)
      var own: Set<ContentID> = []
      for answer in Self.answers(of: item) {
        let evidence = Evidence(
          source: Source(),
          capture: Capture(
            time: Timestamp(milliseconds: 0), location: "answer", method: .file,
            sha256: Fingerprint(of: answer), byteCount: answer.utf8.count, mediaType: "text/plain",
            storedAs: "", who: "train"), text: answer)
        _ = try scratch.ledger.record(
          evidence, for: [claim.id], as: NewAttachment(stance: .context), by: "train")
        own.insert(evidence.id)
      }
      claims.append((claim, own))
    }
    try scratch.ledger.indexPassages(splitting: Passages.spans(in:))
    var hits = 0
    let began = Date()
    let asked = claims.filter { !$0.own.isEmpty }
    for (claim, own) in asked {
      let found = try scratch.ledger.passageCandidates(
        sharing: MatchWords(claim.text).searched, limit: 300)
      let ranker = PassageRanker(
        claim: claim.text, frequencies: WordFrequencies(found.frequencies, of: found.total))
      let best = ranker.best(found.passages.map { ($0.source, $0.text) }, limit: first)
      if best.contains(where: { own.contains(found.passages[$0.index].source) }) { hits += 1 }
    }
    let time = -began.timeIntervalSinceNow * 1000 / Double(max(1, asked.count))
    let percent = (1000 * Double(hits) / Double(max(1, asked.count))).rounded() / 10
    print(
      "\(hits) of \(asked.count) claims, \(percent) %, find their own among the first \(first); \(time.rounded()) ms each"
    )
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
