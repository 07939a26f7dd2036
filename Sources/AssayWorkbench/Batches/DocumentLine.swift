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

  /// Why a line is no document, as the answer to it.
  struct BadLine: Error {
    let answer: JSONValue
  }

  init(_ line: [UInt8], number: Int) throws(BadLine) {
    let json: JSONValue
    do throws(JSONValue.ParseError) {
      json = try JSONValue(parsing: line)
    } catch {
      throw Self.bad(.null, "line \(number), byte \(error.offset + 1): \(error.reason)")
    }
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
  }

  private static func bad(_ id: JSONValue, _ reason: String) -> BadLine {
    BadLine(answer: ["id": id, "error": .string(reason)])
  }

  /// Answers each line of the files by a line, in order: the document's own keys without its text,
  /// and what `fill` adds. A bad line is answered as one, and the run goes on; a text that is not
  /// English is warned of.
  /// - Parameter jobs: how many threads answer.
  static func answer(
    _ files: [String], jobs: Int,
    _ fill: @escaping @Sendable (DocumentLine, inout [String: JSONValue]) -> Void
  ) throws {
    try LineFilter(jobs: jobs).run(on: files) { bytes, number in
      let line: DocumentLine
      do throws(BadLine) {
        line = try DocumentLine(bytes, number: number)
      } catch {
        return error.answer
      }
      var members = line.members
      if let note = LanguageCheck.note(on: line.document.text) { members["warning"] = .string(note) }
      fill(line, &members)
      return .object(members)
    }
  }

  /// Reads the lines of the files, in flat memory. Empty lines are passed over.
  static func each(
    _ files: [String], _ body: (Result<DocumentLine, BadLine>) throws -> Void
  ) throws {
    for file in files {
      var lines = try LineReader(file, from: FileManager.default.currentDirectoryPath)
      while let line = try lines.next() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        let number = lines.number
        let result: Result<DocumentLine, BadLine>
        do throws(BadLine) {
          result = .success(try DocumentLine(line, number: number))
        } catch {
          result = .failure(error)
        }
        try body(result)
      }
    }
  }
}
