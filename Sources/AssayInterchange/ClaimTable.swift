public import AssayModel

/// Claims with their standing verdicts as CSV (RFC 4180, UTF-8, LF at the end of a row).
///
/// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a
/// formula. Such a cell gets an apostrophe in front; so does one that begins with apostrophes and
/// then one of these, so that taking one apostrophe away gives every cell back. A table that
/// begins with this header is read in again without them (see `FormulaGuard`).
public enum ClaimTable {
  /// The columns, in order. The names are those that an import takes for the same fields.
  public static let columns = [
    "id", "text", "quote", "claimant", "document", "date", "url", "start", "end", "kinds",
    "modality", "negated", "score", "status", "rating", "scale", "confidence", "rationale",
    "reviewer", "time", "evidence", "key", "publisherRating", "publisherRationale", "model",
  ]

  /// The header, its line break included.
  public static var header: [UInt8] { Array((columns.joined(separator: ",") + "\n").utf8) }

  /// Appends one row, its line break included.
  public static func append(_ dossier: Dossier, to out: inout [UInt8]) {
    let claim = dossier.claim
    let verdict = dossier.standing
    let cells: [String?] = [
      claim.id.hex, claim.text, claim.quote, claim.claimant,
      claim.document?.title ?? claim.document?.path, claim.document?.date, claim.document?.url,
      claim.span.map { String($0.start) }, claim.span.map { String($0.end) },
      claim.kinds.map(\.rawValue).joined(separator: " "), claim.modality.rawValue,
      claim.negated ? "true" : "false", JSONValue.double(claim.score).json,
      dossier.status.rawValue, verdict?.rating, verdict?.scale, verdict?.confidence?.rawValue,
      verdict?.rationale, verdict?.who, verdict?.time.description, evidence(of: dossier),
      claim.imported?.key, claim.imported?.rating, claim.imported?.rationale, claim.model,
    ]
    for (i, cell) in cells.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      append(cell: cell ?? "", to: &out)
    }
    out.append(0x0A)
  }

  /// Where the evidence is, one piece a line: what was attached, else what the import named.
  private static func evidence(of dossier: Dossier) -> String {
    var places: [String] = []
    for attachment in dossier.attachments {
      let evidence = attachment.evidence
      if let place = evidence.url ?? evidence.capture?.storedAs, !places.contains(place) {
        places.append(place)
      }
    }
    if places.isEmpty { places = dossier.claim.imported?.evidence ?? [] }
    return places.joined(separator: "\n")
  }

  /// Appends one cell: guarded against formulas, and quoted where it holds a quotation mark, a
  /// delimiter of any locale, a line break, or white space at an end.
  public static func append(cell: String, to out: inout [UInt8]) {
    var cell = FormulaGuard.guarded(cell)
    cell.withUTF8 { bytes in
      let isSpaced = bytes.first == 0x20 || bytes.last == 0x20
      let needsQuotes = bytes.contains {
        $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
      }
      guard needsQuotes || isSpaced else {
        out.append(contentsOf: bytes)
        return
      }
      out.append(0x22)
      for byte in bytes {
        if byte == 0x22 { out.append(0x22) }
        out.append(byte)
      }
      out.append(0x22)
    }
  }
}

/// Keeps a spreadsheet from running a cell as a formula (OWASP, "CSV Injection").
public enum FormulaGuard {
  private static let apostrophe = UInt8(ascii: "'")

  /// The text with an apostrophe in front, if it begins like a formula.
  public static func guarded(_ text: String) -> String { acts(text.utf8) ? "'" + text : text }

  /// What `guarded` was given.
  public static func unguarded(_ text: String) -> String {
    text.utf8.first == apostrophe && acts(text.utf8) ? String(text.dropFirst()) : text
  }

  /// Whether apostrophes, if any, and then a character that begins a formula come first.
  static func acts(_ bytes: some Sequence<UInt8>) -> Bool {
    for byte in bytes where byte != apostrophe {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
      case 0x09, 0x0A, 0x0D: return true
      default: return false
      }
    }
    return false
  }
}

extension Cell {
  /// Passes over the apostrophe of a guarded cell.
  mutating func unguard(in bytes: Bytes) {
    if start < end, bytes[start] == UInt8(ascii: "'"), FormulaGuard.acts(bytes[start..<end]) {
      start += 1
    }
  }
}
