import ArgumentParser
import AssayModel
import Foundation

struct CheckProof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Check a proof that `assay prove` wrote; needs no ledger.",
    discussion: """
      The key must come from somewhere else than the proof: a proof that brings its own key proves \
      nothing. Without one, the answer is at best “consistent, signer unknown”, and the exit code \
      1.

      A proof says that the log held a fact when its checkpoint was made. It does not say that the \
      fact is true, nor that it was not taken back since.

      Example:
        assay check-proof verdict.proof.json --key desk.pub
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The proof, or - for standard input.", completion: .file())
  var file: String
  @Option(help: "The public key that must have signed, or a file with it.")
  var key: String?
  @Option(help: "table (for people) or jsonl.")
  var format: Format = .table

  func run() throws {
    let folder = FileManager.default.currentDirectoryPath
    let terminal = Terminal.standard
    let key = try key.map { try PublicKey($0, from: folder).verifier }
    let input = try InputFile(file, from: folder)
    let json: JSONValue
    do {
      json = try JSONValue(parsing: input.bytes)
    } catch {
      throw WorkbenchError("\(file.visible()) is not JSON: \(error.reason)", .badData)
    }
    let checked: Checked
    do {
      checked = try Checked(json, key)
    } catch {
      guard error.isFinding else {
        throw WorkbenchError("\(file.visible()): \(error.description)", .badData)
      }
      try tell(error.description, nil, terminal)
      throw ExitCode.findings
    }
    let signer = key.map { "signed by \($0.name.visible())" } ?? "signer unknown"
    try tell("consistent, \(signer)", checked, terminal)
    if key == nil { throw ExitCode.findings }
  }

  private func tell(_ outcome: String, _ checked: Checked?, _ terminal: Terminal) throws {
    switch format {
    case .table:
      try terminal.say(outcome)
      for line in checked?.lines ?? [] { try terminal.say("  " + line) }
    case .jsonl:
      let json: JSONValue = [
        "consistent": .bool(checked != nil), "signedBy": JSONValue(checked?.signer),
        "outcome": .string(outcome), "origin": JSONValue(checked?.checkpoint.origin),
        "size": checked.map { .int($0.checkpoint.size) } ?? .null,
        "root": JSONValue(checked?.checkpoint.root.hex),
        "facts": .array(
          (checked?.proof?.facts ?? []).map {
            ["head": $0.head.json, "body": JSONValue($0.body)]
          }),
      ]
      try terminal.put(json.json + "\n")
    }
    try Terminal.flush()
  }

  /// A proof that holds.
  private struct Checked {
    var proof: FactProof?
    var checkpoint: Checkpoint
    var signer: String?
    private var since: Int?

    init(_ json: JSONValue, _ key: NoteVerifier?) throws(ProofError) {
      signer = key?.name
      if let consistency = try ConsistencyProof(json: json) {
        checkpoint = try consistency.check(signedBy: key)
        since = try Checkpoint(text: consistency.old.body).size
        return
      }
      let proof = try FactProof(json: json)
      checkpoint = try proof.check()
      if let key { try proof.check(signedBy: key) }
      self.proof = proof
    }

    var lines: [String] {
      var lines = ["log \(checkpoint.origin.visible()), \(checkpoint.size) facts"]
      if let since { lines.append("extends its checkpoint of \(since) facts") }
      for fact in proof?.facts ?? [] { lines.append(describe(fact)) }
      return lines
    }

    private func describe(_ fact: FactProof.Fact) -> String {
      let who = proof?.fact(fact.head.actor)?.body.flatMap { try? JSONValue(parsing: $0) }
      let by = who?["name"]?.string.map { " by \($0.visible())" } ?? ""
      let about = fact.head.subject.map { " about fact \($0)" } ?? ""
      return "fact \(fact.head.seq), \(fact.head.kind.visible())\(about), \(fact.head.time)\(by): "
        + content(fact)
    }

    private func content(_ fact: FactProof.Fact) -> String {
      guard let body = fact.body else { return "its content is not shown" }
      guard let json = try? JSONValue(parsing: body) else { return body.visible() }
      let parts = ["rating", "text", "quote", "rationale", "name", "file", "title"]
        .compactMap { json[$0]?.string }
      return parts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .map { "“\($0.visible().cut(to: 200))”" }.joined(separator: ", ")
    }
  }
}

extension ProofError {
  /// Whether a proof was read and does not hold; else it is none.
  var isFinding: Bool {
    switch self {
    case .notACheckpoint, .notAKey, .notAPrivateKey, .notAProof: false
    case .wrongSignature, .unsigned, .wrongContent, .notIncluded, .otherLog, .notExtended,
      .leftOut, .notNamed, .wrongRecord:
      true
    }
  }
}
