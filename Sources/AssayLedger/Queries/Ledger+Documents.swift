public import AssayModel
import Foundation
import GRDB

/// A document with how many claims came from it and how many of them have a verdict.
public struct DocumentRow: Hashable, Sendable {
  public var document: DocumentReference
  public var claims: Int
  public var reviewed: Int
}

extension Ledger {
  /// All documents, oldest first.
  public func documents() throws -> [DocumentRow] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT json_remove(d.body, '$.text', '$.pages'),
            (SELECT count(*) FROM standing_fact c WHERE c.subject = d.seq AND c.kind = 'claim'),
            (SELECT count(*) FROM standing_fact c JOIN standing_verdict v ON v.claim = c.seq
             WHERE c.subject = d.seq AND c.kind = 'claim')
          FROM standing_fact d WHERE d.kind = 'document' AND d.kind <> 'claim' AND d.body IS NOT NULL
          ORDER BY d.seq
          """)
      return try rows.map { row in
        guard let reference = DocumentReference(json: try self.json(row[0])) else {
          throw LedgerError.damaged(path: self.path, detail: "a document that cannot be read")
        }
        return DocumentRow(document: reference, claims: row[1], reviewed: row[2])
      }
    }
  }

  /// The document with this id, with its text.
  public func document(_ id: ContentID) throws -> Document {
    try read { db in
      guard
        let body = try String.fetchOne(
          db, sql: "SELECT body FROM fact WHERE id = ? AND kind = 'document'",
          arguments: [id.blob]),
        let document = Document(body: try self.json(body))
      else { throw LedgerError.nothing(id: id.short, kind: "document") }
      return document
    }
  }

  /// The one document that `typed` means: a prefix of its id, its path, its file name or words of
  /// its title.
  public func document(matching typed: String) throws -> DocumentReference {
    let byID = try ids(startingWith: typed, kind: .document, limit: 2)
    let wanted = typed.lowercased()
    let all = try documents().map(\.document)
    var matches: [DocumentReference]
    if !byID.isEmpty {
      matches = all.filter { $0.id.hasPrefix(wanted) }
    } else {
      let exact = all.filter { $0.path == typed || $0.name == typed || $0.fileStem == wanted }
      matches =
        exact.isEmpty
        ? all.filter {
          $0.name.lowercased().contains(wanted) || $0.fileStem?.contains(wanted) == true
        } : exact
    }
    if byID.isEmpty, matches.count > 1 { matches = try latestVersions(of: matches) }
    guard let match = matches.first else { throw LedgerError.nothing(id: typed, kind: "document") }
    guard matches.count == 1 else {
      throw LedgerError.ambiguous(
        id: typed, candidates: matches.map { "\($0.id.prefix(8)) (\($0.name.visible()))" })
    }
    return match
  }
}

extension Ledger {
  /// Of several versions of one document, the one that was read last.
  private func latestVersions(of documents: [DocumentReference]) throws -> [DocumentReference] {
    try read { db in
      try documents.filter { reference in
        guard let id = ContentID(hex: reference.id), let seq = try db.sequence(of: id) else {
          return true
        }
        return try db.laterVersion(of: reference, than: seq) == nil
      }
    }
  }
}

extension DocumentReference {
  /// The file's name without folders and suffixes, in lower case.
  fileprivate var fileStem: String? {
    path?.split(separator: "/").last?.split(separator: ".").first?.lowercased()
  }
}
