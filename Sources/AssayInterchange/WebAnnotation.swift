public import AssayModel

/// Claims as W3C Web Annotations (Web Annotation Data Model, 2017).
public enum WebAnnotation {
  /// How much of the text around a quote goes with it, in scalars.
  public static let contextLength = 32

  /// The annotation of a claim's quote with its verdict; nil for a claim from no document.
  ///
  /// The target is the document's URL; a document without one is named by its id as a URN.
  /// - Parameter text: the document's text. Where it does not hold the quote at the claim's span,
  ///   or is not given, the quote alone selects.
  public static func annotation(of dossier: Dossier, in text: ScalarMap?) -> JSONValue? {
    let claim = dossier.claim
    guard let document = claim.document else { return nil }
    var quote: [String: JSONValue] = [
      "type": "TextQuoteSelector", "exact": .string(claim.quote),
    ]
    var selectors: [JSONValue] = []
    if let span = claim.span, let text, text.substring(of: span) == claim.quote {
      let start = max(0, span.start - contextLength)
      let end = min(text.scalarCount, span.end + contextLength)
      quote["prefix"] = .string(text.substring(of: TextSpan(start: start, end: span.start)))
      quote["suffix"] = .string(text.substring(of: TextSpan(start: span.end, end: end)))
      selectors.append([
        "type": "TextPositionSelector", "start": .int(span.start), "end": .int(span.end),
      ])
    }
    var members: [String: JSONValue] = [
      "@context": "http://www.w3.org/ns/anno.jsonld", "id": .string(urn(claim.id.hex)),
      "type": "Annotation", "motivation": "assessing",
      "body": [
        "type": "TextualBody", "value": .string(body(dossier.standing)),
        "format": "text/markdown",
      ],
      "target": [
        "source": .string(source(document)), "selector": .array([.object(quote)] + selectors),
      ],
    ]
    if let verdict = dossier.standing {
      members["created"] = .string(verdict.time.description)
      members["creator"] = ["type": "Person", "name": .string(verdict.who)]
    }
    return .object(members)
  }

  private static func body(_ verdict: Verdict?) -> String {
    guard let verdict else { return "Open: not yet reviewed." }
    let rating = "**\(escaped(verdict.rating))**"
    let confidence = verdict.confidence.map { " (\($0.rawValue) confidence)" } ?? ""
    guard let rationale = verdict.rationale, !rationale.isEmpty else { return rating + confidence }
    return rating + confidence + "\n\n" + escaped(rationale)
  }

  private static func source(_ document: DocumentReference) -> String {
    if let url = document.url, EvidenceList.isURL(url) { return url }
    return urn(document.id)
  }

  /// A UUID of version 8 (RFC 9562, 5.8) that holds a content id's bits, save the six that tell
  /// version and variant. An id that is no content id is percent-encoded.
  static func urn(_ id: String) -> String {
    guard id.utf8.count == 32, var bytes = Hex.bytes(id) else {
      return "urn:assay:" + id.utf8.map(percentEncoded).joined()
    }
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let parts = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
    return "urn:uuid:" + parts.map { Hex.string($0) }.joined(separator: "-")
  }

  private static func percentEncoded(_ byte: UInt8) -> String {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
      String(Unicode.Scalar(byte))
    default: "%" + Hex.string([byte]).uppercased()
    }
  }

  /// The text with what Markdown would obey made plain: every ASCII punctuation mark gets a
  /// backslash (CommonMark 2.4), so a rationale shows as it was typed.
  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.visible(keepingLines: true).unicodeScalars {
      if "\\`*_{}[]<>()#+-.!|~&".unicodeScalars.contains(scalar) { out.append("\\") }
      out.append(scalar)
    }
    return String(out)
  }
}
