import ArgumentParser
import Foundation

/// Files that verbs write.
enum OutputFile {
  /// Writes a file whole or not at all: nobody ever reads half of it.
  static func write(_ bytes: some Sequence<UInt8>, to path: String, from folder: String) throws {
    let url = URL(fileURLWithPath: Workspace.absolute(path, from: folder))
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw WorkbenchError("cannot write \(path.visible())", .cannotCreate)
    }
  }

  /// A path without its file's suffix: `Reports/opinion` of `Reports/opinion.md`.
  static func withoutSuffix(_ path: String) -> String {
    (path as NSString).deletingPathExtension
  }

  /// A file's name without its suffix.
  static func stem(of path: String) -> String {
    (withoutSuffix(path) as NSString).lastPathComponent
  }

  /// Writes a file of any size piece by piece, whole or not at all.
  /// - Parameter fill: is given what appends bytes.
  static func write(
    to path: String, from folder: String, fill: ((_ bytes: [UInt8]) throws -> Void) throws -> Void
  ) throws {
    let target = Workspace.absolute(path, from: folder)
    let temporary = "\(target).\(UUID().uuidString)"
    guard let file = fopen(temporary, "wx") else {
      throw WorkbenchError("cannot write \(path.visible())", .cannotCreate)
    }
    var isOpen = true
    defer {
      if isOpen { fclose(file) }
      unlink(temporary)
    }
    func failed() -> WorkbenchError {
      WorkbenchError(
        "cannot write \(path.visible()): \(String(cString: strerror(errno)))", .inputOutput)
    }
    try fill { bytes in
      if fwrite(bytes, 1, bytes.count, file) < bytes.count { throw failed() }
    }
    isOpen = false
    guard fclose(file) == 0, rename(temporary, target) == 0 else { throw failed() }
  }
}
