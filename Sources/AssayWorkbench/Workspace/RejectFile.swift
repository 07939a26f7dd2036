import ArgumentParser
import AssayInterchange
import Foundation

/// The rejected rows of an import, in a file of the same format that can be mended and imported.
struct RejectFile {
  private let name: String
  private let path: String
  private let header: [UInt8]
  private var handle: FileHandle?

  /// Nil for rows that came from standard input: they have no file to lie beside.
  init?(besides file: String, of reader: ImportReader, from folder: String) {
    if file == "-" { return nil }
    var stem = file
    for suffix in [".gz", ".\(reader.format.rawValue)", ".rejected"]
    where stem.lowercased().hasSuffix(suffix) {
      stem.removeLast(suffix.count)
    }
    name = "\(stem).rejected.\(reader.format.rejectSuffix)"
    path = Workspace.absolute(name, from: folder)
    header = reader.header
  }

  /// The file is made when the first row is rejected, and replaces one of an earlier run.
  /// A row that was too long to be kept is in it as little as in memory.
  mutating func append(_ row: [UInt8]) throws {
    if row.isEmpty { return }
    if handle == nil {
      let temporary = path + ".new"
      guard FileManager.default.createFile(atPath: temporary, contents: Data(header)),
        let opened = FileHandle(forWritingAtPath: temporary)
      else { throw WorkbenchError("cannot write the rejected rows to \(name)", .cannotCreate) }
      _ = try? opened.seekToEnd()
      handle = opened
    }
    do {
      try handle?.write(contentsOf: Data(row) + [0x0A])
    } catch {
      throw WorkbenchError("cannot write the rejected rows to \(name)", .inputOutput)
    }
  }

  /// Takes away what an import that fails has written.
  mutating func discard() {
    guard handle != nil else { return }
    handle = nil
    unlink(path + ".new")
  }

  /// - Returns: the file's name, if there is one.
  mutating func finish() throws -> String? {
    guard let handle else { return nil }
    self.handle = nil
    try? handle.close()
    guard rename(path + ".new", path) == 0 else {
      throw WorkbenchError("cannot write the rejected rows to \(name)", .cannotCreate)
    }
    return name
  }
}
