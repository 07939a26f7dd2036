import AssayModel

// What facts' bodies look like. Documentation/LEDGER.md describes them for other programs.
// A claim's body is the claim's public JSON (AssayModel, `Claim.json`); an imported claim's is the
// same without what is empty (`Claim.body`).

extension Document {
  var body: JSONValue {
    [
      "id": .string(id.hex), "title": JSONValue(title), "author": JSONValue(author),
      "date": JSONValue(date?.description), "url": JSONValue(url), "path": JSONValue(path),
      "mediaType": .string(mediaType), "sha256": JSONValue(source?.hex), "text": .string(text),
      "pages": .array(pages.map(JSONValue.int)),
    ]
  }

  init?(body: JSONValue) {
    guard let text = body["text"]?.string else { return nil }
    self.init(
      text: text, title: body["title"]?.string, author: body["author"]?.string,
      date: body["date"]?.string.flatMap { CalendarDay($0) }, url: body["url"]?.string,
      path: body["path"]?.string, mediaType: body["mediaType"]?.string ?? "text/plain",
      source: body["sha256"]?.string.flatMap(Fingerprint.init(hex:)),
      pages: (body["pages"]?.array ?? []).compactMap(\.int))
  }
}

extension Evidence {
  /// Without the source's rating, which has a history of its own.
  var body: JSONValue {
    [
      "id": .string(id.hex), "title": JSONValue(title), "author": JSONValue(author),
      "date": JSONValue(date?.description), "url": JSONValue(url),
      "capture": capture?.body ?? .null, "text": JSONValue(text),
      "pages": .array(pages.map(JSONValue.int)), "signature": signature?.body ?? .null,
      "agency": JSONValue(agency), "links": .array(links.map(JSONValue.string)),
    ]
  }

  init(body: JSONValue, source: Source) {
    self.init(
      title: body["title"]?.string, author: body["author"]?.string,
      date: body["date"]?.string.flatMap { CalendarDay($0) }, url: body["url"]?.string,
      source: source, capture: body["capture"].flatMap(Capture.init(body:)),
      text: body["text"]?.string, pages: (body["pages"]?.array ?? []).compactMap(\.int),
      signature: body["signature"].flatMap(TextSignature.init(body:)),
      agency: body["agency"]?.string,
      links: (body["links"]?.array ?? []).compactMap(\.string))
  }
}

extension TextSignature {
  /// The smallest hashes as eight hexadecimal digits each.
  var body: JSONValue {
    let bytes = smallest.flatMap { hash in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: hash >> $0) }
    }
    return ["shingles": .int(shingles), "smallest": .string(Hex.string(bytes))]
  }

  init?(body: JSONValue) {
    guard let shingles = body["shingles"]?.int,
      let bytes = body["smallest"]?.string.flatMap(Hex.bytes), bytes.count % 4 == 0
    else { return nil }
    self.init(
      shingles: shingles,
      smallest: stride(from: 0, to: bytes.count, by: 4).map { i in
        bytes[i..<i + 4].reduce(0) { $0 << 8 | UInt32($1) }
      })
  }
}

extension Capture {
  var body: JSONValue {
    [
      "time": .string(time.description), "location": .string(location),
      "method": .string(method.rawValue), "sha256": .string(sha256.hex),
      "byteCount": .int(byteCount), "mediaType": .string(mediaType),
      "storedAs": .string(storedAs), "textStoredAs": JSONValue(textStoredAs),
      "web": web?.body ?? .null, "who": .string(who), "note": JSONValue(note),
    ]
  }

  init?(body: JSONValue) {
    guard let time = body["time"]?.string.flatMap({ Timestamp($0) }),
      let location = body["location"]?.string,
      let method = body["method"]?.string.flatMap(Method.init),
      let sha256 = body["sha256"]?.string.flatMap(Fingerprint.init(hex:)),
      let byteCount = body["byteCount"]?.int, let mediaType = body["mediaType"]?.string,
      let storedAs = body["storedAs"]?.string, let who = body["who"]?.string
    else { return nil }
    self.init(
      time: time, location: location, method: method, sha256: sha256, byteCount: byteCount,
      mediaType: mediaType, storedAs: storedAs, textStoredAs: body["textStoredAs"]?.string,
      web: body["web"].flatMap(WebCapture.init(body:)), who: who, note: body["note"]?.string)
  }
}

extension WebCapture {
  var body: JSONValue {
    [
      "warc": .string(warc.hex), "url": .string(url), "status": .int(status),
      "peer": .string(peer),
    ]
  }

  init?(body: JSONValue) {
    guard let warc = body["warc"]?.string.flatMap(Fingerprint.init(hex:)),
      let url = body["url"]?.string, let status = body["status"]?.int
    else { return nil }
    self.init(warc: warc, url: url, status: status, peer: body["peer"]?.string ?? "")
  }
}

extension Source {
  /// The body of a rating. The name is the source's own fact's, the credibility that of a piece of
  /// information: its attachment's.
  var rating: JSONValue {
    ["kind": JSONValue(kind?.rawValue), "reliability": JSONValue(reliability?.rawValue)]
  }

  /// - Parameter rating: of a source; one of the first ledgers holds its name, too.
  init(name: String?, rating: JSONValue?) {
    self.init(
      name: name ?? rating?["name"]?.string, kind: rating?["kind"]?.string.flatMap(Kind.init),
      reliability: rating?["reliability"]?.string.flatMap(Reliability.init))
  }
}

extension Verdict {
  /// Who and when are the fact's own. What is not said is left out, save for the first four.
  var body: JSONValue {
    var members: [String: JSONValue] = [
      "rating": .string(rating), "scale": .string(scale),
      "confidence": JSONValue(confidence?.rawValue), "rationale": JSONValue(rationale),
    ]
    if !answers.isEmpty {
      members["answers"] = .array(
        answers.map { ["evidence": .string($0.evidence.hex), "text": .string($0.text)] })
    }
    if !evidence.isEmpty { members["evidence"] = .array(evidence.map { .string($0.hex) }) }
    if let expires { members["expires"] = .string(expires.description) }
    if let overrideReason { members["override"] = .string(overrideReason) }
    if let signature { members["signature"] = signature.json }
    return .object(members)
  }

  init?(body: JSONValue, who: String, time: Timestamp) {
    guard let rating = body["rating"]?.string else { return nil }
    self.init(
      rating: rating, scale: body["scale"]?.string ?? "",
      confidence: body["confidence"]?.string.flatMap(Confidence.init),
      rationale: body["rationale"]?.string,
      answers: (body["answers"]?.array ?? []).compactMap { answer in
        guard let id = answer["evidence"]?.string.flatMap(ContentID.init(hex:)),
          let text = answer["text"]?.string
        else { return nil }
        return Answer(evidence: id, text: text)
      },
      evidence: (body["evidence"]?.array ?? []).compactMap {
        $0.string.flatMap(ContentID.init(hex:))
      },
      expires: body["expires"]?.string.flatMap { CalendarDay($0) },
      overrideReason: body["override"]?.string, who: who, time: time)
    signature = body["signature"].flatMap(StatementSignature.init(json:))
  }
}
