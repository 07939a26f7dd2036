import AssayLedger
import AssayModel
import Foundation

/// A ledger in a folder of its own, which goes with it.
final class LedgerFixture {
  let folder: String
  let ledger: Ledger

  init() throws {
    folder = NSTemporaryDirectory() + "/assay-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    ledger = try Ledger.create(at: folder + "/ledger.sqlite")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let text = """
    The council closed 14 of its 60 libraries last year. Ms Elst says the savings came to nothing.
    """
  let document = Document(text: text, title: "Libraries")

  /// A claim of the document, by its words.
  func claim(_ quote: String, text: String? = nil, score: Double = 0.5) throws -> Claim {
    guard let range = Self.text.range(of: quote) else { throw LedgerError.badQuery(quote) }
    let start = Self.text[..<range.lowerBound].unicodeScalars.count
    return Claim(
      document: document.reference,
      span: TextSpan(start: start, end: start + quote.unicodeScalars.count), quote: quote,
      text: text ?? quote, kinds: [.quantity], score: score, model: "test")
  }

  /// Evidence that holds `text`.
  func evidence(_ text: String) -> Evidence {
    Evidence(
      title: "Minutes", source: Source(name: "Council", reliability: .b),
      capture: Capture(
        time: Timestamp(milliseconds: 0), location: "minutes.txt", method: .file,
        sha256: Fingerprint(of: text), byteCount: text.utf8.count, mediaType: "text/plain",
        storedAs: "Evidence/x", who: "ann"), text: text)
  }
}
