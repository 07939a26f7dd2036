import AssayExtraction

/// A document in, its claims out: `extract --dry-run --input jsonl`. A bad line is answered as one,
/// and the run goes on.
struct ExtractionFilter: Sendable {
  let includingLeftOut: Bool
  private let pipeline: Pipeline

  init(includingLeftOut: Bool) throws {
    self.includingLeftOut = includingLeftOut
    pipeline = try Pipeline()
  }

  func run(on files: [String], jobs: Int) throws {
    try DocumentLine.answer(files, jobs: jobs) { [self] document, members in
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
