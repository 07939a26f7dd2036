extension Claim: JSONListed {
  /// The claim as one JSON object, as Documentation/FORMATS.md gives it.
  public var json: JSONValue { listed }

  /// Appends what `json` would be written as. O(length).
  public func write(to out: inout [UInt8]) { writeListed(to: &out) }

  func list(in members: inout some JSONMembers) {
    members.put("attribution", attribution)
    members.put("claimant", JSONValue(claimant))
    members.put("contentOf", JSONValue(contentOf?.hex))
    members.put("dates", dates)
    members.put("document", document)
    members.put("end", span.map { .int($0.end) } ?? .null)
    members.put("entities", entities)
    members.put("id", .string(id.hex))
    if let imported { members.put("import", imported.json) }
    members.put("kinds", .array(kinds.map { .string($0.rawValue) }))
    members.put("members", .array(self.members.map(JSONValue.string)))
    members.put("modality", .string(modality.rawValue))
    members.put("model", .string(model))
    members.put("negated", .bool(negated))
    members.put("quantities", quantities)
    members.put("quote", .string(quote))
    members.put("reasons", .array(reasons.map(JSONValue.string)))
    members.put("score", .double(score))
    members.put("start", span.map { .int($0.start) } ?? .null)
    members.put("text", .string(text))
  }
}

extension Claim {
  /// The claim as the ledger keeps it: `json` without what is null, false or empty, also in its
  /// document and its import, and without a quote that is the text. A claim that was imported says
  /// little else, and a million of them are kept.
  public var body: JSONValue {
    guard case .object(var members) = json.withoutEmpty else { return json }
    for part in ["document", "import"] { members[part] = members[part]?.withoutEmpty }
    if quote == text { members["quote"] = nil }
    return .object(members)
  }

  /// Reads what `json` or `body` wrote. Nil where the value is no claim.
  public init?(json: JSONValue) {
    guard let id = json["id"]?.string.flatMap(ContentID.init(hex:)),
      let text = json["text"]?.string, let model = json["model"]?.string
    else { return nil }
    self.id = id
    quote = json["quote"]?.string ?? text
    self.text = text
    self.model = model
    document = json["document"].flatMap(DocumentReference.init(json:))
    span = TextSpan(json: json)
    kinds = (json["kinds"]?.array ?? []).compactMap { $0.string.flatMap(ClaimKind.init) }
    score = json["score"]?.double ?? 0.5
    reasons = (json["reasons"]?.array ?? []).compactMap(\.string)
    modality = json["modality"]?.string.flatMap(Modality.init) ?? .asserted
    negated = json["negated"] == .bool(true)
    claimant = json["claimant"]?.string
    contentOf = json["contentOf"]?.string.flatMap(ContentID.init(hex:))
    members = (json["members"]?.array ?? []).compactMap(\.string)
    attribution = json["attribution"].flatMap(Attribution.init(json:))
    quantities = (json["quantities"]?.array ?? []).compactMap(Quantity.init(json:))
    dates = (json["dates"]?.array ?? []).compactMap(DatePeriod.init(json:))
    entities = (json["entities"]?.array ?? []).compactMap(Entity.init(json:))
    imported = json["import"].flatMap(ImportOrigin.init(json:))
  }
}

extension JSONValue {
  /// An object without members that are null, false, or an empty list or object.
  fileprivate var withoutEmpty: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.filter { ![.null, .bool(false), .array([]), .object([:])].contains($0.value) })
  }
}

extension TextSpan {
  /// Reads `start` and `end` of an object.
  init?(json: JSONValue) {
    guard let start = json["start"]?.int, let end = json["end"]?.int else { return nil }
    self.init(start: start, end: end)
  }
}

extension DocumentReference: JSONListed {
  public var json: JSONValue { listed }

