public import AssayModel
import Foundation

/// Files kept under the SHA-256 of their bytes: written whole or not at all, read-only, never
/// overwritten.
public struct EvidenceStore: Sendable {
  /// The workspace's folder.
  public let workspace: String

  public init(workspace: String) { self.workspace = workspace }

  /// Where bytes with this fingerprint are kept, relative to the workspace.
  /// - Parameter name: gives the file its suffix, so that programs know what it is.
  public func location(of fingerprint: Fingerprint, named name: String) -> String {
    let suffix = name.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    let plain =
      suffix.utf8.count <= 8 && suffix.allSatisfy { $0.isASCII && $0.isLetter || $0.isNumber }
    let file = fingerprint.hex + (plain && !suffix.isEmpty ? ".\(suffix.lowercased())" : "")
    return "Evidence/sha256/\(fingerprint.hex.prefix(2))/\(file)"
  }

  /// Keeps `bytes`; where they are kept already, nothing is written.
  /// - Returns: where they are, relative to the workspace.
  public func keep(_ bytes: [UInt8], named name: String) throws(EvidenceError) -> String {
    let relative = location(of: Fingerprint(of: bytes), named: name)
    let path = "\(workspace)/\(relative)"
    if FileManager.default.fileExists(atPath: path) { return relative }
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotKeep(path: folder, detail: "the folder cannot be made")
    }
    // A name of its own until the bytes are safe on the disk; the link then makes them appear
    // at once, and fails rather than overwrite what another process kept meanwhile.
    let temporary = "\(folder)/.\(UUID().uuidString)"
    defer { unlink(temporary) }
    try write(bytes, to: temporary)
    if link(temporary, path) != 0, errno != EEXIST {
      throw .cannotKeep(path: path, detail: String(cString: strerror(errno)))
    }
    return relative
  }

  private func write(_ bytes: [UInt8], to path: String) throws(EvidenceError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
    guard file >= 0 else { throw .cannotKeep(path: path, detail: String(cString: strerror(errno))) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw .cannotKeep(path: path, detail: String(cString: strerror(errno)))
      }
      done += count
    }
    guard fsync(file) == 0 else {
      throw .cannotKeep(path: path, detail: String(cString: strerror(errno)))
    }
  }

  /// What is wrong with a kept file; nil if its bytes are still those that were captured.
  public func fault(in capture: Capture) -> EvidenceError? {
    let path = "\(workspace)/\(capture.storedAs)"
    guard let data = FileManager.default.contents(atPath: path) else {
      return .missing(path: capture.storedAs)
    }
    return Fingerprint(of: data) == capture.sha256 ? nil : .changed(path: capture.storedAs)
  }
}
