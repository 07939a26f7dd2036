import ArgumentParser
import AssayInterchange
import AssayModel
import Foundation

/// The bytes of a file that is imported, with their hash: it is recorded before the first row, so
/// the file is read twice.
final class ImportSource {
  /// As errors call it.
  let name: String
  private(set) var sha256 = Fingerprint(of: [])
  private(set) var byteCount = 0
  private let descriptor: Int32

  /// - Parameters:
  ///   - file: a path, or - for standard input. What cannot be read twice, as a pipe, is kept in a
  ///     file without a name until it is imported.
  ///   - spool: the folder for that file.
  init(_ file: String, from folder: String, spool: String) throws {
    name = file == "-" ? "standard input" : file
    let input =
      file == "-"
      ? dup(STDIN_FILENO) : open(Workspace.absolute(file, from: folder), O_RDONLY | O_CLOEXEC)
    guard input >= 0 else {
      throw WorkbenchError("there is no file \(file.visible()) that can be read", .noInput)
    }
    var about = stat()
    fstat(input, &about)
    let kind = about.st_mode & S_IFMT
    // A file that standard input comes from may have been read in part already.
    let isWhole = kind == S_IFREG && lseek(input, 0, SEEK_CUR) == 0
    do {
      if kind == S_IFDIR {
        throw WorkbenchError("\(name.visible()) is a folder, not a file", .noInput)
      }
      descriptor = isWhole ? input : try Self.unnamedFile(in: spool)
    } catch {
      close(input)
      throw error
    }
    defer { if !isWhole { close(input) } }
    try read(input, keep: !isWhole)
  }

  deinit { close(descriptor) }

  /// The bytes from the start.
  func bytes() -> ByteSource { ByteSource(fileDescriptor: descriptor, name: name) }

  /// How much of the file was read, from 0 to 1.
  var progress: Double {
    byteCount == 0 ? 1 : min(1, Double(lseek(descriptor, 0, SEEK_CUR)) / Double(byteCount))
  }

  /// Reads all of a file for its hash, and goes back to the start.
  private func read(_ input: Int32, keep: Bool) throws {
    var hasher = Fingerprint.Hasher()
    let source = ByteSource(fileDescriptor: input, name: name)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let size = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if size == 0 { break }
      try buffer.withUnsafeBytes { buffer in
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<size])
        hasher.update(bytes)
        if keep { try write(bytes) }
      }
      byteCount += size
    }
    sha256 = hasher.finish()
    lseek(descriptor, 0, SEEK_SET)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var left = bytes[...]
    while !left.isEmpty {
      let count = Foundation.write(
        descriptor, UnsafeRawBufferPointer(rebasing: left).baseAddress, left.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.cannotKeep() }
      left = left.dropFirst(count)
    }
  }

  /// A file that is gone when it is closed.
  private static func unnamedFile(in folder: String) throws -> Int32 {
    var template = Array("\(folder)/.assay-input-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw cannotKeep() }
    unlink(template)
    return descriptor
  }

  private static func cannotKeep() -> WorkbenchError {
    WorkbenchError(
      "standard input cannot be kept in the workspace while it is imported: "
        + String(cString: strerror(errno)), .cannotCreate)
  }
}
