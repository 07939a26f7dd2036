import AssayExtraction
import AssayModel

/// A document in, its claims out: `extract --dry-run --input jsonl`. A bad line is answered as one,
/// and the run goes on.
struct ExtractionFilter: Sendable {
  let includingLeftOut: Bool
  private let pipeline: Pipeline

  init(includingLeftOut: Bool, judge: ClaimJudge?) throws {
    self.includingLeftOut = includingLeftOut
    pipeline = try Pipeline(judge: judge)
  }

  /// - Parameter number: of the line, from 1, to be named where it is bad.
  func answer(to line: [UInt8], number: Int) -> [UInt8] {
    var out: [UInt8] = []
    do throws(DocumentLine.BadLine) {
      let document = try DocumentLine(line, number: number)
      write(
        pipeline.extraction(from: document.document, includingLeftOut: includingLeftOut),
        from: document, to: &out)
    } catch {
      error.answer.write(to: &out)
    }
    return out
  }

  /// The document's own members and, sorted among them, what was found, each claim as it comes.
  private func write(_ extraction: Extraction, from line: DocumentLine, to out: inout [UInt8]) {
    var others = line.answer
    others["claims"] = .array([])
    if includingLeftOut { others["leftOut"] = .array(extraction.leftOut.map(\.json)) }
    for (number, (key, value)) in others.sorted(by: { $0.key < $1.key }).enumerated() {
      out.append(UInt8(ascii: number == 0 ? "{" : ","))
      JSONText.append(key, to: &out)
      out.append(UInt8(ascii: ":"))
      if key == "claims" {
        write(extraction.claims, of: line.id, to: &out)
      } else {
        value.write(to: &out)
      }
    }
    out.append(UInt8(ascii: "}"))
  }

  /// - Parameter id: what the input calls the document, if anything.
  private func write(_ claims: [Claim], of id: String?, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    for (number, var claim) in claims.enumerated() {
      if let id { claim.document?.id = id }
      if number > 0 { out.append(UInt8(ascii: ",")) }
      claim.write(to: &out)
    }
    out.append(UInt8(ascii: "]"))
  }
}
