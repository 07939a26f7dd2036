import AssayEncoder
package import AssayModel

/// What a judge that had not learned from a document answers for it, as Training/crossfit.py
/// writes it: a line a document, spans in code points, answers before the last sigmoid or softmax.
package struct JudgedDocument: Sendable {
  package let id: String
  /// The first answer of each sentence, by the sentence's span: log odds that it holds a claim.
  package let holds: [TextSpan: Float]
  /// By the candidate's span in the document's text.
  private let candidates: [TextSpan: CandidateJudgement]

  /// Nil where the value is no such line.
  package init?(json: JSONValue) {
    guard let id = json["id"]?.string, let sentences = json["sentences"]?.array else { return nil }
    var holds: [TextSpan: Float] = [:]
    var candidates: [TextSpan: CandidateJudgement] = [:]
    for sentence in sentences {
      guard let span = Self.span(sentence, from: 0), let first = Self.answers(sentence).first,
        let items = sentence["candidates"]?.array
      else { return nil }
      holds[span] = first
      for item in items {
        let answers = Self.answers(item)
        guard let place = Self.span(item, from: span.start),
          answers.count == CandidateJudgement.columns
        else { return nil }
        candidates[place] = CandidateJudgement(answers)
      }
    }
    self.id = id
    self.holds = holds
    self.candidates = candidates
  }

  private static func span(_ json: JSONValue, from start: Int) -> TextSpan? {
    guard let first = json["start"]?.int, let end = json["end"]?.int else { return nil }
    return TextSpan(start: start + first, end: start + end)
  }

  private static func answers(_ json: JSONValue) -> [Float] {
    (json["out"]?.array ?? []).compactMap { $0.double.map(Float.init) }
  }

  /// The answers for a document's candidates; those that it does not have, since rules or analysis
  /// changed, count as none of a claim.
  func weighing(of document: TrainingDocument) -> Weighing {
    .judged(
      document.items.map { items in
        items.map { candidates[$0.span] ?? Self.nothing }
      })
  }

  private static let nothing = CandidateJudgement(
    [-9, -9, 9] + [Float](repeating: 0, count: CandidateJudgement.columns - 3))
}
