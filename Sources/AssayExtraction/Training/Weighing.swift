package import AssayEncoder

/// What a tier makes of the candidates of a document, sentence by sentence in their order.
package enum Weighing: Sendable {
  case counted([[ChoiceModel.Probabilities]])
  case judged([[CandidateJudgement]])

  /// The candidates of a sentence with what was made of them.
  func scored(
    _ candidates: [Candidate], of sentence: Int, _ settling: Settling
  ) -> [Scored] {
    switch self {
    case .counted(let all):
      zip(candidates, all[sentence]).map {
        Scored(sentence: sentence, candidate: $0, probabilities: $1, settling: settling)
      }
    case .judged(let all):
      zip(candidates, all[sentence]).map {
        Scored(sentence: sentence, candidate: $0, judgement: $1, settling: settling)
      }
    }
  }

  /// What a judge said of a candidate; nil where none did.
  func judgement(_ sentence: Int, _ candidate: Int) -> CandidateJudgement? {
    if case .judged(let all) = self { all[sentence][candidate] } else { nil }
  }
}
