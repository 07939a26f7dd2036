import AssayLedger
import AssayModel
import AssayReports

/// The part of the ledger that a report is about.
struct ReportSubject {
  var title: String
  private var stem = "report"
  var documents: [Document] = []
  var dossiers: [Dossier] = []
  /// What was redacted of it.
  var redacted: [RedactedFact] = []
  /// The claims that it is about, unless it is about one alone.
  private(set) var filter = ClaimFilter()
  private(set) var claim: ContentID?
  /// The name of the claimant or the source that it is about.
  private(set) var name: String?

  var reviewedCount: Int { dossiers.count { $0.status == .reviewed } }

  /// - Throws: `WorkbenchError` where nothing is meant.
  init(_ what: [String], _ kind: ReportKind, in bench: Workbench) throws {
    title = bench.configuration.deskName ?? "Fact-check report"
    let ledger = bench.ledger
    if kind == .claimant || kind == .source, try findName(what, kind, in: bench) { return }
    if what.count == 1, let document = try Self.found({ try ledger.document(matching: what[0]) }) {
      title = document.name
      stem = Self.fileName(for: document)
      filter.document = document.id
      documents = try ContentID(hex: document.id).map { [try ledger.document($0)] } ?? []
    } else if what.count == 1, let found = try Self.found({ try ledger.claim(matching: what[0]) }) {
      title = found.text
      stem = "claim-\(found.id.short)"
      claim = found.id
      dossiers = [try ledger.dossier(of: found.id)]
      documents = try Self.documents(of: dossiers, in: ledger)
      redacted = dossiers.flatMap(\.redacted)
      return
    } else {
      filter = try ClaimFilter(parsing: what, scale: bench.scale)
    }
    dossiers = try ledger.dossiers(filter)
    if documents.isEmpty { documents = try Self.documents(of: dossiers, in: ledger) }
    redacted =
      try what.isEmpty
      ? ledger.redactions()
      : dossiers.flatMap(\.redacted)
        + documents.flatMap { try ledger.redactions(inDocument: $0.id) }
    if !what.isEmpty && dossiers.isEmpty && documents.isEmpty {
      let things = kind == .claimant || kind == .source ? "\(kind.rawValue), document" : "document"
      throw WorkbenchError(
        "no \(things), claim or filter is “\(what.joined(separator: " ").visible())”", .noInput)
    }
  }

  /// Takes words that are no filter for a name, if somebody is called so.
  private mutating func findName(
    _ what: [String], _ kind: ReportKind, in bench: Workbench
  ) throws -> Bool {
    guard var filter = try? ClaimFilter(parsing: what, scale: bench.scale),
      let words = filter.words
    else { return false }
    filter.words = nil
    let found = try bench.ledger.dossiers(filter).filter { $0.concerns(words, kind) }
    if found.isEmpty { return false }
    self.filter = filter
    name = words
    stem = Self.plain(words.lowercased().replacing(" ", with: "-"))
    dossiers = found
    documents = try Self.documents(of: dossiers, in: bench.ledger)
    redacted = dossiers.flatMap(\.redacted)
    return true
  }

  /// Without its suffix: `opinion`, `opinion-summary`, `summary` of the whole ledger.
  func fileName(for kind: ReportKind) -> String {
    if kind == .full { return stem }
    return stem == "report" || stem.isEmpty ? kind.rawValue : "\(stem)-\(kind.rawValue)"
  }

  /// Nil where nothing is called that; what is ambiguous stays an error.
  private static func found<T>(_ find: () throws -> T) throws -> T? {
    do {
      return try find()
    } catch LedgerError.nothing {
      return nil
    }
  }

  /// The documents that the claims came from, as far as the ledger has them, in order.
  private static func documents(of dossiers: [Dossier], in ledger: Ledger) throws -> [Document] {
    var seen: Set<String> = []
    return try dossiers.compactMap { dossier in
      guard let id = dossier.claim.document?.id, seen.insert(id).inserted,
        let content = ContentID(hex: id)
      else { return nil }
      return try found { try ledger.document(content) }
    }
  }

  /// The document's file name without its suffix, as far as it is plain; else its id.
  private static func fileName(for document: DocumentReference) -> String {
    let last = document.path?.split(separator: "/").last ?? ""
    let plain = plain(last.split(separator: ".").first.map(String.init) ?? "")
    return plain.isEmpty ? "document-\(document.id.prefix(8))" : plain
  }

  private static func plain(_ text: String) -> String {
    text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }
}

extension Dossier {
  /// Whether somebody of that name holds the claim, or stands behind its evidence.
  fileprivate func concerns(_ name: String, _ kind: ReportKind) -> Bool {
    let names =
      kind == .source ? attachments.map(\.evidence.source.name) : [claim.holder]
    return names.contains { $0?.lowercased().contains(name.lowercased()) ?? false }
  }
}
