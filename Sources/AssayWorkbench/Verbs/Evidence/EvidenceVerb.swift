import ArgumentParser

struct EvidenceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Lay evidence beside claims, list it, check that it is still what was kept.",
    subcommands: [
      AddEvidence.self, ListEvidence.self, ShowEvidence.self, SuggestEvidence.self,
      CheckEvidence.self,
    ])
}
