import ArgumentParser
import AssayDocuments
import AssayEvidence
import AssayLedger
import AssayModel

/// Adds evidence from lines of JSON, in flat memory: what a batch holds is made durable and
/// recorded together, so a run that is killed leaves whole batches and can be run again.
struct EvidenceRun {
  private static let batchFiles = 500
  private static let batchBytes = 32 << 20
  /// Rejected lines that are told.
  private static let told = 20

  private let bench: Workbench
  private let name: String
  /// The folder that paths are meant from, and must lie in.
  private let folder: String
  private let stance: Stance?
  private let dryRun: Bool
  private var lines: LineReader
  private var circles: CircleFinder
  private var files: [EvidenceStore.File] = []
  private var exhibits: [NewExhibit] = []
  private var batched = 0
  private var (new, same, rejected) = (0, 0, 0)

  init(of name: String, stance: Stance?, dryRun: Bool, bench: Workbench) throws {
    self.bench = bench
    self.name = name
    self.stance = stance
    self.dryRun = dryRun
    let path = Workspace.absolute(name, from: bench.folder)
    folder = name == "-" ? bench.folder : Workspace.absolute("..", from: path)
    lines = try LineReader(name, from: bench.folder)
    circles = CircleFinder(bench.ledger)
  }

  /// - Throws: `ExitCode.findings` where lines were rejected.
  mutating func finish() throws {
    while let line = try lines.next() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      do {
        try take(try JSONValue(parsing: String(decoding: line, as: UTF8.self)))
      } catch {
        guard let reason = Self.reason(error) else { throw error }
        rejected += 1
        if rejected <= Self.told {
          bench.terminal.note("\(name.visible()):\(lines.number): \(reason)")
        }
      }
      if exhibits.count >= Self.batchFiles || batched >= Self.batchBytes { try keep() }
    }
    try keep()
    if rejected > Self.told {
      bench.terminal.note("… and \(rejected - Self.told) more rejected lines.")
    }
    try bench.terminal.say(
      "\(new) \(dryRun ? "would be new" : "new"), \(same) the same, \(rejected) rejected.")
    if rejected > 0 {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private mutating func take(_ line: JSONValue) throws {
    let fields = try EvidenceLine(line)
    let claims = try fields.claims.map { try bench.ledger.claim(matching: $0) }
    let exhibit = try exhibit(of: fields)
    let anchored = try fields.quote.flatMap { try exhibit.anchor($0, page: fields.page) }
    var attachment: NewAttachment?
    if !claims.isEmpty {
      guard let stance = fields.stance ?? stance else {
        throw WorkbenchError("it has claims and no stance", .badData)
      }
      attachment = NewAttachment(
        stance: stance, quote: anchored?.quote ?? fields.quote, span: anchored?.span,
        page: anchored?.page ?? fields.page, credibility: fields.credibility, note: fields.note,
        circular: try circles.circles(of: exhibit.evidence, around: claims))
    }
    files += exhibit.files
    batched += exhibit.files.reduce(0) { $0 + $1.bytes.count }
    exhibits.append(
      NewExhibit(
        evidence: exhibit.evidence, claims: claims.map(\.id), attachment: attachment))
  }

  private func exhibit(of fields: EvidenceLine) throws -> Exhibit {
    if let url = fields.url {
      guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
        throw WorkbenchError("“\(url.visible())” is not an address on the web", .badData)
      }
      return Exhibit(link: url, source: fields.source)
    }
    let path = Workspace.absolute(fields.path ?? "", from: folder)
    guard Workspace.resolved(path).hasPrefix(Workspace.resolved(folder) + "/") else {
      throw WorkbenchError(
        "\((fields.path ?? "").visible()) does not lie in the folder of the list", .badData)
    }
    let input = try InputFile(path, from: folder)
    return try Exhibit(
      file: input.bytes, named: path, location: bench.workspace.relative(path, from: folder),
      source: fields.source, time: Timestamp.now, who: bench.reviewer, store: bench.evidence)
  }

  private mutating func keep() throws {
    defer {
      files.removeAll()
      exhibits.removeAll()
      batched = 0
    }
    if exhibits.isEmpty { return }
    if dryRun {
      new += exhibits.count
      return
    }
    _ = try bench.evidence.keep(files)
    for receipt in try bench.ledger.record(exhibits, by: bench.reviewer) {
      if receipt.new.isEmpty { same += 1 } else { new += 1 }
    }
  }

  /// Why a line is rejected; nil for what is not the line's fault.
  private static func reason(_ error: any Error) -> String? {
    switch error {
    case let error as JSONValue.ParseError: "this is no JSON: \(error.reason)"
    case let error as WorkbenchError: error.description
    case let error as EvidenceError: error.description
    case let error as ReadingError: error.description
    case let error as LedgerError:
      switch error {
      case .nothing, .ambiguous, .badQuery: error.description
      default: nil
      }
    default: nil
    }
  }
}

/// What a line of JSON says of a piece of evidence.
struct EvidenceLine {
  private static let known: Set<String> = [
    "path", "url", "claims", "stance", "quote", "page", "source", "type", "reliability",
    "credibility", "note",
  ]

  var path: String?
  var url: String?
  var claims: [String]
  var stance: Stance?
  var quote: String?
  var page: Int?
  var source: Source
  var credibility: Credibility?
  var note: String?

  init(_ json: JSONValue) throws {
    guard case .object(let members) = json else {
      throw WorkbenchError("the line is not an object", .badData)
    }
    if let unknown = members.keys.sorted().first(where: { !Self.known.contains($0) }) {
      throw WorkbenchError(
        "there is no key “\(unknown.visible())”; keys are "
          + Self.known.sorted().joined(separator: ", "), .badData)
    }
    path = json["path"]?.string
    url = json["url"]?.string
    guard (path == nil) != (url == nil) else {
      throw WorkbenchError("it needs a path or a url, and not both", .badData)
    }
    claims = try (json["claims"]?.array ?? json["claims"].map { [$0] } ?? []).map { claim in
      guard let text = claim.string else {
        throw WorkbenchError("its claims must be texts", .badData)
      }
      return text
    }
    stance = try Self.value(json, "stance") { $0.string.flatMap(Stance.init) }
    quote = json["quote"]?.string
    page = try Self.value(json, "page", \.int)
    source = Source(
      name: json["source"]?.string,
      kind: try Self.value(json, "type") { $0.string.flatMap(Source.Kind.init) },
      reliability: try Self.value(json, "reliability") {
        $0.string.flatMap { Reliability(rawValue: $0.uppercased()) }
      })
    credibility = try Self.value(json, "credibility") { value in
      (value.int ?? value.string.flatMap { Int($0) }).flatMap(Credibility.init)
    }
    note = json["note"]?.string
  }

  /// A value that must mean something where it is given.
  private static func value<Value>(
    _ json: JSONValue, _ key: String, _ read: (JSONValue) -> Value?
  ) throws -> Value? {
    guard let given = json[key], given != .null else { return nil }
    guard let value = read(given) else {
      throw WorkbenchError("its \(key) cannot be \(given.json.visible())", .badData)
    }
    return value
  }
}
