extension TextSpan {
  fileprivate var members: [(String, JSONValue)] { [("start", .int(start)), ("end", .int(end))] }
}

extension Claim {
  /// The claim as one JSON object, as Documentation/FORMATS.md gives it.
  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id.hex), "document": document?.json ?? .null, "quote": .string(quote),
      "start": span.map { .int($0.start) } ?? .null, "end": span.map { .int($0.end) } ?? .null,
      "text": .string(text), "kinds": .array(kinds.map { .string($0.rawValue) }),
      "score": .double(score), "reasons": .array(reasons.map(JSONValue.string)),
      "modality": .string(modality.rawValue), "negated": .bool(negated),
      "claimant": JSONValue(claimant), "contentOf": JSONValue(contentOf?.hex),
      "members": .array(self.members.map(JSONValue.string)), "model": .string(model),
      "attribution": attribution?.json ?? .null, "quantities": .array(quantities.map(\.json)),
      "dates": .array(dates.map(\.json)), "entities": .array(entities.map(\.json)),
    ]
    if let imported { members["import"] = imported.json }
    return .object(members)
  }

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

extension DocumentReference {
  public var json: JSONValue {
    [
      "id": .string(id), "title": JSONValue(title), "path": JSONValue(path),
      "author": JSONValue(author), "date": JSONValue(date), "url": JSONValue(url),
    ]
  }

  public init?(json: JSONValue) {
    guard let id = json["id"]?.string else { return nil }
    self.init(
      id: id, title: json["title"]?.string, path: json["path"]?.string,
      author: json["author"]?.string, date: json["date"]?.string, url: json["url"]?.string)
  }
}

extension Attribution {
  var json: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: span.members + [
          ("source", JSONValue(source)), ("cue", .string(cue)),
        ]))
  }

  init?(json: JSONValue) {
    guard let cue = json["cue"]?.string, let span = TextSpan(json: json) else { return nil }
    self.init(source: json["source"]?.string, cue: cue, span: span)
  }
}

extension Quantity {
  public var json: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: span.members + [
          ("quote", .string(quote)), ("value", .double(value)), ("unit", JSONValue(unit)),
          ("low", .double(low)), ("high", .double(high)),
          ("values", .array(values.map(JSONValue.double))), ("approximate", .bool(approximate)),
        ]))
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

extension DatePeriod {
  public var json: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: span.members + [
          ("quote", .string(quote)), ("from", JSONValue(from?.description)),
          ("to", JSONValue(to?.description)),
        ]))
  }

  init?(json: JSONValue) {
    guard let quote = json["quote"]?.string, let span = TextSpan(json: json) else { return nil }
    self.init(
      quote: quote, span: span, from: json["from"]?.string.flatMap { CalendarDay($0) },
      to: json["to"]?.string.flatMap { CalendarDay($0) })
  }
}

extension Entity {
  public var json: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: span.members + [
          ("quote", .string(quote)), ("type", .string(kind.rawValue)),
        ]))
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
