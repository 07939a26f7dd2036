import AssayModel
import Foundation
import Testing

@testable import AssayEvidence

@Suite struct EvidenceStoreTests {
  private func inWorkspace(_ body: (EvidenceStore) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "/assay-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(EvidenceStore(workspace: folder))
  }

  @Test func `bytes are kept under their hash, read-only, and once`() throws {
    try inWorkspace { store in
      let bytes = Array("minutes of the meeting".utf8)
      let place = try store.keep(bytes, named: "dir/minutes.TXT")
      #expect(place.hasSuffix("/\(Fingerprint(of: bytes).hex).txt"))
      let path = "\(store.workspace)/\(place)"
      #expect(try store.keep(bytes, named: "minutes.txt") == place)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o444)
      let folder = (path as NSString).deletingLastPathComponent
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }
  }

  @Test func `a kept file that changed or went away is named`() throws {
    try inWorkspace { store in
      let bytes = Array("original".utf8)
      let place = try store.keep(bytes, named: "a.txt")
      let capture = Capture(
        time: Timestamp(milliseconds: 0), location: "a.txt", method: .file,
        sha256: Fingerprint(of: bytes), byteCount: bytes.count, mediaType: "text/plain",
        storedAs: place, who: "ann")
      #expect(store.fault(in: capture) == nil)
      let path = "\(store.workspace)/\(place)"
      chmod(path, 0o644)
      try Data("originaI".utf8).write(to: URL(fileURLWithPath: path))
      #expect(store.fault(in: capture) == .changed(path: place))
      try FileManager.default.removeItem(atPath: path)
      #expect(store.fault(in: capture) == .missing(path: place))
    }
  }

  @Test func `a name cannot lead out of the store`() throws {
    try inWorkspace { store in
      let place = try store.keep([1], named: "../../etc/passwd.../..")
      #expect(place.hasPrefix("Evidence/sha256/"))
      #expect(!place.contains(".."))
    }
  }

  @Test func `many files are kept at once, and nothing else is left behind`() throws {
    try inWorkspace { store in
      let files = (0..<300).map {
        EvidenceStore.File(bytes: Array("minutes \($0 / 2)".utf8), name: "\($0).txt")
      }
      let places = try store.keep(files)
      #expect(Set(places).count == 150)
      for (file, place) in zip(files, places) {
        let kept = FileManager.default.contents(atPath: "\(store.workspace)/\(place)")
        #expect(kept.map(Array.init) == file.bytes)
      }
      let incoming = "\(store.workspace)/Evidence/.incoming"
      #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
      #expect(try store.keep(files) == places)
    }
  }

  @Test func `what a killed process left behind is cleared away when it is old`() throws {
    try inWorkspace { store in
      let incoming = "\(store.workspace)/Evidence/.incoming"
      for (name, age) in [("old", 7200.0), ("new", 60.0)] {
        let folder = "\(incoming)/\(name)"
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
          [.modificationDate: Date().addingTimeInterval(-age)], ofItemAtPath: folder)
      }
      _ = try store.keep([1], named: "a.txt")
      #expect(try FileManager.default.contentsOfDirectory(atPath: incoming) == ["new"])
    }
  }

  @Test func `a kept file that was changed is not taken for the bytes that are added again`()
    throws
  {
    try inWorkspace { store in
      let place = try store.keep(Array("original".utf8), named: "a.txt")
      let path = "\(store.workspace)/\(place)"
      chmod(path, 0o644)
      try Data("forged".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: EvidenceError.changed(path: place)) {
        try store.keep(Array("original".utf8), named: "a.txt")
      }
      #expect(FileManager.default.contents(atPath: path) == Data("forged".utf8))
    }
  }
}
