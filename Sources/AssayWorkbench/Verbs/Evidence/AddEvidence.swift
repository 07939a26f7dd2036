import ArgumentParser
import AssayEvidence
import AssayLedger
import AssayModel

struct AddEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Keep a file or page as evidence and lay it beside claims.",
    discussion: """
      A file is copied into Evidence/ under its SHA-256 and never changed. A page is fetched and \
      kept as a WARC file, every answer as it came; what cannot be fetched is recorded as a link \
      without a capture. Evidence that is kept already is named by its id. A quote must stand in \
      it word for word; white space and the shape of quotation marks do not matter. In the REPL \
      the open claim is meant where CLAIM is left out.

      With --input jsonl the one argument is a file of lines such as {"path": "minutes.txt", \
      "claims": ["3fa9c2"], "stance": "refutes", "quote": "78 percent"}; other keys are url, page, \
      source, type, reliability, credibility and note. Without claims the evidence is only kept. \
      Paths must lie in the file's folder; URLs are recorded and not fetched.

      Examples:
        assay evidence add 3fa9c2 minutes.txt --stance refutes --quote "78 percent" \\
          --source "Election Commission" --reliability B --credibility 2
        assay evidence add 3fa9c2 91bd22 https://example.org/results --stance supports
        assay evidence add --input jsonl evidence.jsonl
      """)

  enum Input: String, ExpressibleByArgument, CaseIterable {
    case jsonl
  }

  @Argument(
    help: "The claims, where it is not the open one, and then the file, URL, id or -.",
    completion: .file())
  var claimsAndFile: [String]
  @Option(help: "What it does to the claim: supports, refutes or context.")
  var stance: Stance?
  @Option(help: "The evidence's own words that count.")
  var quote: String?
  @Option(help: "The page on which they stand.")
  var page: Int?
  @Option(help: "Who stands behind it: publisher or person; what the page says otherwise.")
  var source: String?
  @Option(help: "What the source is: primary, official, news, academic, social or other.")
  var type: Source.Kind?
  @Option(help: "How far the source can be relied on, A to F (Admiralty code).")
  var reliability: Reliability?
  @Option(help: "How far this piece can be believed, 1 to 6 (Admiralty code).")
  var credibility: Credibility?
  @Option(help: "What a reader should know of it.")
  var note: String?
  @Flag(help: "Record a URL as a link, without fetching it.")
  var link = false
  @Option(help: "Read the evidence and what to do with it from lines of JSON.")
  var input: Input?
  @Flag(help: "Say what would be recorded, and record nothing.")
  var dryRun = false
  @OptionGroup(title: "Fetching") var fetching: FetchOptions
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if input == .jsonl {
      guard claimsAndFile.count == 1 else {
        throw WorkbenchError("--input jsonl wants one file, or -, and nothing else", .usage)
      }
      var run = try EvidenceRun(of: claimsAndFile[0], stance: stance, dryRun: dryRun, bench: bench)
      return try run.finish()
    }
    guard let place = claimsAndFile.last else {
      throw WorkbenchError("evidence add wants a file", .usage)
    }
    guard let stance else {
      throw WorkbenchError(
        "say with --stance what it does to the claim: supports, refutes or context", .usage)
    }
    let typed = claimsAndFile.dropLast()
    let claims = typed.isEmpty ? [try bench.claim(nil)] : try typed.map { try bench.claim($0) }
    let exhibit = try exhibit(at: place, for: bench)
    for note in exhibit.notes { bench.terminal.note("\(place.visible()): \(note.visible())") }
    let anchored = try quote.flatMap { try exhibit.anchor($0, page: page) }
    var circles = CircleFinder(bench.ledger)
    let attachment = NewAttachment(
      stance: stance, quote: anchored?.quote ?? quote, span: anchored?.span,
      page: anchored?.page ?? page, credibility: credibility, note: note,
      circular: try circles.circles(of: exhibit.evidence, around: claims))
    let names = claims.map(\.id.short).joined(separator: ", ")
    if dryRun {
      return try bench.terminal.say(
        "Would lay \(exhibit.evidence.name.visible()) beside \(names), \(stance.rawValue).")
    }
    _ = try bench.evidence.keep(exhibit.files)
    let receipt = try bench.ledger.record(
      exhibit.evidence, for: claims.map(\.id), as: attachment, by: bench.reviewer)
    bench.open(claims.last?.id)
    let acts = receipt.new.filter { $0 != exhibit.evidence.id }
    bench.remember("the evidence \(exhibit.evidence.name.visible()) for \(names)", acts)
    try tell(exhibit, attachment, beside: names, isNew: !acts.isEmpty, bench.terminal)
  }

  private var typedSource: Source {
    Source(name: source, kind: type, reliability: reliability)
  }

  private func exhibit(at place: String, for bench: Workbench) throws -> Exhibit {
    if FetchOptions.isAddress(place) { return try page(at: place, for: bench) }
    if place != "-", place.utf8.count >= 6,
      let known = try? bench.ledger.evidence(matching: place),
      (try? InputFile(place, from: bench.folder)) == nil
    {
      var evidence = known
      if source != nil || type != nil || reliability != nil {
        evidence.source = Source(
          name: source ?? known.source.name, kind: type, reliability: reliability)
      }
      return Exhibit(known: evidence)
    }
    let input = try InputFile(place, from: bench.folder)
    return try Exhibit(
      file: input.bytes, named: place,
      location: place == "-"
        ? "standard input" : bench.workspace.relative(place, from: bench.folder),
      source: typedSource, time: Timestamp.now, who: bench.reviewer, store: bench.evidence)
  }

  /// What could not be fetched is a link; what must not be is refused.
  private func page(at address: String, for bench: Workbench) throws -> Exhibit {
    if link { return Exhibit(link: address, source: typedSource) }
    do {
      return try Exhibit(
        page: try fetching.fetcher.fetch(address), source: typedSource, who: bench.reviewer,
        software: "Assay/\(AssayCommand.version)", store: bench.evidence)
    } catch let error as FetchError where !error.isRefusal {
      bench.terminal.note("Not captured: \(error.description).")
      return Exhibit(link: address, source: typedSource)
    }
  }

  private func tell(
    _ exhibit: Exhibit, _ attachment: NewAttachment, beside names: String, isNew: Bool,
    _ terminal: Terminal
  ) throws {
    let evidence = exhibit.evidence
    let name = evidence.name.visible()
    guard isNew else {
      return try terminal.say("\(name) lies beside \(names) already; nothing was recorded.")
    }
    let kept =
      evidence.capture.map { " (sha256 \($0.sha256.hex.prefix(12))…)" }
      ?? ", as a link without a capture"
    try terminal.say("\(terminal.style.stance(attachment.stance)) \(names): \(name)\(kept)")
    if evidence.capture == nil, quote != nil {
      terminal.note("The quote was not looked up: there is no capture in which it could stand.")
    }
    for circle in Set(attachment.circular.values).sorted(by: { $0.rawValue < $1.rawValue }) {
      terminal.note("Circular: \(name) \(circle.clause).")
    }
  }
}

