import Foundation

/// Writes a file of vectors: grows it, takes rows out of it, one process at a time.
///
/// Rows are on the disk before the header counts them, so that a process that is killed leaves a
/// file that lacks some rows and is whole.
public struct VectorStore: Sendable {
  /// Rows to add, and the first key that is missing then; nil where nothing is missing.
  public typealias Addition = (rows: [(key: VectorKey, vector: TextVector)], next: VectorKey)?

  public let path: String
  public let identity: VectorIdentity

  public init(path: String, identity: VectorIdentity) {
    self.path = path
    self.identity = identity
  }

  /// The file as it is now; nil where there is none.
  public func open() throws(MatchingError) -> VectorFile? {
    try VectorFile(path: path, identity: identity)
  }

  /// From which key on vectors are missing: the first, where there is no file.
  public func next() throws(MatchingError) -> VectorKey { try open()?.next ?? VectorKey(fact: 0) }

  /// Adds rows, while nobody else writes.
  /// - Parameter make: is told from which key on rows are missing. What it reads is what it may
  ///   write: nobody takes out rows meanwhile.
  /// - Returns: whether there was anything to add.
  public func add(_ make: (VectorKey) throws -> Addition) throws -> Bool {
    let file = try LockedFile(path)
    var header = try header(of: file)
    guard let (rows, next) = try make(header.next) else { return false }
    let end = VectorHeader.size + header.count * VectorRow.size
    try file.write(rows.flatMap { VectorRow.bytes($0.key, $0.vector) }, at: end)
    try file.settle()
    header.count += rows.count
    header.next = next
    try file.write(header.bytes, at: 0)
    try file.settle()
    return true
  }

  /// Begins anew. Who has the old file mapped keeps it.
  public func discard() throws(MatchingError) { try Self.discard(path) }

  private static func discard(_ path: String) throws(MatchingError) {
    if unlink(path) != 0, errno != ENOENT {
      throw .unwritableIndex(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Overwrites the vectors of facts whose content was redacted, whatever ledger and weights the
  /// file is of, and what a killed process left behind the rows that count. A damaged file goes as
  /// a whole.
  public static func erase(_ facts: Set<Int>, in path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let file = try LockedFile(path)
    guard let header = try file.header(),
      let rows = try? VectorFile(path: path, identity: header.identity)
    else { return try discard(path) }
    try file.cut(to: VectorHeader.size + header.count * VectorRow.size)
    for (index, key) in rows.keys.enumerated() where facts.contains(key.fact) {
      try file.write(VectorRow.erased(key), at: VectorHeader.size + index * VectorRow.size)
    }
    try file.settle()
  }

  private func header(of file: LockedFile) throws(MatchingError) -> VectorHeader {
    if try file.isEmpty { return VectorHeader(identity) }
    guard let header = try file.header() else {
      throw .damagedIndex(path: path, reason: "its head is not one")
    }
    guard header.identity == identity else { throw .foreignIndex(path: path) }
    return header
  }
}

/// A file that one process at a time has open.
private final class LockedFile {
  private let path: String
  private let file: Int32

  init(_ path: String) throws(MatchingError) {
    self.path = path
    while true {
      let file = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw Self.error(path) }
      guard flock(file, LOCK_EX) == 0 else {
        close(file)
        throw Self.error(path)
      }
      // While we waited, somebody may have begun anew.
      var own = stat()
      var named = stat()
      if fstat(file, &own) == 0, stat(path, &named) == 0, own.st_ino == named.st_ino {
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit { close(file) }

  var isEmpty: Bool {
    get throws(MatchingError) {
      var status = stat()
      guard fstat(file, &status) == 0 else { throw Self.error(path) }
      return status.st_size == 0
    }
  }

  /// Nil where it has none.
  func header() throws(MatchingError) -> VectorHeader? {
    var bytes = [UInt8](repeating: 0, count: VectorHeader.size)
    let found = pread(file, &bytes, bytes.count, 0)
    guard found >= 0 else { throw Self.error(path) }
    return bytes.withUnsafeBytes { VectorHeader(UnsafeRawBufferPointer(rebasing: $0[..<found])) }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(MatchingError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { pwrite(file, $0 + done, bytes.count - done, offset + done) } ?? 0
      }
      guard written > 0 else { throw Self.error(path) }
      done += written
    }
  }

  func cut(to size: Int) throws(MatchingError) {
    guard ftruncate(file, size) == 0 else { throw Self.error(path) }
  }

  /// Waits until all of it is on the disk.
  func settle() throws(MatchingError) {
    guard fsync(file) == 0 else { throw Self.error(path) }
  }

  private static func error(_ path: String) -> MatchingError {
    .unwritableIndex(path: path, reason: String(cString: strerror(errno)))
  }
}
