import ArgumentParser
import AssayModel
import Foundation

/// Where a private key is kept, which signs checkpoints or a reviewer's verdicts: outside of every
/// workspace, for its owner's eyes only.
struct SigningKey {
  let path: String
  /// Whether somebody said which file, so that it must be there.
  let isNamed: Bool

  /// The file named, else the one in `ASSAY_KEY`, else the log's own among the user's settings.
  init(named: String?, origin: String, from folder: String) {
    self.init(
      named ?? Self.environment["ASSAY_KEY"], else: origin.replacing("/", with: "-"), from: folder)
  }

  /// The file in `ASSAY_REVIEWER_KEY`, else the reviewer's own among the user's settings, which is
  /// the same for all workspaces.
  init(reviewer: String, from folder: String) {
    self.init(
      Self.environment["ASSAY_REVIEWER_KEY"], else: "reviewer-" + Reviewer.fileName(of: reviewer),
      from: folder)
  }

  private init(_ named: String?, else name: String, from folder: String) {
    if let named, !named.isEmpty {
      path = Workspace.absolute(named, from: folder)
      isNamed = true
      return
    }
    let settings =
      Self.environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "\(Self.environment["HOME"] ?? NSHomeDirectory())/.config"
    path = "\(settings)/assay/keys/\(name).key"
    isNamed = false
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Nil where there is no such file.
  func read() throws -> NoteSigner? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    guard facts.st_mode & 0o077 == 0 else {
      throw WorkbenchError(
        "others may read the key \(path.visible()); `chmod 600` it, or make a new one if they did",
        .badData)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbenchError("cannot read the key \(path.visible())", .noInput)
    }
    do {
      return try NoteSigner(parsing: String(decoding: data, as: UTF8.self))
    } catch {
      throw WorkbenchError("\(path.visible()): \(error.description)", .badData)
    }
  }

  /// Makes a key; never in place of another, and never in the workspace.
  func make(named name: String, outside workspace: Workspace) throws -> NoteSigner {
    if path.hasPrefix(workspace.path + "/") {
      throw WorkbenchError(
        "a private key in the workspace goes wherever the workspace goes; keep it elsewhere",
        .usage)
    }
    guard let key = NoteSigner(named: name) else {
      throw WorkbenchError(
        "“\(name.visible())” cannot name a key: no spaces, no plus signs", .usage)
    }
    func failed() -> WorkbenchError {
      WorkbenchError(
        "cannot make \(path.visible()): \(String(cString: strerror(errno)))", .cannotCreate)
    }
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failed() }
    defer { close(file) }
    let bytes = Array(key.secretText.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      defer { unlink(path) }
      throw failed()
    }
    return key
  }
}

/// A public key as it is typed: its text, or a file that holds it.
struct PublicKey {
  let verifier: NoteVerifier

  init(_ typed: String, from folder: String) throws {
    let trimmed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    if let verifier = try? NoteVerifier(parsing: trimmed) {
      self.verifier = verifier
      return
    }
    let path = Workspace.absolute(typed, from: folder)
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let line = text?.split(whereSeparator: \.isWhitespace).first else {
      throw WorkbenchError("\(typed.visible()): \(ProofError.notAKey.description)", .usage)
    }
    verifier = try NoteVerifier(parsing: String(line))
  }
}
