import CVectors
import Foundation

/// Vectors of a ledger's claims or passages, mapped from a file beside it.
///
/// The file is a `VectorHeader` and rows, by rising key; what lies behind the rows that the header
/// counts is not there yet. A search reads all of it.
public final class VectorFile: @unchecked Sendable {
  public let path: String
  public let count: Int
  /// Everything before it has its vector.
  public let next: VectorKey
  private let base: UnsafeRawPointer
  private let size: Int

  /// Maps a file.
  /// - Returns: nil where there is none.
  public convenience init?(path: String, identity: VectorIdentity) throws(MatchingError) {
    try self.init(path: path) { $0 == identity }
  }

  /// The same, whatever weights made the vectors: they can be compared with one another.
  /// - Parameter origin: the ledger's.
  public convenience init?(path: String, ofLedger origin: String) throws(MatchingError) {
    let own = VectorIdentity(ledger: origin, model: 0).ledger
    try self.init(path: path) { $0.ledger == own }
  }

  private init?(
    path: String, where isOwn: (VectorIdentity) -> Bool
  ) throws(MatchingError) {
    self.path = path
    let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { return nil }
    defer { close(file) }
    let length = Int(lseek(file, 0, SEEK_END))
    if length == 0 { return nil }
    guard let memory = mmap(nil, length, PROT_READ, MAP_SHARED, file, 0), memory != MAP_FAILED
    else { throw .damagedIndex(path: path, reason: "it cannot be mapped") }
    base = UnsafeRawPointer(memory)
    size = length
    guard let header = VectorHeader(UnsafeRawBufferPointer(start: memory, count: length)) else {
      throw .damagedIndex(path: path, reason: "its head is not one")
    }
    guard isOwn(header.identity) else { throw .foreignIndex(path: path) }
    guard length >= VectorHeader.size + header.count * VectorRow.size else {
      throw .damagedIndex(path: path, reason: "it is cut short")
    }
    count = header.count
    next = header.next
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

  /// The vector of a text, if it is there. A binary search.
  public func vector(of key: VectorKey) -> TextVector? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if row(middle).key < key { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return nil }
    let found = row(low)
    guard found.key == key, found.isWhole else { return nil }
    let vector = found.vector
    return vector.scale > 0 ? vector : nil
  }

  /// What is nearest to a vector, nearest first. Reads the whole file, on all cores if it is large:
  /// 400 MB for a million texts.
  /// - Parameter threads: for a large file, all cores if nil; a small one is read on the caller's.
  /// - Throws: `damagedIndex` where a row that was found is not as it was written.
  public func nearest(
    to query: TextVector, count wanted: Int,
    threads: Int? = nil
  ) throws(MatchingError) -> [(key: VectorKey, cosine: Double)] {
    guard wanted > 0, count > 0 else { return [] }
    let parts =
      count < 50_000 ? 1 : max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let share = (count + parts - 1) / parts
    nonisolated(unsafe) var found = [NearestRows](repeating: NearestRows(wanted), count: parts)
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let found = found
      @Sendable func search(_ part: Int) {
        scan(part * share..<min(count, (part + 1) * share), query, &found[part])
      }
      if parts == 1 {
        search(0)
      } else {
        DispatchQueue.concurrentPerform(iterations: parts) { search($0) }
      }
    }
    let best = found.flatMap(\.rows).sorted { ($1.cosine, $0.row) < ($0.cosine, $1.row) }
      .prefix(wanted)
    guard best.allSatisfy({ row($0.row).isWhole }) else {
      throw .damagedIndex(path: path, reason: "some of its rows were changed")
    }
    return best.filter { $0.cosine > 0 }.map { (row($0.row).key, Double($0.cosine)) }
  }

  /// Of every row, in order.
  var keys: some Sequence<VectorKey> { (0..<count).lazy.map { self.row($0).key } }

  /// Reads every row.
  public func check() throws(MatchingError) {
    var last: VectorKey?
    for index in 0..<count {
      let row = row(index)
      guard row.isWhole, last.map({ $0 < row.key }) ?? true else {
        throw .damagedIndex(path: path, reason: "row \(index + 1) was changed")
      }
      last = row.key
    }
  }

  private func scan(_ rows: Range<Int>, _ query: TextVector, _ best: inout NearestRows) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.block) { cosines in
      guard let out = cosines.baseAddress else { return }
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.block) {
        let size = min(Self.block, rows.upperBound - start)
        cv_cosines(
          out, row(start).pointer.assumingMemoryBound(to: UInt8.self), size, VectorRow.size,
          Int32(TextVector.width), query.bytes, query.scale, 0)
        best.add(UnsafeBufferPointer(start: out, count: size), from: start)
      }
    }
  }

  private func row(_ index: Int) -> VectorRow {
    VectorRow(pointer: base + VectorHeader.size + index * VectorRow.size)
  }

  private static let block = 4096
}

/// The rows with the highest cosines so far.
private struct NearestRows {
  private(set) var rows: [(row: Int, cosine: Float)] = []
  private let wanted: Int
  /// What a row must exceed to count.
  private var least: Float = -2

  init(_ wanted: Int) { self.wanted = wanted }

  mutating func add(_ cosines: UnsafeBufferPointer<Float>, from start: Int) {
    for (index, cosine) in cosines.enumerated() where cosine > least {
      rows.append((start + index, cosine))
      if rows.count >= 4 * wanted { cut() }
    }
    if rows.count > wanted { cut() }
  }

  /// Keeps the best; of equals those that come first.
  private mutating func cut() {
    rows.sort { ($1.cosine, $0.row) < ($0.cosine, $1.row) }
    rows.removeLast(max(0, rows.count - wanted))
    if rows.count == wanted { least = rows.last?.cosine ?? -2 }
  }
}
