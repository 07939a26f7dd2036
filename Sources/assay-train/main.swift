import ArgumentParser

struct AssayTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay-train",
    abstract: "Trains and measures the models that read English.",
    subcommands: [
      Train.self, TrainNames.self, TrainExtraction.self, Evaluate.self, EvaluateQuantities.self,
      EvaluateNames.self, EvaluateWording.self, EvaluateAttribution.self, EvaluateGuard.self,
      EvaluateMatching.self, EvaluateSuggest.self,
    ])
}

AssayTrain.main()
