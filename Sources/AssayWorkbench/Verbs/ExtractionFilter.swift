import AssayExtraction
import AssayModel

/// A document in, its claims out: `extract --dry-run --input jsonl`. A bad line is answered as one,
/// and the run goes on.
struct ExtractionFilter: Sendable {
  let includingLeftOut: Bool
  private let pipeline: Pipeline

  init(includingLeftOut: Bool, judge: ClaimJudge?) throws {
    self.includingLeftOut = includingLeftOut
    pipeline = try Pipeline(judge: judge)
  }

  /// - Parameter number: of the line, from 1, to be named where it is bad.
  func answer(to line: [UInt8], number: Int) -> JSONValue {
    DocumentLine.answer(to: line, number: number) { document, members in
      let extraction = pipeline.extraction(
        from: document.document, includingLeftOut: includingLeftOut)
      members["claims"] = .array(
        extraction.claims.map { claim in
          var claim = claim
          if let id = document.id { claim.document?.id = id }
          return claim.json
        })
      if includingLeftOut { members["leftOut"] = .array(extraction.leftOut.map(\.json)) }
    }
  }
}
