import ArgumentParser
import AssayExtraction
import AssayModel
import Foundation

/// Lines of JSON with a document each in, lines with its claims out, in order: what an engine
/// that pipes lines can run. A bad line is answered as one, and the run goes on.
struct ExtractionFilter {
  let includingLeftOut: Bool
  private let pipeline: Pipeline

  init(includingLeftOut: Bool) throws {
    self.includingLeftOut = includingLeftOut
    pipeline = try Pipeline()
  }

  func run(on files: [String]) throws {
    let terminal = Terminal.standard
    for file in files {
      var lines = try LineReader(file, from: FileManager.default.currentDirectoryPath)
      while let line = try lines.next() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        try terminal.put(answer(to: line, lines.number).json + "\n")
      }
    }
  }

  private func answer(to line: [UInt8], _ number: Int) -> JSONValue {
    let json: JSONValue
    do throws(JSONValue.ParseError) {
      json = try JSONValue(parsing: line)
    } catch {
      return [
        "id": .null,
        "error": .string("line \(number), byte \(error.offset + 1): \(error.reason)"),
      ]
    }
    guard case .object(var members) = json, let text = members["text"]?.string else {
      return [
        "id": json["id"] ?? .null, "error": .string("line \(number) holds no object with a text"),
      ]
    }
    let id = members["id"]?.string ?? members["id"]?.json
    let document = Document(
      text: text, title: members["title"]?.string, author: members["author"]?.string,
      date: members["date"]?.string.flatMap { CalendarDay($0) }, url: members["url"]?.string)
    let extraction = pipeline.extraction(from: document, includingLeftOut: includingLeftOut)
    members["text"] = nil
    members["claims"] = .array(
      extraction.claims.map { claim in
        var claim = claim
        if let id { claim.document?.id = id }
        return claim.json
      })
    if includingLeftOut { members["leftOut"] = .array(extraction.leftOut.map(\.json)) }
    return .object(members)
  }
}
