import ArgumentParser
import AssayDocuments
import AssayEvidence
import AssayInterchange
import AssayLedger
import AssayModel
import Foundation

struct EvidenceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Lay evidence beside claims, or list it.",
    subcommands: [AddEvidence.self, ListEvidence.self, SuggestEvidence.self])
}

struct AddEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Keep a file or link as evidence and lay it beside claims.",
    discussion: """
      The file is copied into Evidence/ under its SHA-256 and never changed. A quote must stand \
      in it word for word; white space and the shape of quotation marks do not matter. A URL is \
      recorded as a link without a capture. In the REPL the open claim is meant where CLAIM is \
      left out.

      Example:
        assay evidence add 3fa9c2 minutes.txt --stance refutes --quote "78 percent" \\
          --source "Election Commission" --reliability B --credibility 2
      """)

  @Argument(
    help: "The claims, where it is not the open one, and then the file, URL or -.",
    completion: .file())
  var claimsAndFile: [String]
  @Option(help: "What it does to the claim: supports, refutes or context.")
  var stance: Stance
  @Option(help: "The evidence's own words that count.")
  var quote: String?
  @Option(help: "The page on which they stand.")
  var page: Int?
  @Option(help: "Who stands behind it: publisher or person.")
  var source: String?
  @Option(help: "What the source is: primary, official, news, academic, social or other.")
  var type: Source.Kind?
  @Option(help: "How far the source can be relied on, A to F (Admiralty code).")
  var reliability: Reliability?
  @Option(help: "How far this piece can be believed, 1 to 6 (Admiralty code).")
  var credibility: Credibility?
  @Option(help: "What a reader should know of it.")
  var note: String?
  @Flag(help: "Say what would be recorded, and record nothing.")
  var dryRun = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard let place = claimsAndFile.last else {
      throw WorkbenchError("evidence add wants a file", .usage)
    }
    let typed = claimsAndFile.dropLast()
    let claims = typed.isEmpty ? [try bench.claim(nil)] : try typed.map { try bench.claim($0) }
    let source = Source(name: source, kind: type, reliability: reliability)
    let exhibit = try Exhibit(reading: place, source: source, for: bench)
    let anchored = try quote.flatMap { try exhibit.anchor($0) }
    if let page, !exhibit.evidence.pages.isEmpty, page < 1 || page > exhibit.evidence.pages.count {
      throw WorkbenchError(
        "\(place.visible()) has \(exhibit.evidence.pages.count) pages, not a page \(page)", .usage)
    }
    let attachment = NewAttachment(
      stance: stance, quote: anchored?.quote ?? quote, span: anchored?.span,
      page: page ?? anchored?.page, credibility: credibility, note: note)
    let names = claims.map(\.id.short).joined(separator: ", ")
    if dryRun {
      return try bench.terminal.say(
        "Would lay \(exhibit.evidence.name.visible()) beside \(names), \(stance.rawValue).")
    }
    let evidence = try exhibit.keep(in: bench)
    let receipt = try bench.ledger.record(
      evidence, for: claims.map(\.id), as: attachment, by: bench.reviewer)
    bench.open(claims.last?.id)
    let acts = receipt.new.filter { $0 != evidence.id }
    bench.remember("the evidence \(evidence.name.visible()) for \(names)", acts)
    let kept =
      evidence.capture.map { " (sha256 \($0.sha256.hex.prefix(12))…)" }
      ?? ", as a link without a capture"
    try bench.terminal.say(
      acts.isEmpty
        ? "\(evidence.name.visible()) lies beside \(names) already; nothing was recorded."
        : "\(bench.terminal.style.stance(stance)) \(names): \(evidence.name.visible())\(kept)")
  }
}

/// A piece of evidence before it is recorded: what was read, and its bytes.
struct Exhibit {
  private(set) var evidence: Evidence
  private var bytes: [UInt8]?

