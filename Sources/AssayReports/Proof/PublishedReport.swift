public import AssayModel

/// A report with its proof in it: a section at its end, in Markdown with the proof in a block of
/// code, in HTML with a script that checks it in the reader's browser.
///
/// The proof is about the text without that section, which follows from the proof alone; so the
/// whole file can be told from any other.
public struct PublishedReport: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case markdown
    case html
  }

  public let format: Format
  /// The report as it would be without a proof.
  public let text: String
  public let proof: ReportProof
  /// What is wrong with the file outside of the text.
  public private(set) var faults: [String] = []

  /// Puts a proof into a report's text.
  public init(text: String, proof: ReportProof, format: Format) {
    self.text = text
    self.proof = proof
    self.format = format
  }

  /// The whole file.
  public var file: String {
    switch format {
    case .markdown: text + MarkdownProof.section(proof)
    case .html: HTMLProof.embed(proof, in: text)
    }
  }

  /// Takes a file apart. Where somebody changed the section itself, its faults say so.
  /// - Throws: `ProofError.notAProof` where there is no proof in it that can be read.
  public init(parsing file: String) throws(ProofError) {
    // A line break is the same one wherever a mail program has put it.
    let file = file.replacing("\r\n", with: "\n")
    if let range = file.utf8Range(ofLast: HTMLProof.dataStart) {
      format = .html
      let rest = file[range.upperBound...]
      guard let end = rest.utf8Range(ofFirst: HTMLProof.dataEnd) else {
        throw .notAProof("the script that holds it has no end")
      }
      proof = try ReportProof(parsing: String(rest[..<end.lowerBound]))
      (text, faults) = HTMLProof.separate(proof, from: file)
    } else if let range = file.utf8Range(ofLast: MarkdownProof.dataStart) {
      format = .markdown
      let rest = file[range.upperBound...]
      guard let end = rest.utf8Range(ofFirst: MarkdownProof.dataEnd) else {
        throw .notAProof("the block of code that holds it has no end")
      }
      proof = try ReportProof(parsing: "{\"checkpoint\":" + rest[..<end.lowerBound])
      (text, faults) = MarkdownProof.separate(proof, from: file)
    } else {
      throw .notAProof("the file holds none; `assay report --proof` makes a report with one")
    }
    if proof.publication.format != format.rawValue {
      faults.append("The proof is of a report in another format: \(proof.publication.format).")
    }
  }
}

/// The proof at the end of a report in Markdown.
enum MarkdownProof {
  static let heading = "\n## Proof\n\n"
  static let dataStart = "\n```json\n{\"checkpoint\":"
  static let dataEnd = "\n```\n"

  static func section(_ proof: ReportProof) -> String {
    heading + """
      What this report says of claims was recorded in a log, and this is the proof: a checkpoint of \
      the log, and for each fact its way to the checkpoint's root. To check that nothing was \
      changed: `assay check-report FILE --key PUBLIC`, with the publisher's public key from \
      somewhere else than this file.

      ```text
      \(proof.proof.note.text.withoutLastBreak)
      ```

      ```json
      \(proof.text.withoutLastBreak)
      ```

      """
  }

  static func separate(_ proof: ReportProof, from file: String) -> (String, [String]) {
    let section = section(proof)
    if file.hasUTF8Suffix(section) {
      return (String(file.utf8.dropLast(section.utf8.count)) ?? "", [])
    }
    if let range = file.utf8Range(ofLast: section) {
      let rest = file[range.upperBound...].excerpt
      return (
        String(file[..<range.lowerBound]), ["The report goes on after its proof: “\(rest)”."]
      )
    }
    let end = file.utf8Range(ofLast: heading)?.lowerBound ?? file.endIndex
    return (String(file[..<end]), ["The section “Proof” was changed."])
  }
}

extension String {
  var withoutLastBreak: String { hasUTF8Suffix("\n") ? String(dropLast()) : self }

  /// By bytes: canonically equivalent texts are different ones here.
  func hasUTF8Suffix(_ suffix: String) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}

extension StringProtocol {
  func utf8Range(ofFirst wanted: String) -> Range<Index>? { utf8Range(wanted, isLast: false) }
  func utf8Range(ofLast wanted: String) -> Range<Index>? { utf8Range(wanted, isLast: true) }

  /// O(n + occurrences of the first bytes).
  private func utf8Range(_ wanted: String, isLast: Bool) -> Range<Index>? {
    let bytes = Array(utf8)
    let needle = Array(wanted.utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    let starts = 0...(bytes.count - needle.count)
    func isAt(_ start: Int) -> Bool {
      bytes[start] == first && bytes[start..<start + needle.count].elementsEqual(needle)
    }
    guard let start = isLast ? starts.last(where: isAt) : starts.first(where: isAt) else {
      return nil
    }
    let from = utf8.index(startIndex, offsetBy: start)
    return from..<utf8.index(from, offsetBy: needle.count)
  }

  /// The beginning of it, on one line, for a message.
  var excerpt: String {
    let line = String(self).visible()
    return line.count > 80 ? line.prefix(80) + "…" : line
  }
}
