import ArgumentParser
import AssayExtraction
import AssayWeights

/// `--model`: how claims and sentences are weighed, and compared.
struct ModelOption: ParsableArguments {
  enum Tier: String, ExpressibleByArgument, CaseIterable {
    case accurate
    case fast
  }

  @Option(help: "accurate, which reads with a sentence encoder, or fast, for bulk work.")
  var model: Tier = .accurate

  /// The encoder's judge; nil for the fast model, and where the encoder's files cannot be used,
  /// which `terminal` is told.
  func judge(telling terminal: Terminal) -> ClaimJudge? {
    guard model == .accurate else { return nil }
    do {
      return try ClaimJudge()
    } catch {
      terminal.note("\(error.description) Until then the fast model goes on.")
      return nil
    }
  }
}
