import ArgumentParser
import AssayEncoder
import AssayMatching

struct IndexVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Make the vectors of meaning that match and suggest search by.",
    discussion: """
      Each claim, and each passage of a document or of evidence, gets a vector, in two files beside \
      the ledger: 400 MB and some hours for a million claims. They hold no facts. What has its \
      vector already keeps it; a run that was cut short goes on where it ended. A few claims get \
      theirs without this, when somebody asks for matches.

      Examples:
        assay index --dry-run
        assay index
        nice assay index --jobs 1
      """)

  @Flag(help: "Say what is missing, and do nothing.")
  var dryRun = false
  @Flag(help: "Make all of them anew.")
  var anew = false
  @Option(help: "How many threads work.")
  var jobs = LineFilter.cores
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs wants a number from 1") }
  }

  func run(on bench: inout Workbench) throws {
    let encoder = try MeaningEncoder()
    for source in VectorSource.allCases {
      let index = try VectorIndex(source, bench.ledger, encoder)
      let unit = source == .claims ? "claims" : "documents and pieces of evidence"
      if dryRun {
        let missing =
          try !anew && isUsable(index, bench)
          ? index.missing() : source.missing(bench.ledger, from: VectorKey(fact: 0))
        try bench.terminal.say("\(missing) \(unit) have no vectors.")
        continue
      }
      if try anew || !isUsable(index, bench) { try index.store.discard() }
      try make(index, bench)
    }
  }

  /// Whether what is there can stay.
  private func isUsable(_ index: VectorIndex, _ bench: Workbench) throws -> Bool {
    do throws(MatchingError) {
      try index.store.open()?.check()
      return true
    } catch {
      bench.terminal.note(error.description)
      return false
    }
  }

  private func make(_ index: VectorIndex, _ bench: Workbench) throws {
    let all = try index.missing()
    var bar = ProgressBar("\(index.source.rawValue)", unit: "vectors")
    var made = 0
    var facts = 0
    do {
      defer { bar.clear() }
      while let batch = try index.makeNext(jobs: jobs) {
        made += batch.vectors
        facts += batch.facts
        bar.show(done: min(1, Double(facts) / Double(max(1, all))), count: made)
      }
    }
    let size = try index.store.open()?.count ?? 0
    try bench.terminal.say("Made \(made) vectors of \(index.source.rawValue); there are \(size).")
  }
}
