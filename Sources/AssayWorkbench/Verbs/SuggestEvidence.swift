import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayMatching
import AssayModel

struct SuggestEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Find passages in the evidence and the documents that bear on a claim.",
    discussion: """
      Of each piece of evidence and each document of the ledger the passage is shown that has most \
      in common with the claim, with what its numbers and years say beside the claim's. It is \
      never a verdict.

      Passages are compared by words, numbers and what they mean, for which `assay index` makes a \
      vector of each; --model fast does without.

      Example:
        assay evidence suggest 3fa9c2
        assay evidence suggest 3fa9c2 --format jsonl
      """)

  @Argument(help: "The claim.")
  var claim: String?
  @Option(help: "At most so many passages.")
  var limit = 5
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var model: ModelOption
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let claim = try bench.claim(claim)
    try bench.ledger.indexPassages(splitting: Passages.spans(in:))
    let found = try bench.ledger.suggestions(
      for: claim, meanings: try bench.meanings(of: .passages, model), limit: limit)
    let terminal = bench.terminal
    switch format {
    case .jsonl:
      for suggestion in found { try terminal.put(suggestion.json.json + "\n") }
    case .csv:
      try terminal.put(csv: ["id", "name", "score", "start", "end", "sentence", "notes"])
      for suggestion in found {
        try terminal.put(csv: [
          suggestion.passage.source.hex, suggestion.passage.name, suggestion.score.twoDigits,
          String(suggestion.span.start), String(suggestion.span.end), suggestion.sentence,
          suggestion.notes.joined(separator: "; "),
        ])
      }
    case .table:
      if found.isEmpty { return try terminal.say("No passage here bears on it.") }
      for suggestion in found {
        let passage = suggestion.passage
        let kind = passage.isEvidence ? "" : " (document)"
        let notes = suggestion.notes.map { terminal.style.yellow($0.visible()) }
        try terminal.say(
          terminal.style.cyan(passage.source.short) + " "
            + terminal.style.bold(passage.name.visible()) + kind
            + terminal.style.dim(" [\(suggestion.span.start)–\(suggestion.span.end)]"))
        try terminal.say(
          suggestion.sentence.visible().wrapped(to: terminal.measure, indent: "    "))
        if !notes.isEmpty { try terminal.say("    " + notes.joined(separator: ", ")) }
      }
    }
  }
}

/// A passage that bears on a claim.
struct Suggestion {
  var passage: PassageCandidate
  var score: Double
  var sentence: String
  /// Where the sentence stands in its source's text.
  var span: TextSpan
  var notes: [String]

  var json: JSONValue {
    [
      "id": .string(passage.source.hex),
      "kind": .string(passage.isEvidence ? "evidence" : "document"),
      "name": .string(passage.name), "date": JSONValue(passage.date?.description),
      "score": .double((score * 10_000).rounded() / 10_000), "sentence": .string(sentence),
      "start": .int(span.start), "end": .int(span.end), "passage": .string(passage.text),
      "notes": .array(notes.map(JSONValue.string)),
    ]
  }
}

extension Ledger {
  /// The passages that bear on a claim, the best of each source, best first. The claim's own
  /// document says nothing for or against it.
  func suggestions(for claim: Claim, meanings: Meanings?, limit: Int) throws -> [Suggestion] {
    let query = CandidateRanker.Query(claim.text, meanings)
    let near = try query.vector.flatMap { try meanings?.nearest(to: $0, count: 100) } ?? []
    let found = try passageCandidates(
      sharing: MatchWords(claim.text).searched, limit: 300,
      and: near.map { ($0.fact, $0.start) },
      excluding: claim.document.flatMap { ContentID(hex: $0.id) })
    let ranker = PassageRanker(
      claim: query, date: claim.document?.date.flatMap { CalendarDay($0) },
      frequencies: WordFrequencies(found.frequencies, of: found.total), meanings: meanings)
    return ranker.best(found.passages.map { ($0.key, $0.text) }, limit: limit).map { best in
      let passage = found.passages[best.index]
      let sentence = best.rank.sentence
      return Suggestion(
        passage: passage, score: best.rank.score,
        sentence: ScalarMap(passage.text).substring(of: sentence),
        span: TextSpan(
          start: passage.span.start + sentence.start, end: passage.span.start + sentence.end),
        notes: best.rank.notes)
    }
  }
}

extension PassageCandidate {
  fileprivate var key: VectorKey { VectorKey(fact: number, start: span.start) }
}
