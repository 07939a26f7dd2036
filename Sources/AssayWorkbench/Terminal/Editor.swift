import ArgumentParser
import CTerminal
import Foundation

/// Lets a person write several lines in `$VISUAL`, else `$EDITOR`, else `vi`.
enum Editor {
  /// - Parameters:
  ///   - text: what stands there to begin with.
  ///   - hint: remarks below it; lines that begin with `#` are not part of the text.
  /// - Returns: the text, without white space around it; nil where it is empty.
  /// - Throws: where the editor was given up; then nothing is changed.
  static func edit(_ text: String, hint: String) throws -> String? {
    let environment = ProcessInfo.processInfo.environment
    let editor =
      [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
      ?? "vi"
    var path = Array("\(NSTemporaryDirectory())/assay-note-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw WorkbenchError("cannot make a file to write in", .cannotCreate) }
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer { unlink(name) }
    let remarks = hint.split(separator: "\n").map { "# \($0)" }.joined(separator: "\n")
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data("\(text)\n\n\(remarks)\n".utf8))
    try handle.close()
    // system(3) leaves Ctrl-C to the editor.
    guard system("\(editor) '\(name)'") == 0,
      let written = FileManager.default.contents(atPath: name)
    else { throw WorkbenchError("the note was given up; nothing was changed", .usage) }
    let lines = String(decoding: written, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
    let result = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    return result.isEmpty ? nil : result
  }
}
