import AssayModel

extension Dossier {
  /// The claim's JSON with its evidence, its verdicts and where it stands.
  var json: JSONValue {
    guard case .object(var members) = claim.json else { return .null }
    members["status"] = .string(status.rawValue)
    members["rating"] = JSONValue(standing?.rating)
    members["evidence"] = .array(attachments.map(\.json))
    members["verdicts"] = .array(verdicts.map(\.json))
    return .object(members)
  }
}

extension Attachment {
  fileprivate var json: JSONValue {
    let capture = evidence.capture
    return [
      "id": .string(evidence.id.hex), "name": .string(evidence.name),
      "url": JSONValue(evidence.url), "sha256": JSONValue(capture?.sha256.hex),
      "storedAs": JSONValue(capture?.storedAs), "captured": JSONValue(capture?.time.description),
      "source": JSONValue(evidence.source.name),
      "reliability": JSONValue(evidence.source.reliability?.rawValue),
      "credibility": evidence.source.credibility.map { .int($0.rawValue) } ?? .null,
      "stance": .string(stance.rawValue), "quote": JSONValue(quote),
      "start": span.map { .int($0.start) } ?? .null, "end": span.map { .int($0.end) } ?? .null,
      "page": page.map { .int($0) } ?? .null, "note": JSONValue(note), "who": .string(who),
      "time": .string(time.description),
    ]
  }
}

extension VerdictEntry {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.hex), "rating": .string(verdict.rating), "scale": .string(verdict.scale),
      "confidence": JSONValue(verdict.confidence?.rawValue),
      "rationale": JSONValue(verdict.rationale), "who": .string(verdict.who),
      "time": .string(verdict.time.description), "takenBack": .bool(retraction != nil),
      "takenBackBecause": JSONValue(retraction?.reason),
    ]
  }
}
