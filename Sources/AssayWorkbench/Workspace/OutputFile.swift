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
}
