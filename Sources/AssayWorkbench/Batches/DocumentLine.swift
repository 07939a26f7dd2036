import AssayLanguage
import AssayModel
import Foundation

/// A document as a line of JSON: `{"id": …, "text": …}`, with its date, title, author and URL, and
/// other keys, which are kept.
struct DocumentLine {
  let document: Document
  /// As the input names it; nil where it does not.
  let id: String?
  /// All but the text.
  let members: [String: JSONValue]
  /// What a user should know of the text; nil where there is nothing.
  let warning: String?

  /// Why a line is no document, as the answer to it.
  struct BadLine: Error {
    let answer: JSONValue
  }

  init(_ line: [UInt8], number: Int) throws(BadLine) {
    let (json, isRepaired) = try Self.parse(line, number)
    guard case .object(var members) = json, let text = members["text"]?.string else {
      throw Self.bad(json["id"] ?? .null, "line \(number) holds no object with a text")
    }
    id = members["id"]?.string ?? members["id"]?.json
    document = Document(
      text: text, title: members["title"]?.string, author: members["author"]?.string,
      // A time of day may follow the date.
      date: members["date"]?.string.flatMap { CalendarDay(String($0.prefix(10))) },
      url: members["url"]?.string)
    members["text"] = nil
    self.members = members
    let repaired =
      isRepaired ? "the line is not UTF-8 throughout, and what is not was replaced by U+FFFD" : nil
    let notes = [repaired, LanguageCheck.note(on: text)].compactMap(\.self)
    warning = notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// The document's own keys without its text and, as `warning`, what a user should know of it:
  /// what every answer holds.
  var answer: [String: JSONValue] {
    var members = members
    if let warning { members["warning"] = .string(warning) }
    return members
  }

  /// The line's value; where its bytes are no UTF-8, that of the repaired line.
  private static func parse(
    _ line: [UInt8], _ number: Int
  ) throws(BadLine) -> (json: JSONValue, isRepaired: Bool) {
    let repaired = Array(String(decoding: line, as: UTF8.self).utf8)
    do throws(JSONValue.ParseError) {
      return (try JSONValue(parsing: repaired), repaired != line)
    } catch {
      throw bad(.null, "line \(number), byte \(error.offset + 1): \(error.reason)")
    }
  }

  private static func bad(_ id: JSONValue, _ reason: String) -> BadLine {
    BadLine(answer: ["id": id, "error": .string(reason)])
  }

  /// Reads the lines of the files, in flat memory, each with its number in its file. Empty lines
  /// are passed over.
  static func each(_ files: [String], _ body: ([UInt8], Int) throws -> Void) throws {
    for file in files {
      var lines = try LineReader(file, from: FileManager.default.currentDirectoryPath)
      while let line = try lines.next() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        try body(line, lines.number)
      }
    }
  }
}
