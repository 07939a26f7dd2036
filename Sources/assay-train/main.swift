import ArgumentParser

struct AssayTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay-train",
    abstract: "Trains and measures the models that read English.",
    subcommands: [
      Train.self, TrainScores.self, TrainExtraction.self, Evaluate.self,
      EvaluateQuantities.self, EvaluateAll.self,
    ])
}

AssayTrain.main()
