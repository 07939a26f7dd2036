import AssayModel
import Foundation
import Testing

@testable import AssayMatching

@Suite struct VectorTests {
  private let identity = VectorIdentity(ledger: "assay/one", model: 7)

  private func path() -> String {
    NSTemporaryDirectory() + "/assay-vectors-\(UUID().uuidString)"
  }

  private func vector(_ generator: inout SeededGenerator) -> TextVector {
    TextVector((0..<384).map { _ in Float.random(in: -1...1, using: &generator) })
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A store with vectors of the facts 0, 2, 4 and so on.
  private func store(_ vectors: [TextVector]) throws -> VectorStore {
    let store = VectorStore(path: path(), identity: identity)
    let rows = vectors.enumerated().map { (key: VectorKey(fact: 2 * $0), vector: $1) }
    #expect(try store.add { _ in (rows, VectorKey(fact: 2 * rows.count)) })
    return store
  }

  @Test func `the nearest are those with the highest cosines, and each is found by its key`() throws
  {
    var generator = SeededGenerator(seed: 5)
    let vectors = (0..<500).map { _ in vector(&generator) }
    let store = try store(vectors)
    defer { try? store.discard() }
    let file = try #require(try store.open())
    for _ in 0..<10 {
      let query = vector(&generator)
      let wanted = vectors.enumerated().map { ($0.offset, query.cosine(with: $0.element)) }
        .sorted { $0.1 > $1.1 }.prefix(7)
      let found = try file.nearest(to: query, count: 7)
      #expect(found.map(\.key.fact) == wanted.map { 2 * $0.0 })
      #expect(zip(found, wanted).allSatisfy { abs($0.cosine - $1.1) < 1e-5 })
    }
    #expect(file.vector(of: VectorKey(fact: 40)) == vectors[20])
    #expect(file.vector(of: VectorKey(fact: 41)) == nil)
    #expect(abs(vectors[3].cosine(with: vectors[3]) - 1) < 1e-5)
  }

  @Test func `a file that was left half written goes on where it was whole`() throws {
    var generator = SeededGenerator(seed: 6)
    let store = try store([vector(&generator), vector(&generator)])
    defer { try? store.discard() }
    let handle = try #require(FileHandle(forWritingAtPath: store.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(repeating: 9, count: 700))
    try handle.close()
    #expect(try store.open()?.count == 2)
    let third = vector(&generator)
    _ = try store.add { next in
      #expect(next == VectorKey(fact: 4))
      return ([(VectorKey(fact: 5), third)], VectorKey(fact: 6))
    }
    let file = try #require(try store.open())
    #expect(file.count == 3 && file.next == VectorKey(fact: 6))
    #expect(file.vector(of: VectorKey(fact: 5)) == third)
    try file.check()
    #expect(try !store.add { _ in nil })
  }

  @Test func `a file that was changed is told, and one of another ledger or model is not used`()
    throws
  {
    var generator = SeededGenerator(seed: 8)
    let query = vector(&generator)
    let store = try store([query])
    defer { try? store.discard() }
    let whole = try bytes(store.path)
    for other in [
      VectorIdentity(ledger: "assay/two", model: 7), VectorIdentity(ledger: "assay/one", model: 8),
    ] {
      #expect(throws: MatchingError.foreignIndex(path: store.path)) {
        try VectorStore(path: store.path, identity: other).open()
      }
    }
    for offset in [3, 20, 40, 60] {
      var changed = whole
      changed[offset] ^= 1
      try Data(changed).write(to: URL(fileURLWithPath: store.path))
      #expect(throws: MatchingError.self) { try store.open() }
      #expect(throws: MatchingError.self) { try store.add { _ in nil } }
    }
    for size in [1, 63, 64, 200, 463] {
      try Data(whole.prefix(size)).write(to: URL(fileURLWithPath: store.path))
      #expect(throws: MatchingError.self) { try store.open() }
    }
    for offset in [64, 300, 450, 455, 463] {
      var changed = whole
      changed[offset] ^= 4
      try Data(changed).write(to: URL(fileURLWithPath: store.path))
      let file = try #require(try store.open())
      #expect(throws: MatchingError.self) { try file.check() }
      #expect(throws: MatchingError.self, "\(offset)") { try file.nearest(to: query, count: 1) }
    }
    try Data().write(to: URL(fileURLWithPath: store.path))
    #expect(try store.open() == nil)
  }

  @Test func `what was redacted leaves no trace of its vector, the rest stays`() throws {
    var generator = SeededGenerator(seed: 9)
    let vectors = (0..<6).map { _ in vector(&generator) }
    let store = try store(vectors)
    defer { try? store.discard() }
    let handle = try #require(FileHandle(forWritingAtPath: store.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(vectors[2].bytes))
    try handle.close()
    try VectorStore.erase([4, 99], in: store.path)
    let file = try #require(try store.open())
    try file.check()
    #expect(file.vector(of: VectorKey(fact: 4)) == nil)
    #expect(file.vector(of: VectorKey(fact: 6)) == vectors[3])
    #expect(try file.nearest(to: vectors[2], count: 6).allSatisfy { $0.key.fact != 4 })
    #expect(try Data(bytes(store.path)).range(of: Data(vectors[2].bytes)) == nil)
    #expect(try Data(bytes(store.path)).range(of: Data(vectors[3].bytes)) != nil)
    // A file that cannot be read any more may hold anything.
    try Data(bytes(store.path).dropLast(10)).write(to: URL(fileURLWithPath: store.path))
    try VectorStore.erase([6], in: store.path)
    #expect(!FileManager.default.fileExists(atPath: store.path))
    try VectorStore.erase([6], in: store.path)
  }
}
