/// A row of a file of claims on its way into the ledger: the claim's canonical JSON, and the words
/// of it that are searched for as plain text, in one piece of memory.
public struct ImportedClaim: Sendable {
  public let id: ContentID
  /// The line on which the row begins, from 1.
  public let line: Int
  /// The row's own key, where it has one.
  public let key: String?
  /// The canonical JSON (`Claim.body.json`), then the words.
  public let bytes: [UInt8]
  /// Where the canonical JSON stands in `bytes`.
  public let body: Range<Int>
  public let text: Range<Int>
  /// Nil where the quote is the text.
  public let quote: Range<Int>?
  public let claimant: Range<Int>?

  /// - Parameters:
  ///   - bytes: the claim's canonical JSON, then its text, quote and claimant.
  ///   - body: how many of them are the JSON; the further counts are those of the words.
  public init(
    id: ContentID, line: Int, key: String?, bytes: [UInt8], body: Int, text: Int, quote: Int?,
    claimant: Int?
  ) {
    self.id = id
    self.line = line
    self.key = key
    self.bytes = bytes
    self.body = 0..<body
    self.text = body..<body + text
    let quoteEnd = body + text + (quote ?? 0)
    self.quote = quote.map { _ in body + text..<quoteEnd }
    self.claimant = claimant.map { quoteEnd..<quoteEnd + $0 }
  }

  /// - Parameter claim: one that was imported.
  public init(_ claim: Claim) {
    let quote = claim.quote == claim.text ? nil : claim.quote
    let json = Array(claim.body.json.utf8)
    self.init(
      id: claim.id, line: claim.imported?.line ?? 0, key: claim.imported?.key,
      bytes: json + Array((claim.text + (quote ?? "") + (claim.claimant ?? "")).utf8),
      body: json.count, text: claim.text.utf8.count, quote: quote?.utf8.count,
      claimant: claim.claimant?.utf8.count)
  }
}

/// A row of an import before anything is written of it. Of rows that came before, as all those of a
/// file that is imported again, no more than the id is needed.
public protocol ImportableClaim {
  /// Made from the row's words whenever it is asked for.
  var id: ContentID { get }
  /// The line on which the row begins, from 1.
  var line: Int { get }
  /// The row's own key, where it has one.
  var key: String? { get }
  /// The claim as the ledger records it.
  /// - Parameter id: the row's.
  func claim(_ id: ContentID) -> ImportedClaim
}

extension ImportedClaim: ImportableClaim {
  public func claim(_ id: ContentID) -> ImportedClaim { self }
}