  init(reading place: String, source: Source, for bench: Workbench) throws {
    if place.hasPrefix("https://") || place.hasPrefix("http://") {
      evidence = Evidence(url: place, source: source, capture: nil)
      return
    }
    let input = try InputFile(place, from: bench.folder)
    let document = try Self.document(in: input)
    let sha256 = Fingerprint(of: input.bytes)
    let name = bench.workspace.relative(place, from: bench.folder)
    evidence = Evidence(
      title: document?.title, author: document?.author, date: document?.date, url: document?.url,
      source: source,
      capture: Capture(
        time: Timestamp.now, location: place == "-" ? "standard input" : name,
        method: place == "-" ? .stdin : .file, sha256: sha256, byteCount: input.bytes.count,
        mediaType: document?.mediaType ?? "application/octet-stream",
        storedAs: bench.evidence.location(of: sha256, named: place), who: bench.reviewer),
      text: document?.text, pages: document?.pages ?? [])
    bytes = input.bytes
  }

  /// What a reader makes of the file; nil for a picture and the like, which is kept and hashed all
  /// the same.
  private static func document(in input: InputFile) throws -> Document? {
    do {
      return try DocumentReader().read(input.bytes, named: input.name).document
    } catch {
      switch error {
      case .binary, .unsupported, .empty: return nil
      default: throw error
      }
    }
  }

  /// Where `quote` stands in the evidence's text.
  func anchor(_ quote: String) throws -> (span: TextSpan, quote: String, page: Int?)? {
    guard let text = evidence.text else {
      if bytes == nil { return nil }  // a link's words cannot be looked up
      throw WorkbenchError(
        "\(evidence.name.visible()) holds no text in which the quote could stand", .badData)
    }
    switch QuoteAnchor(quote, in: text) {
    case .exact(let span, let words):
      let page = evidence.pages.lastIndex { $0 <= span.start }.map { $0 + 1 }
      return (span, words, page)
    case .ambiguous(let spans):
      throw WorkbenchError(
        "the quote stands \(spans.count) times in \(evidence.name.visible()); quote more of it",
        .badData)
    case .lost(let nearest):
      throw WorkbenchError(
        "the quote does not stand in \(evidence.name.visible())"
          + (nearest.map { "; the nearest there is “\($0.visible())”" } ?? ""), .badData)
    }
  }

  /// Copies the bytes into the store.
  func keep(in bench: Workbench) throws -> Evidence {
    guard let bytes, let capture = evidence.capture else { return evidence }
    _ = try bench.evidence.keep(bytes, named: capture.location)
    return evidence
  }
}

struct ListEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the evidence that is kept.",
    discussion: """
      Example:
        assay evidence list --format jsonl
      """)

  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let all = try bench.ledger.allEvidence()
    defer { bench.noteRedactions(of: "evidence") }
    switch format {
    case .jsonl:
      for evidence in all { try bench.terminal.put(evidence.json.json + "\n") }
    case .csv:
      try bench.terminal.put(CSVText.row(["id", "name", "source", "grade", "sha256", "url"]))
      for evidence in all {
        try bench.terminal.put(
          CSVText.row([
            evidence.id.hex, evidence.name, evidence.source.name ?? "",
            evidence.source.grade ?? "", evidence.capture?.sha256.hex ?? "", evidence.url ?? "",
          ]))
      }
    case .table:
      if all.isEmpty { return try bench.terminal.say("No evidence.") }
      var table = Table([
        .init(heading: "id"), .init(heading: "grade"), .init(heading: "sha256"),
        .init(heading: "source"), .init(heading: "name", flexible: true),
      ])
      for evidence in all {
        table.add([
          evidence.id.short, evidence.source.grade ?? "",
          String(evidence.capture?.sha256.hex.prefix(12) ?? "link only"),
          (evidence.source.name ?? "").visible().cut(to: 28), evidence.name.visible(),
        ])
      }
      try bench.terminal.put(table.text(width: bench.terminal.width, style: bench.terminal.style))
    }
  }
}

extension Evidence {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.hex), "name": .string(name), "title": JSONValue(title),
      "author": JSONValue(author), "date": JSONValue(date?.description), "url": JSONValue(url),
      "source": JSONValue(source.name), "type": JSONValue(source.kind?.rawValue),
      "reliability": JSONValue(source.reliability?.rawValue),
      "credibility": source.credibility.map { .int($0.rawValue) } ?? .null,
      "sha256": JSONValue(capture?.sha256.hex), "storedAs": JSONValue(capture?.storedAs),
      "byteCount": capture.map { .int($0.byteCount) } ?? .null,
      "mediaType": JSONValue(capture?.mediaType),
      "captured": JSONValue(capture?.time.description), "who": JSONValue(capture?.who),
    ]
  }
}