/// Tells whether evidence goes back to the documents that claims are from.
struct CircleFinder {
  private let ledger: Ledger
  /// The last documents asked for, by id; nil for one that the ledger does not hold.
  private var known: [String: (document: Document, signature: TextSignature?)?] = [:]

  init(_ ledger: Ledger) { self.ledger = ledger }

  mutating func circles(of evidence: Evidence, around claims: [Claim]) throws
    -> [ContentID: Circularity]
  {
    var found: [ContentID: Circularity] = [:]
    for claim in claims {
      guard let id = claim.document?.id, let (document, signature) = document(id) else { continue }
      found[claim.id] = Circularity(of: evidence, to: document, signature: signature)
    }
    return found
  }

  private mutating func document(_ id: String) -> (document: Document, signature: TextSignature?)? {
    if let found = known[id] { return found }
    if known.count >= 64 { known.removeAll() }
    let document = ContentID(hex: id).flatMap { try? ledger.document($0) }
    let found = document.map { ($0, TextSignature(of: $0.text)) }
    known[id] = .some(found)
    return found
  }
}

extension Circularity {
  /// What the evidence does, said after its name.
  var clause: String {
    switch self {
    case .copy: "is the checked article itself, or a copy of it"
    case .link: "links to the checked article"
    case .title: "names the checked article"
    }
  }
}
