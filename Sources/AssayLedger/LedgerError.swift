import AssayModel

/// What can go wrong with a ledger, in sentences that name the thing at fault and the way out.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case exists(path: String)
  case notALedger(path: String)
  case newer(path: String)
  case busy(path: String)
  case readOnly(path: String)
  case onNetwork(path: String, fileSystem: String)
  case full(path: String)
  case damaged(path: String, detail: String)
  case failed(path: String, detail: String)
  case nothing(id: String, kind: String)
  case ambiguous(id: String, candidates: [String])
  case alreadyRetracted(id: String)
  case notVerbatim(id: String, quote: String)
  case notRetractable(id: String, why: String)
  /// A claim cannot be mended because of what is recorded of it.
  case notMendable(id: String, why: String)
  /// What a sealed verdict says is kept beside the log, and is not there.
  case sealedContentGone(number: Int, who: String)
  case unknownSubject(id: String)
  case badQuery(String)
  case otherKey(reviewer: String)
  case notEmpty(path: String)
  case notRedactable(fact: Int, kind: String)
  case alreadyRedacted(id: String)
  case inDocument(claim: String, document: String, claims: Int)
  case badExport(line: Int, problem: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "there is no ledger at \(path); `assay init` makes a workspace"
    case .exists(let path):
      "there is a ledger at \(path) already"
    case .notALedger(let path):
      "\(path) is not an Assay ledger; nothing was changed"
    case .newer(let path):
      "\(path) was written by a newer Assay; update Assay to open it"
    case .busy(let path):
      "\(path) is being written by another process; try again"
    case .readOnly(let path):
      "\(path) cannot be written: it, or its folder, is read-only"
    case .onNetwork(let path, let fileSystem):
      "\(path) lies on a network file system (\(fileSystem)), where SQLite cannot keep it whole; "
        + "keep the workspace on a local disk"
    case .full(let path):
      "no space is left on the disk that holds \(path); nothing of the last step was kept"
    case .damaged(let path, let detail):
      "\(path) is damaged (\(detail)); restore a backup"
    case .failed(let path, let detail):
      "\(path): \(detail)"
    case .nothing(let id, let kind):
      "no \(kind) has an id or words like “\(id.visible())”"
    case .ambiguous(let id, let candidates):
      "“\(id.visible())” could be \(candidates.joined(separator: ", ")); type more of it"
    case .alreadyRetracted(let id):
      "\(id) was taken back already"
    case .notVerbatim(let id, let quote):
      "the quote of claim \(id) does not stand at its place in the document: \(quote.visible())"
    case .notRetractable(let id, let why):
      "\(id) cannot be taken back: \(why)"
    case .notMendable(let id, let why):
      "claim \(id) cannot be mended: \(why)"
    case .sealedContentGone(let number, let who):
      "what \(who.visible()) sealed in fact \(number) is not in this ledger, since an export does "
        + "not hold it: \(who.visible()) takes it back (`assay retract`) and gives it again"
    case .unknownSubject(let id):
      "\(id) is not in this ledger"
    case .otherKey(let reviewer):
      "\(reviewer.visible()) is not bound to the key that was to sign; `assay whoami` says to which"
    case .notEmpty(let path):
      "\(path) holds facts already; restore into a workspace that `assay init` has just made"
    case .notRedactable(let fact, let kind):
      "fact \(fact) is a \(kind), which holds nothing that could be redacted"
    case .alreadyRedacted(let id):
      "\(id) was redacted already"
    case .inDocument(let claim, let document, let claims):
      "the words of claim \(claim) stand in document \(document), too: add --with-document to "
        + "redact it and its \(claims) claims, or --keep-document to leave it"
    case .badExport(let line, let problem):
      "line \(line) of the export: \(problem); nothing was restored"
    case .badQuery(let query):
      "no words to search for in “\(query.visible())”"
    }
  }
}
