import AssayLedger
import AssayMatching
import AssayModel

/// What vectors are made of.
enum VectorSource: String, CaseIterable {
  case claims
  case passages

  /// Behind the ledger's name, so that whoever moves or deletes its files takes this along.
  func path(beside ledger: String) -> String { "\(ledger)-\(rawValue).vectors" }

  /// How many claims, or documents and pieces of evidence, have no vector yet.
  func missing(_ ledger: Ledger, from key: VectorKey, limit: Int? = nil) throws -> Int {
    switch self {
    case .claims: try ledger.countClaims(from: key.fact, limit: limit)
    case .passages: try ledger.countSources(from: key.fact, limit: limit)
    }
  }

  /// The next texts from a key on, and the key behind them; nil where there are none.
  func texts(
    _ ledger: Ledger, from key: VectorKey
  ) throws -> (texts: [(key: VectorKey, text: String)], next: VectorKey)? {
    switch self {
    case .claims:
      let found = try ledger.claimTexts(from: key.fact, limit: Self.batch)
      guard let last = found.last else { return nil }
      return (
        found.map { (VectorKey(fact: $0.number), $0.text) }, VectorKey(fact: last.number + 1)
      )
    case .passages: return try passages(ledger, from: key)
    }
  }

  /// A long text takes several batches: its passages are counted on from where the last one ended.
  private func passages(
    _ ledger: Ledger, from key: VectorKey
  ) throws -> (texts: [(key: VectorKey, text: String)], next: VectorKey)? {
    let sources = try ledger.sourceTexts(from: key.fact, limit: 32)
    guard let last = sources.last else { return nil }
    var texts: [(key: VectorKey, text: String)] = []
    for source in sources {
      let map = ScalarMap(source.text)
      for span in Passages.spans(in: source.text) {
        let own = VectorKey(fact: source.number, start: span.start)
        if own < key { continue }
        if texts.count == Self.batch { return (texts, own) }
        texts.append((own, map.substring(of: span)))
      }
    }
    return (texts, VectorKey(fact: last.number + 1))
  }

  /// Vectors that are written at once: some seconds of work, which a kill loses.
  private static let batch = 128
}
