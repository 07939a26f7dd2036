import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel
import AssayReview

struct Agreement: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Measure how far reviewers agree who judged apart.",
    discussion: """
      Counted are sealed verdicts, as they were revealed, not later ones; each is checked against \
      what its reviewer committed to. Shown are raw agreement, Cohen's kappa (for two reviewers), \
      Fleiss' kappa, and Krippendorff's alpha, nominal and ordinal, with 95 % bootstrap intervals \
      over claims; by rating, kind and reviewer; which ratings are taken for which; and how \
      constant reviewers are on claims that were served again. Filters are those of `assay list`. \
      --from reads lines of {"unit","reviewer","rating"} instead of the ledger.

      Examples:
        assay agreement kind:quantity
        assay agreement --from ratings.jsonl --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "Which claims; all of them unless said otherwise.")
  var filter: [String] = []
  @Option(help: "Lines of JSON to measure instead.", completion: .file())
  var from: String?
  @Option(help: "What the bootstrap's random numbers begin with.")
  var seed: UInt64 = 1
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let report = try from.map { try read($0, bench) } ?? measure(bench)
    if format == .jsonl { return try bench.terminal.put(report.json.json + "\n") }
    if report.all.units == 0 && report.selfConsistency == nil {
      return try bench.terminal.say(
        "No claim has two verdicts that were reached apart; blind = true under [review] asks for "
          + "them.")
    }
    try bench.terminal.put(AgreementText(report: report, terminal: bench.terminal).text)
  }

  private func measure(_ bench: Workbench) throws -> AgreementReport {
    let filter = try bench.filter(filter)
    var judgements: [Judgement] = []
    var kinds: [String: [String]] = [:]
    for (number, round) in try bench.ledger.sealedRounds(filter).enumerated() {
      let unit = "\(number) \(round.claim.hex)"
      kinds[unit] = round.kinds.map(\.rawValue)
      judgements += round.verdicts.map {
        Judgement(unit: unit, reviewer: $0.who, rating: $0.rating)
      }
    }
    let repeats = try bench.ledger.repeatedVerdicts(filter).map { pair in
      let unit = pair.claim.hex
      return (
        earlier: Judgement(unit: unit, reviewer: pair.earlier.who, rating: pair.earlier.rating),
        later: Judgement(unit: unit, reviewer: pair.later.who, rating: pair.later.rating)
      )
    }
    return AgreementReport(
      judgements, repeats: repeats, kinds: kinds, scale: bench.scale, seed: seed)
  }

  private func read(_ name: String, _ bench: Workbench) throws -> AgreementReport {
    var lines = try LineReader(name, from: bench.folder)
    var judgements: [Judgement] = []
    while let line = try lines.next() {
      let text = String(decoding: line, as: UTF8.self)
      if text.allSatisfy(\.isWhitespace) { continue }
      guard let json = try? JSONValue(parsing: text), let unit = json["unit"]?.string,
        let reviewer = json["reviewer"]?.string, let rating = json["rating"]?.string
      else {
        throw WorkbenchError(
          "\(name.visible()):\(lines.number): this is no "
            + "{\"unit\": …, \"reviewer\": …, \"rating\": …} of texts", .badData)
      }
      judgements.append(Judgement(unit: unit, reviewer: reviewer, rating: rating))
    }
    return AgreementReport(judgements, scale: bench.scale, seed: seed)
  }
}
