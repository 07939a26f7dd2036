public import AssayModel

extension Dossier {
  /// The claim's own object (`Claim.json`) with what became of it: `status`, the standing
  /// `verdict` or null, all `verdicts`, the `attachments`, and what was `redacted` of them. The
  /// text of evidence is left out.
  public var json: JSONValue {
    guard case .object(var members) = claim.json else { return claim.json }
    members["status"] = .string(status.rawValue)
    members["verdict"] = standing?.json ?? .null
    members["verdicts"] = .array(verdicts.map(\.json))
    members["attachments"] = .array(attachments.map(\.json))
    if !redacted.isEmpty { members["redacted"] = .array(redacted.map(\.json)) }
    members["origins"] = .int(origins.count)
    return .object(members)
  }
}

/// Claims as JSON lines.
public enum ClaimLines {
  /// Appends one line, its break included.
  public static func append(_ dossier: Dossier, to out: inout [UInt8]) {
    dossier.json.write(to: &out)
    out.append(0x0A)
  }
}

extension Verdict {
  /// The verdict as an object.
  public var json: JSONValue {
    [
      "rating": .string(rating), "scale": .string(scale),
      "confidence": JSONValue(confidence?.rawValue), "rationale": JSONValue(rationale),
      "answers": .array(
        answers.map { ["evidence": .string($0.evidence.hex), "text": .string($0.text)] }),
      "evidence": .array(evidence.map { .string($0.hex) }),
      "expires": JSONValue(expires?.description), "override": JSONValue(overrideReason),
      "signing": JSONValue(signing?.rawValue), "who": .string(who),
      "time": .string(time.description),
    ]
  }
}

extension VerdictEntry {
  var json: JSONValue {
    guard case .object(var members) = verdict.json else { return verdict.json }
    members["id"] = .string(id.hex)
    members["retraction"] = retraction?.json ?? .null
    return .object(members)
  }
}

extension Retraction {
  fileprivate var json: JSONValue {
    [
      "reason": JSONValue(reason), "who": .string(who), "time": .string(time.description),
      "signing": JSONValue(signing?.rawValue),
    ]
  }
}

extension Attachment {
  /// The attachment as an object, with its evidence inside.
  public var json: JSONValue {
    [
      "evidence": evidence.json, "stance": .string(stance.rawValue), "quote": JSONValue(quote),
      "start": span.map { .int($0.start) } ?? .null, "end": span.map { .int($0.end) } ?? .null,
      "page": page.map(JSONValue.int) ?? .null, "note": JSONValue(note), "who": .string(who),
      "time": .string(time.description), "circular": JSONValue(circular?.rawValue),
    ]
  }
}

extension Evidence {
  /// The evidence as an object, without its text.
  public var json: JSONValue {
    [
      "id": .string(id.hex), "title": JSONValue(title), "author": JSONValue(author),
      "date": JSONValue(date?.description), "url": JSONValue(url), "source": source.json,
      "agency": JSONValue(agency), "capture": capture?.json ?? .null,
    ]
  }
}

extension Source {
  var json: JSONValue {
    [
      "name": JSONValue(name), "kind": JSONValue(kind?.rawValue),
      "reliability": JSONValue(reliability?.rawValue),
      "credibility": credibility.map { .int($0.rawValue) } ?? .null,
    ]
  }
}

extension Capture {
  var json: JSONValue {
    [
      "time": .string(time.description), "location": .string(location),
      "method": .string(method.rawValue), "sha256": .string(sha256.hex),
      "byteCount": .int(byteCount), "mediaType": .string(mediaType),
      "storedAs": .string(storedAs), "textStoredAs": JSONValue(textStoredAs),
      "web": web?.json ?? .null, "who": .string(who), "note": JSONValue(note),
    ]
  }
}

extension WebCapture {
  var json: JSONValue {
    [
      "warc": .string(warc.hex), "url": .string(url), "status": .int(status),
      "peer": .string(peer),
    ]
  }
}
