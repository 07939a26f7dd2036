import AssayModel

/// The ids that a thing's content gives, as Documentation/LEDGER.md defines them.
enum FactIDs {
  /// Empty where the body is not one of that kind.
  /// - Parameter source: the id of the import that a claim came with.
  static func possible(for kind: FactKind, body: JSONValue, source: String? = nil) -> [String] {
    switch kind {
    case .reviewer:
      body["name"]?.string.map { [ContentID("reviewer", [$0]).hex] } ?? []
    case .document:
      Document(body: body).map { [$0.id.hex] } ?? []
    case .evidence:
      [Evidence(body: body, source: Source()).id.hex]
    case .import:
      importID(body).map { [$0] } ?? []
    case .claim:
      claimIDs(body) + versionIDs(body, source)
    case .source:
      body["name"]?.string.map { [ContentID("source", [$0.lowercased()]).hex] } ?? []
    default: []
    }
  }

  private static func importID(_ body: JSONValue) -> String? {
    guard let sha256 = body["sha256"]?.string, let mapping = body["mapping"] else { return nil }
    return ContentID("import", [sha256, mapping.json]).hex
  }

  private static func claimIDs(_ body: JSONValue) -> [String] {
    guard let text = body["text"]?.string else { return [] }
    let quote = body["quote"]?.string ?? text
    let start = body["start"]?.int
    let end = body["end"]?.int
    let span = start.flatMap { start in end.map { TextSpan(start: start, end: $0) } }
    guard let origin = body["import"], origin != .null else {
      guard let document = body["document"]?["id"]?.string, let span else { return [] }
      return [Claim.id(document: document, span: span, quote: quote).hex]
    }
    // A row without a quote of its own has its text as the quote.
    let document = body["document"].flatMap(DocumentReference.init(json:))
    return (quote == text ? [nil, quote] : [quote]).map {
      Claim.id(
        importedText: text, quote: $0, span: span, claimant: body["claimant"]?.string,
        document: document
      ).hex
    }
  }

  /// The ids of a row that came under a key of its own with words that were there already.
  private static func versionIDs(_ body: JSONValue, _ source: String?) -> [String] {
    guard let source, case .object(var members) = body else { return [] }
    return claimIDs(body).map { id in
      members["id"] = .string(id)
      return ContentID("version", [source, JSONValue.object(members).json]).hex
    }
  }
}
