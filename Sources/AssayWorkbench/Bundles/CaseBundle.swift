import ArgumentParser
import AssayEvidence
import AssayInterchange
import AssayLedger
import AssayModel
import AssayReports

/// A case that somebody sent: one zip with a proof of its facts, documents, evidence and reports.
///
/// It may come from anybody, so nothing in it is believed: its files are those that it declares,
/// byte for byte; its facts are in the log of its checkpoint; its evidence is what those facts say
/// was captured. No configuration in it is ever read.
struct CaseBundle {
  static let declaration = "bundle.json"
  static let proofName = "proof.json"
  static let format = "assay-bundle-1"

  let archive: ZipReader
  let proof: ReportProof
  let checkpoint: Checkpoint
  let signer: String?
  let facts: PublishedFacts
  /// What does not match, which does not keep the rest from being read.
  private(set) var findings: [String] = []

  /// - Throws: `ArchiveError` or `ProofError` where it is not what `assay bundle` makes.
  init(_ bytes: [UInt8], key: NoteVerifier?) throws {
    archive = try ZipReader(bytes)
    try Self.checkDeclared(archive)
    guard let text = try archive.content(of: Self.proofName) else {
      throw ArchiveError.notAnArchive("it holds no \(Self.proofName)")
    }
    proof = try ReportProof(parsing: String(decoding: text, as: UTF8.self))
    checkpoint = try proof.check()
    if let key { try proof.check(signedBy: key) }
    signer = key?.name
    facts = try PublishedFacts(proof, named: "a bundle")
    if let invented = facts.inventedQuotes().first {
      throw ProofError.notAProof(invented.description)
    }
    try checkEvidence()
    try checkReports(key: key)
  }

  /// The files of evidence in it, by where they are kept in every workspace.
  var evidenceFiles: [String] { archive.names.filter { $0.hasPrefix("Evidence/") } }

  private static func checkDeclared(_ archive: ZipReader) throws {
    guard let bytes = try archive.content(of: declaration),
      let json = try? JSONValue(parsing: bytes), json["format"]?.string == format
    else { throw ArchiveError.notAnArchive("it is no bundle of this format: \(format)") }
    var declared: Set<String> = [declaration]
    for file in json["files"]?.array ?? [] {
      guard let path = file["path"]?.string, let size = file["size"]?.int,
        let sha256 = file["sha256"]?.string
      else { throw ArchiveError.notAnArchive("its list of files cannot be read") }
      guard archive.size(of: path) == size, let content = try archive.content(of: path),
        Fingerprint(of: content).hex == sha256
      else { throw ArchiveError.refused(entry: path, "is not the one that was packed") }
      declared.insert(path)
    }
    if let stranger = archive.names.first(where: { !declared.contains($0) }) {
      throw ArchiveError.refused(entry: stranger, "is not declared in \(declaration)")
    }
  }

  /// Captures name files by their hashes, and the files have them.
  private mutating func checkEvidence() throws {
    for (number, capture) in try facts.ledger.captures() {
      let files = [capture.storedAs] + (capture.textStoredAs.map { [$0] } ?? [])
      for (place, hash) in zip(files, [capture.storedSHA256, nil]) {
        guard EvidenceStore.isPlace(place, of: hash) else {
          throw ProofError.notAProof(
            "the evidence of fact \(number) is said to lie where no evidence lies")
        }
        guard let bytes = try archive.content(of: place) else {
          findings.append("\(place), the evidence of fact \(number), is not in the bundle")
          continue
        }
        guard EvidenceStore.isPlace(place, of: Fingerprint(of: bytes)) else {
          throw ArchiveError.refused(entry: place, "is not the evidence that was captured")
        }
      }
    }
  }

  private mutating func checkReports(key: NoteVerifier?) throws {
    for name in archive.names where name.hasPrefix("Reports/") {
      let text = String(decoding: try archive.content(of: name) ?? [], as: UTF8.self)
      let checked = try CheckedReport(text, key: key)
      if checked.checkpoint.origin != checkpoint.origin {
        findings.append("\(name) is a report of another log")
      }
      if !checked.isConsistent { findings.append("\(name): \(checked.sentence)") }
    }
  }

  /// For people.
  var sentence: String {
    "consistent, " + (signer.map { "signed by \($0.visible())" } ?? "signer unknown")
  }
}