  func list(in members: inout some JSONMembers) {
    members.put("author", JSONValue(author))
    members.put("date", JSONValue(date))
    members.put("id", .string(id))
    members.put("path", JSONValue(path))
    members.put("title", JSONValue(title))
    members.put("url", JSONValue(url))
  }

  public init?(json: JSONValue) {
    guard let id = json["id"]?.string else { return nil }
    self.init(
      id: id, title: json["title"]?.string, path: json["path"]?.string,
      author: json["author"]?.string, date: json["date"]?.string, url: json["url"]?.string)
  }
}

extension Attribution: JSONListed {
  var json: JSONValue { listed }

  func list(in members: inout some JSONMembers) {
    members.put("cue", .string(cue))
    members.put("end", .int(span.end))
    members.put("source", JSONValue(source))
    members.put("start", .int(span.start))
  }

  init?(json: JSONValue) {
    guard let cue = json["cue"]?.string, let span = TextSpan(json: json) else { return nil }
    self.init(source: json["source"]?.string, cue: cue, span: span)
  }
}

extension Quantity: JSONListed {
  public var json: JSONValue { listed }

  func list(in members: inout some JSONMembers) {
    members.put("approximate", .bool(approximate))
    members.put("end", .int(span.end))
    members.put("high", .double(high))
    members.put("low", .double(low))
    members.put("quote", .string(quote))
    members.put("start", .int(span.start))
    members.put("unit", JSONValue(unit))
    members.put("value", .double(value))
    members.put("values", .array(values.map(JSONValue.double)))
  }

  init?(json: JSONValue) {
    guard let quote = json["quote"]?.string, let span = TextSpan(json: json),
      let value = json["value"]?.double
    else { return nil }
    self.init(
      quote: quote, span: span, value: value, unit: json["unit"]?.string,
      low: json["low"]?.double, high: json["high"]?.double,
      values: (json["values"]?.array ?? []).compactMap(\.double),
      approximate: json["approximate"] == .bool(true))
  }
}

extension DatePeriod: JSONListed {
  public var json: JSONValue { listed }

  func list(in members: inout some JSONMembers) {
    members.put("end", .int(span.end))
    members.put("from", JSONValue(from?.description))
    members.put("quote", .string(quote))
    members.put("start", .int(span.start))
    members.put("to", JSONValue(to?.description))
  }

  init?(json: JSONValue) {
    guard let quote = json["quote"]?.string, let span = TextSpan(json: json) else { return nil }
    self.init(
      quote: quote, span: span, from: json["from"]?.string.flatMap { CalendarDay($0) },
      to: json["to"]?.string.flatMap { CalendarDay($0) })
  }
}

extension Entity: JSONListed {
  public var json: JSONValue { listed }

  func list(in members: inout some JSONMembers) {
    members.put("end", .int(span.end))
    members.put("quote", .string(quote))
    members.put("start", .int(span.start))
    members.put("type", .string(kind.rawValue))
  }

  init?(json: JSONValue) {
    guard let quote = json["quote"]?.string, let span = TextSpan(json: json),
      let kind = json["type"]?.string.flatMap(Kind.init)
    else { return nil }
    self.init(quote: quote, span: span, kind: kind)
  }
}

extension ImportOrigin {
  var json: JSONValue {
    [
      "file": .string(file), "line": .int(line), "key": JSONValue(key),
      "rating": JSONValue(rating), "rationale": JSONValue(rationale),
      "evidence": .array(evidence.map(JSONValue.string)), "others": .object(others),
    ]
  }

  init?(json: JSONValue) {
    guard let file = json["file"]?.string, let line = json["line"]?.int else { return nil }
    var others: [String: JSONValue] = [:]
    if case .object(let members)? = json["others"] { others = members }
    self.init(
      file: file, line: line, key: json["key"]?.string, rating: json["rating"]?.string,
      rationale: json["rationale"]?.string,
      evidence: (json["evidence"]?.array ?? []).compactMap(\.string), others: others)
  }
}
