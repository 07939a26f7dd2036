import CFileSync
import Foundation

/// Where files lie until they are whole: a folder of this process's own within `Evidence`. What a
/// process that was killed left behind is cleared away by a later one.
struct Incoming {
  private static let name = ".incoming"
  /// After so many seconds nobody is still writing.
  private static let stale = 3600.0

  private let folder: String

  /// - Parameter evidence: the folder that holds all that is kept.
  init(in evidence: String) throws(EvidenceError) {
    let parent = "\(evidence)/\(Self.name)"
    Self.clearStale(in: parent)
    folder = "\(parent)/\(UUID().uuidString)"
    try Self.makeFolder(folder)
  }

  static func makeFolder(_ path: String) throws(EvidenceError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotKeep(path: path, detail: "the folder cannot be made")
    }
  }

  /// Writes a new, read-only file.
  /// - Returns: its path.
  func write(_ bytes: [UInt8]) throws(EvidenceError) -> String {
    let path = "\(folder)/\(UUID().uuidString)"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
    guard file >= 0 else { throw Self.error(path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.error(path) }
      done += count
    }
    return path
  }

  /// Waits until everything written so far, names included, is on the disk.
  func sync() throws(EvidenceError) {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw Self.error(folder) }
    defer { close(file) }
    // One call for all files of the file system; many fsyncs would wait for the disk many times.
    guard syncfs(file) == 0 else { throw Self.error(folder) }
  }

  /// Takes the folder away. What was linked elsewhere stays.
  func clear() { try? FileManager.default.removeItem(atPath: folder) }

  private static func clearStale(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
      let path = "\(parent)/\(name)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let changed = attributes?[.modificationDate] as? Date,
        Date().timeIntervalSince(changed) > stale
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static func error(_ path: String) -> EvidenceError {
    .cannotKeep(path: path, detail: String(cString: strerror(errno)))
  }
}
