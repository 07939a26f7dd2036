import ArgumentParser
import AssayEvidence
import AssayLanguage
import AssayModel

/// A document's text with a claim that lies in it, to mend the claim by.
struct ClaimBed {
  let map: ScalarMap
  private let reference: DocumentReference
  private let old: Claim?

  init(of claim: Claim, in bench: Workbench) throws {
    guard let reference = claim.document, claim.span != nil,
      let id = ContentID(hex: reference.id), let document = try? bench.ledger.document(id)
    else {
      throw WorkbenchError(
        "claim \(claim.id.short) has no place in a document that is in the ledger, so it cannot "
          + "be mended", .badData)
    }
    self.reference = reference
    map = ScalarMap(document.text)
    old = claim
  }

  init(in reference: DocumentReference, _ bench: Workbench) throws {
    guard let id = ContentID(hex: reference.id) else {
      throw WorkbenchError("the document's text is not in the ledger", .badData)
    }
    self.reference = reference
    map = ScalarMap(try bench.ledger.document(id).text)
    old = nil
  }

  var claim: Claim {
    old ?? Claim(document: reference, span: span, quote: "", text: "", model: "")
  }

  private var span: TextSpan { old?.span ?? TextSpan(start: 0, end: 0) }

  /// Where the words stand; of several places, the one nearest to the claim.
  func span(of quote: String) throws -> TextSpan {
    switch QuoteAnchor(quote, in: map.text) {
    case .exact(let found, _), .moved(let found, _): return found
    case .ambiguous(let spans):
      let near = spans.min { distance($0) < distance($1) }
      guard let near, old != nil, spans.count(where: { distance($0) == distance(near) }) == 1 else {
        throw WorkbenchError(
          "“\(quote.visible())” stands \(spans.count) times in the document; quote more of it",
          .badData)
      }
      return near
    case .lost(let nearest):
      throw WorkbenchError(
        "“\(quote.visible())” does not stand in the document"
          + (nearest.map { "; the nearest there is “\($0.visible())”" } ?? ""), .badData)
    }
  }

  private func distance(_ other: TextSpan) -> Int {
    if other.overlaps(span) { return 0 }
    return other.start >= span.end ? other.start - span.end : span.start - other.end
  }

  /// The claim's span with its ends moved by whole words, forwards or backwards.
  func moved(startBy first: Int, endBy last: Int) throws -> TextSpan {
    // Words around the claim; nobody moves an end by a page.
    let reach = 2000
    let window = TextSpan(
      start: max(0, span.start - reach), end: min(map.scalarCount, span.end + reach))
    let text = ScalarMap(map.substring(of: window))
    let words = RawReader.sentences(text.text).flatMap(\.tokens)
      .map { text.span(ofBytes: $0.bytes) }
      .map { TextSpan(start: $0.start + window.start, end: $0.end + window.start) }
    guard let begin = words.firstIndex(where: { $0.end > span.start }),
      let end = words.lastIndex(where: { $0.start < span.end }),
      words.indices.contains(begin + first), words.indices.contains(end + last),
      begin + first <= end + last
    else { throw WorkbenchError("there are not so many words to move by", .usage) }
    return TextSpan(start: words[begin + first].start, end: words[end + last].end)
  }

  /// The claim at another span: what it says of its parts holds as far as they lie in it.
  func claim(at span: TextSpan, text: String?) -> Claim {
    let quote = map.substring(of: span)
    return Claim(
      document: reference, span: span, quote: quote, text: text ?? quote,
      kinds: claim.kinds, score: claim.score, reasons: claim.reasons, modality: claim.modality,
      negated: claim.negated, claimant: claim.claimant, contentOf: claim.contentOf,
      model: Claim.reviewerModel, attribution: claim.attribution,
      quantities: claim.quantities.filter { span.contains($0.span) },
      dates: claim.dates.filter { span.contains($0.span) },
      entities: claim.entities.filter { span.contains($0.span) })
  }
}
