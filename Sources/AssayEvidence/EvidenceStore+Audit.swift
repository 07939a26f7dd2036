public import AssayModel
import Foundation

extension EvidenceStore {
  /// Checks each kept file against its capture, and that a fact refers to each kept file.
  ///
  /// Files are read piece by piece, in flat memory.
  /// - Parameter captures: with the number of the evidence's fact.
  /// - Returns: the number of files that were read.
  public func audit(
    _ captures: [(fact: Int, capture: Capture)], report: (Finding) throws -> Void
  ) throws -> Int {
    var count = 0
    var known: Set<String> = []
    for (fact, capture) in captures {
      known.insert(capture.storedAs)
      let place = Finding.Place.file(capture.storedAs)
      let path = "\(workspace)/\(capture.storedAs)"
      guard let (hash, size) = Self.hash(of: path) else {
        try report(Finding(place, "the evidence of fact \(fact) is gone, or cannot be read"))
        continue
      }
      count += 1
      if size != capture.byteCount {
        try report(
          Finding(
            place, "it has \(size) bytes, and \(capture.byteCount) were captured for fact \(fact)"))
      } else if hash != capture.sha256 {
        try report(Finding(place, "its bytes are not those that were captured for fact \(fact)"))
      }
    }
    for path in keptFiles() where !known.contains(path) {
      try report(Finding(.file(path), "no fact refers to it"))
    }
    return count
  }

  /// All files of the store, relative to the workspace, hidden ones too.
  func keptFiles() -> [String] {
    let root = "\(workspace)/Evidence/sha256"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.map { "Evidence/sha256/\($0)" }.sorted()
  }

  /// Nil where the file cannot be read to its end.
  private static func hash(of path: String) -> (Fingerprint, Int)? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hasher = Fingerprint.Hasher()
    var count = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let size = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if size < 0, errno == EINTR { continue }
      guard size >= 0 else { return nil }
      if size == 0 { return (hasher.finish(), count) }
      hasher.update(buffer[..<size])
      count += size
    }
  }
}
