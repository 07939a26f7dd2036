public import AssayModel
import Foundation

/// Files kept under the SHA-256 of their bytes: written whole or not at all, read-only, never
/// overwritten.
public struct EvidenceStore: Sendable {
  /// Bytes to be kept.
  public struct File: Sendable {
    public var bytes: [UInt8]
    /// Gives the kept file its suffix, so that programs know what it is.
    public var name: String

    public init(bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
    }
  }

  /// The workspace's folder.
  public let workspace: String

  public init(workspace: String) { self.workspace = workspace }

  /// Where bytes with this fingerprint are kept, relative to the workspace.
  /// - Parameter name: gives the file its suffix.
  public func location(of fingerprint: Fingerprint, named name: String) -> String {
    let suffix = name.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    let plain =
      suffix.utf8.count <= 8
      && suffix.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
    let file = fingerprint.hex + (plain && !suffix.isEmpty ? ".\(suffix.lowercased())" : "")
    return "Evidence/sha256/\(fingerprint.hex.prefix(2))/\(file)"
  }

  /// Whether a path, which may come from elsewhere, is one where evidence is kept.
  /// - Parameter fingerprint: that the evidence there must have; nil where any will do.
  public static func isPlace(_ path: String, of fingerprint: Fingerprint?) -> Bool {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let named = Fingerprint(hex: String(file.prefix(64))) else { return false }
    let place = EvidenceStore(workspace: "").location(of: named, named: String(file))
    return place == path && (fingerprint == nil || fingerprint == named)
  }

  /// Keeps `bytes`; where they are kept already, nothing is written.
  /// - Returns: where they are, relative to the workspace.
  public func keep(_ bytes: [UInt8], named name: String) throws(EvidenceError) -> String {
    try keep([File(bytes: bytes, name: name)])[0]
  }

  /// Keeps files that are durable when it returns; any number of them costs two waits for the disk.
  /// - Returns: where they are, relative to the workspace, in order.
  /// - Throws: `EvidenceError`; some of the files may be kept then, each of them whole.
  public func keep(_ files: [File]) throws(EvidenceError) -> [String] {
    let places = files.map { location(of: Fingerprint(of: $0.bytes), named: $0.name) }
    var new: [Int] = []
    for (i, place) in places.enumerated() {
      let path = "\(workspace)/\(place)"
      if let known = FileManager.default.contents(atPath: path) {
        guard known.elementsEqual(files[i].bytes) else { throw .changed(path: place) }
      } else {
        new.append(i)
      }
    }
    if new.isEmpty { return places }
    let incoming = try Incoming(in: "\(workspace)/Evidence")
    defer { incoming.clear() }
    // A name of its own until the bytes are safe on the disk; the link then makes them appear at
    // once, and fails rather than overwrite what another process kept meanwhile.
    var temporary: [String] = []
    for i in new { temporary.append(try incoming.write(files[i].bytes)) }
    try incoming.sync()
    for (i, temporary) in zip(new, temporary) {
      let path = "\(workspace)/\(places[i])"
      try Incoming.makeFolder((path as NSString).deletingLastPathComponent)
      if link(temporary, path) != 0, errno != EEXIST {
        throw .cannotKeep(path: places[i], detail: String(cString: strerror(errno)))
      }
    }
    try incoming.sync()
    return places
  }

  /// What is wrong with the kept file of a capture; nil if its bytes are still those captured.
  public func fault(in capture: Capture) -> EvidenceError? {
    fault(at: capture.storedAs, expected: capture.storedSHA256)
  }

  /// What is wrong with any file that was kept for a capture: the evidentiary copy first, then
  /// the text that was made of it.
  public func faults(in capture: Capture) -> [EvidenceError] {
    let text = capture.textStoredAs.flatMap { place in
      fault(at: place, expected: Self.fingerprint(inName: place))
    }
    return [fault(in: capture), text].compactMap { $0 }
  }

  private func fault(at place: String, expected: Fingerprint?) -> EvidenceError? {
    guard let bytes = FileManager.default.contents(atPath: "\(workspace)/\(place)") else {
      return .missing(path: place)
    }
    return Fingerprint(of: bytes) == expected ? nil : .changed(path: place)
  }

  private static func fingerprint(inName place: String) -> Fingerprint? {
    place.split(separator: "/").last?.split(separator: ".").first
      .flatMap { Fingerprint(hex: String($0)) }
  }
}
