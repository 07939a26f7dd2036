import AssayEncoder
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// The vectors of a ledger's claims or passages: a file beside it, which holds no facts.
struct VectorIndex {
  let source: VectorSource
  let store: VectorStore
  private let ledger: Ledger
  private let encoder: MeaningEncoder

  init(_ source: VectorSource, _ ledger: Ledger, _ encoder: MeaningEncoder) throws {
    self.source = source
    self.ledger = ledger
    self.encoder = encoder
    store = VectorStore(
      path: source.path(beside: ledger.path),
      identity: VectorIdentity(ledger: try ledger.origin(), model: encoder.fingerprint))
  }

  /// How many claims, or documents and pieces of evidence, have no vector yet.
  func missing(limit: Int? = nil) throws -> Int {
    try source.missing(ledger, from: try store.next(), limit: limit)
  }

  /// Makes the next vectors.
  /// - Returns: how many, and how many texts have all of theirs now; nil where none are missing.
  func makeNext(jobs: Int) throws -> (vectors: Int, facts: Int)? {
    var made = (vectors: 0, facts: 0)
    let isMore = try store.add { key in
      guard let (texts, next) = try source.texts(ledger, from: key) else { return nil }
      made = (texts.count, Set(texts.map(\.key.fact)).subtracting([next.fact]).count)
      let vectors = encoder.rounded(texts.map(\.text), jobs: jobs)
      return (zip(texts, vectors).map { ($0.key, $1) }, next)
    }
    return isMore ? made : nil
  }

  var meanings: Meanings {
    get throws { Meanings(encoder, file: try store.open()) }
  }

  /// Without the vectors made before.
  var meaningsOnTheSpot: Meanings { Meanings(encoder, file: nil) }
}

extension MeaningEncoder {
  /// Vectors of texts, made by several threads.
  fileprivate func rounded(_ texts: [String], jobs: Int) -> [TextVector] {
    let share = (texts.count + jobs - 1) / max(1, jobs)
    guard jobs > 1, share > 1 else { return rounded(texts) }
    nonisolated(unsafe) var parts = [[TextVector]](repeating: [], count: jobs)
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        let range = min(texts.count, job * share)..<min(texts.count, (job + 1) * share)
        parts[job] = rounded(Array(texts[range]))
      }
    }
    return parts.flatMap { $0 }
  }
}

extension Workbench {
  /// How alike claims or passages are by meaning. A few that have no vector yet get theirs now;
  /// where many have none, they are read on the spot, which is said.
  /// - Returns: nil for the fast tier, and where the encoder cannot be used, which is said, too.
  func meanings(of source: VectorSource, _ model: ModelOption) throws -> Meanings? {
    guard model.model == .accurate else { return nil }
    let encoder: MeaningEncoder
    do {
      encoder = try MeaningEncoder()
    } catch {
      terminal.note("\(error.description) Until then words alone are compared.")
      return nil
    }
    let index = try VectorIndex(source, ledger, encoder)
    do {
      if try index.missing(limit: Self.madeUnasked + 1) > Self.madeUnasked {
        terminal.note(
          "Many \(source.rawValue) have no vector yet, so the first candidates are read on the spot; "
            + "`assay index` makes all vectors, once.")
      } else if !ledger.isReadOnly {
        for _ in 0..<2 { if try index.makeNext(jobs: LineFilter.cores) == nil { break } }
      }
      return try index.meanings
    } catch let error as MatchingError {
      terminal.note("\(error.description) Until then the first candidates are read on the spot.")
      return index.meaningsOnTheSpot
    }
  }

  /// The same by the vectors that are there, and nothing said: for what is looked up unasked.
  func storedMeanings(of source: VectorSource) throws -> Meanings? {
    guard FileManager.default.fileExists(atPath: source.path(beside: ledger.path)),
      let encoder = try? MeaningEncoder()
    else { return nil }
    return try? VectorIndex(source, ledger, encoder).meanings
  }

  /// Claims that mean about the same as one, by the vectors that are there, without an encoder.
  /// - Returns: numbers of facts; none where the claim has no vector, or there are too many to read
  ///   unasked.
  func nearClaims(to claim: ContentID, limit: Int) -> [Int] {
    let path = VectorSource.claims.path(beside: ledger.path)
    guard let origin = try? ledger.origin(),
      let file = try? VectorFile(path: path, ofLedger: origin), file.count <= Self.readUnasked,
      let own = try? ledger.fact(matching: claim.hex),
      let vector = file.vector(of: VectorKey(fact: own)),
      let found = try? file.nearest(to: vector, count: limit + 1)
    else { return [] }
    return found.filter { $0.cosine >= Self.closeUnasked && $0.key.fact != own }.map(\.key.fact)
  }

  /// Vectors that are read whenever a claim is shown: some ms.
  private static let readUnasked = 200_000
  /// The least cosine of what may say the same.
  private static let closeUnasked = 0.6

  /// Overwrites the vectors of all that was redacted. Needs no encoder: whatever made them.
  func eraseVectors() throws {
    let redacted = Set(try ledger.redactions().map(\.number))
    for source in VectorSource.allCases {
      try VectorStore.erase(redacted, in: source.path(beside: ledger.path))
    }
  }

  /// What gets its vector without being asked for: some seconds' work.
  private static let madeUnasked = 200
}
