import ArgumentParser

struct AssayTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay-train",
    abstract: "Trains and measures the models that read English.",
    subcommands: [
      Train.self, TrainNames.self, TrainScores.self, TrainExtraction.self, DumpCandidates.self,
      LearnReadout.self, SettleCandidates.self, EncodeLines.self, Evaluate.self,
      EvaluateQuantities.self, EvaluateNames.self, EvaluateWording.self, EvaluateAttribution.self,
      EvaluateGuard.self, EvaluateMatching.self, EvaluateSuggest.self, EvaluateAll.self,
    ])
}

AssayTrain.main()
