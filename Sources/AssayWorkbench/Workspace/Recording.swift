import ArgumentParser
import AssayModel
import Foundation

/// `--record`, of the program and of the verbs that open a session.
struct RecordingOption: ParsableArguments {
  @Option(help: "Record the session in a file that `assay run` does again.", completion: .file())
  var record: String?

  func begin(on bench: inout Workbench) throws {
    if let record { bench.recording = try Recording(to: record, from: bench.folder) }
  }
}

/// A session as a script that does the same again.
final class Recording {
  private let handle: FileHandle

  init(to path: String, from folder: String) throws {
    let absolute = Workspace.absolute(path, from: folder)
    let file = open(absolute, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw WorkbenchError("cannot record to \(path.visible())", .cannotCreate)
    }
    handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  /// Adds a line that was run. It is in the file when this returns.
  func add(_ line: String) {
    let line = line.replacing("\n", with: " ")
    try? handle.write(contentsOf: Data((line + "\n").utf8))
  }
}

extension String {
  /// As a word of a typed line.
  var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
      + "\""
  }
}
