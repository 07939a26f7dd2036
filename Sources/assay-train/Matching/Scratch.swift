import AssayEncoder
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// A ledger in a folder that goes with it.
final class Scratch {
  let ledger: Ledger
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/assay-train-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    ledger = try Ledger.create(at: folder + "/ledger.sqlite")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func importAll(_ claims: [ImportedClaim], named name: String) throws {
    let file = ImportFile(name: name, sha256: Fingerprint(of: name), byteCount: 0, mapping: [:])
    for start in stride(from: 0, to: claims.count, by: 10_000) {
      _ = try ledger.import(
        Array(claims[start..<min(start + 10_000, claims.count)]), from: file, by: "train")
    }
  }

  /// A file of vectors of texts, made here or, to save time, in a file that stays.
  /// - Parameter path: nil for one that goes with the ledger.
  func vectors(
    of texts: [(key: VectorKey, text: String)], by encoder: MeaningEncoder, path: String? = nil
  ) throws -> VectorFile? {
    let content = Fingerprint(of: texts.map { "\($0.key) \($0.text)" }.joined(separator: "\n"))
    let store = VectorStore(
      path: path ?? folder + "/\(UUID().uuidString).vectors",
      identity: VectorIdentity(ledger: content.hex, model: encoder.fingerprint))
    do throws(MatchingError) {
      _ = try store.open()
    } catch {
      try store.discard()
    }
    var done = try store.open()?.count ?? 0
    while try store.add({ _ in
      if done >= texts.count { return nil }
      let part = Array(texts[done..<min(done + 500, texts.count)])
      done += part.count
      return (
        zip(part, encoder.rounded(part.map(\.text))).map { ($0.key, $1) },
        part.last?.key.next ?? VectorKey(fact: 0)
      )
    }) {}
    return try store.open()
  }
}
