import AssayModel

/// A published report's text beside what it would be if it were made now of the facts that its
/// proof shows.
public struct ReportComparison: Sendable {
  public enum Outcome: Sendable {
    /// It is word for word what the facts come to.
    case same
    /// It is what was published, by other templates than these; all sentences that a proof is about
    /// were found in it, and what else it says was not compared with the log.
    case otherTemplates
    case changed
  }

  public let outcome: Outcome
  public let findings: [ReportFinding]

  /// - Parameter expected: what Assay's own templates make of the facts.
  public init(
    of published: PublishedReport, with expected: String, content: ReportContent
  ) {
    let publication = published.proof.publication
    let found = published.text
    // Equality alone would take canonically equivalent letters for the same.
    if found == expected, found.utf8.elementsEqual(expected.utf8),
      publication.text == nil || publication.text == Fingerprint(of: expected)
    {
      (outcome, findings) = (.same, [])
      return
    }
    if publication.text == Fingerprint(of: expected) {
      // It was made just so once: every difference is a change.
      outcome = .changed
      findings = LineComparison(found: found, expected: expected, format: published.format).findings
      return
    }
    let missing = ProvenSentences(content, format: published.format).missing(in: found)
    let isUnchanged = publication.text == Fingerprint(of: found)
    outcome = isUnchanged && missing.isEmpty ? .otherTemplates : .changed
    findings =
      missing.isEmpty && !isUnchanged
      ? [
        ReportFinding(
          part: "its text is not the one that was published; what was changed is no sentence of a "
            + "verdict, quote or hash, or was added")
      ] : missing
  }
}

/// Finds what was changed in a text of which is known what it was, line by line.
private struct LineComparison {
  private(set) var findings: [ReportFinding] = []
  private let places: ReportPlaces
  /// How far ahead lines are looked for that are the same again.
  private static let window = 60

  init(found: String, expected: String, format: PublishedReport.Format) {
    let found = Self.lines(found)
    let expected = Self.lines(expected)
    places = ReportPlaces(expected, format: format)
    var i = 0
    var j = 0
    while i < expected.count || j < found.count {
      if i < expected.count, j < found.count, Self.isSame(expected[i], found[j]) {
        (i, j) = (i + 1, j + 1)
        continue
      }
      let (missing, added) = Self.hunk(expected, i, found, j)
      for k in 0..<max(missing, added) {
        let old = k < missing ? expected[i + k] : nil
        let new = k < added ? found[j + k] : nil
        if old?.isEmpty ?? true, new?.isEmpty ?? true { continue }
        let (claim, part) = places.place(
          at: min(i + min(k, max(0, missing - 1)), expected.count - 1))
        findings.append(
          ReportFinding(
            line: j + min(k, max(0, added - 1)) + 1, claim: claim, part: part,
            found: new.map(String.init), expected: old.map(String.init)))
      }
      if missing == 0, added == 0 { break }
      (i, j) = (i + missing, j + added)
    }
    if findings.isEmpty {
      findings.append(ReportFinding(part: "empty lines were added or taken away"))
    }
  }

  /// How many lines to pass over on each side until both are the same again.
  private static func hunk(
    _ expected: [Substring], _ i: Int, _ found: [Substring], _ j: Int
  ) -> (missing: Int, added: Int) {
    let left = min(window, expected.count - i)
    let right = min(window, found.count - j)
    for sum in 1...(2 * window) {
      for missing in max(0, sum - right)...max(0, min(sum, left)) {
        let added = sum - missing
        guard added >= 0, added <= right, missing <= left else { continue }
        let (a, b) = (i + missing, j + added)
        if a == expected.count && b == found.count { return (missing, added) }
        guard a < expected.count, b < found.count, !expected[a].isEmpty else { continue }
        // Two lines, for single ones like one another in many entries.
        let isLast = a + 1 == expected.count || b + 1 == found.count
        if isSame(expected[a], found[b]), isLast || isSame(expected[a + 1], found[b + 1]) {
          return (missing, added)
        }
      }
    }
    return (left, right)
  }

  private static func isSame(_ a: Substring, _ b: Substring) -> Bool {
    a.utf8.elementsEqual(b.utf8)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
  }
}
