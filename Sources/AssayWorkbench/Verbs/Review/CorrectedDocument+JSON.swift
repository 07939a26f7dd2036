import AssayLanguage
import AssayLedger
import AssayModel

extension CorrectedDocument {
  /// As training data: the text, its sentences, the claims (`must` where a reviewer made, mended or
  /// judged it, else `may`), and the spans that are none.
  var json: JSONValue {
    let map = ScalarMap(document.text)
    let sentences = RawReader.sentences(document.text).map { sentence -> JSONValue in
      let span = map.span(ofBytes: sentence.bytes)
      return ["start": .int(span.start), "end": .int(span.end)]
    }
    let claims = gold.map { ($0, "must") } + others.map { ($0, "may") }
    return [
      "id": .string(document.id.hex), "text": .string(document.text),
      "sentences": .array(sentences),
      "claims": .array(
        claims.filter { $0.0.span != nil }
          .sorted { ($0.0.span?.start ?? 0, $0.0.id) < ($1.0.span?.start ?? 0, $1.0.id) }
          .map { Self.json($0, label: $1) }),
      "never": .array(struck.map { Self.json($0.claim, reason: $0.reason) }),
    ]
  }

  private static func json(_ claim: Claim, label: String) -> JSONValue {
    [
      "start": .int(claim.span?.start ?? 0), "end": .int(claim.span?.end ?? 0),
      "quote": .string(claim.quote), "label": .string(label),
      "kinds": .array(claim.kinds.map { .string($0.rawValue) }),
      "modality": .string(claim.modality.rawValue),
      "source": JSONValue(claim.attribution?.source), "cue": JSONValue(claim.attribution?.cue),
    ]
  }

  private static func json(_ claim: Claim, reason: String?) -> JSONValue {
    [
      "start": .int(claim.span?.start ?? 0), "end": .int(claim.span?.end ?? 0),
      "quote": .string(claim.quote), "reason": JSONValue(reason),
    ]
  }
}
