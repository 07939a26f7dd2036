import ArgumentParser
import AssayExtraction
import AssayModel
import Foundation

/// A document in, its claims out: `extract --dry-run --input jsonl`. A bad line is answered as one,
/// and the run goes on.
struct ExtractionFilter: Sendable {
  let includingLeftOut: Bool
  private let pipeline: Pipeline

  init(includingLeftOut: Bool) throws {
    self.includingLeftOut = includingLeftOut
    pipeline = try Pipeline()
  }

  /// - Parameter number: of the line, from 1, to be named where it is bad.
  func answer(to line: [UInt8], number: Int) -> JSONValue {
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
