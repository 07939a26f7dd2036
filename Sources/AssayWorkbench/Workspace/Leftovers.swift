import AssayModel
import Foundation

/// Files of a workspace that still hold what was redacted in the ledger: the article itself, a
/// report made before.
struct Leftovers {
  /// Whole files, by their hash.
  let fingerprints: Set<Fingerprint>
  /// Words, as they are and as JSON, HTML and CSV write them.
  private let needles: [Data]

  init(phrases: [String], fingerprints: Set<Fingerprint>) {
    self.fingerprints = fingerprints
    needles = phrases.flatMap { phrase -> [String] in
      var json: [UInt8] = []
      JSONText.append(phrase, to: &json)
      let html = phrase.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      return [
        phrase, String(decoding: json.dropFirst().dropLast(), as: UTF8.self), html,
        html.replacing("\"", with: "&quot;").replacing("'", with: "&#39;"),
        phrase.replacing("\"", with: "\"\""),
      ]
    }.reduce(into: Set<String>()) { $0.insert($1) }.map { Data($0.utf8) }
  }

  /// Relative to the workspace, sorted. The ledger's own files are left out.
  func files(in workspace: Workspace) -> [String] {
    let names =
      FileManager.default.enumerator(atPath: workspace.path)?
      .compactMap { $0 as? String } ?? []
    return names.filter { name in
      if name.hasPrefix(Workspace.ledgerName) || name.hasPrefix(".git/") { return false }
      let url = URL(fileURLWithPath: "\(workspace.path)/\(name)")
      guard let data = try? Data(contentsOf: url, options: .alwaysMapped), !data.isEmpty else {
        return false
      }
      return fingerprints.contains(Fingerprint(of: data))
        || needles.contains { data.range(of: $0) != nil }
    }.sorted()
  }
}
