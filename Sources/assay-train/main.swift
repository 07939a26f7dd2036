import ArgumentParser

struct AssayTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay-train",
    abstract: "Trains and measures the models that read English.",
    subcommands: [
      Train.self, TrainExtraction.self, DumpCandidates.self, SettleCandidates.self, EncodeLines.self, Evaluate.self, EvaluateQuantities.self,
    ])
}

AssayTrain.main()
