import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel
import AssayReports
import Foundation

extension Workbench {
  /// Packs what a report would tell of, with its evidence and its documents.
  /// - Returns: the zip's bytes, and what is not in it although facts speak of it.
  func bundle(
    _ content: ReportContent, keyFile: String?
  ) throws -> (bytes: [UInt8], missing: [String]) {
    // Its files lie in it as in a workspace.
    var content = content
    content.pathToWorkspace = "../"
    let dossiers = content.sections.flatMap(\.dossiers) + content.strays
    let facts = try ledger.content(
      ofReportOn: dossiers.map(\.claim.id), documents: content.sections.map(\.document.id),
      redacted: content.redacted.map(\.number), hasWholeEvidence: true)
    // The reports first: the checkpoint that they rest on may then be the bundle's, too.
    let markdown = try publish(
      MarkdownReport().render(content), of: content, as: .markdown, keyFile: keyFile)
    let html = try publish(HTMLReport().render(content), of: content, as: .html, keyFile: keyFile)
    let proof = try ledger.publish(
      Publication(format: "bundle", content: facts, settings: content.settings),
      signedBy: try signingKey(keyFile), by: reviewer)

    var files = [
      (CaseBundle.proofName, Array(proof.text.utf8)),
      ("Reports/report.html", Array(html.file.utf8)),
      ("Reports/report.md", Array(markdown.file.utf8)),
    ]
    files += content.sections.map { packed($0.document) }
    let (evidence, missing) = evidenceFiles(of: dossiers)
    files += evidence
    files.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let declaration: JSONValue = [
      "format": .string(CaseBundle.format),
      "files": .array(
        files.map {
          [
            "path": .string($0.0), "size": .int($0.1.count),
            "sha256": .string(Fingerprint(of: $0.1).hex),
          ]
        }),
    ]
    var zip = ZipWriter()
    try zip.add(CaseBundle.declaration, Array((declaration.json + "\n").utf8))
    for (name, bytes) in files { try zip.add(name, bytes) }
    return (zip.finish(), missing)
  }

  /// The file that a document was read from, if it is still that; else its text.
  private func packed(_ document: Document) -> (String, [UInt8]) {
    let folder = "Documents/\(document.id.short)"
    if let path = document.path, let source = document.source,
      let data = FileManager.default.contents(
        atPath: Workspace.absolute(path, from: workspace.path)),
      Fingerprint(of: Array(data)) == source
    {
      let name = (path as NSString).lastPathComponent.filter {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
      }
      let isName = name.contains { $0.isLetter || $0.isNumber } && !name.hasPrefix(".")
      return ("\(folder)/\(isName ? name : "document")", Array(data))
    }
    return ("\(folder)/text.txt", Array(document.text.utf8))
  }

  private func evidenceFiles(
    of dossiers: [Dossier]
  ) -> (files: [(String, [UInt8])], missing: [String]) {
    var files: [String: [UInt8]] = [:]
    var missing: Set<String> = []
    for capture in dossiers.flatMap(\.attachments).compactMap(\.evidence.capture) {
      for place in [capture.storedAs, capture.textStoredAs].compactMap(\.self)
      where files[place] == nil {
        if let data = FileManager.default.contents(atPath: "\(workspace.path)/\(place)") {
          files[place] = Array(data)
        } else {
          missing.insert(place)
        }
      }
    }
    return (files.map { ($0.key, $0.value) }, missing.sorted())
  }
}
