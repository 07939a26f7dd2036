import AssayModel

/// Texts of documents and evidence, the last few of which are kept: claims stand behind their
/// document.
struct FactTexts {
  struct Text {
    var id: String?
    var map: ScalarMap
  }

  private static let kept = 4
  private let body: (Int) throws -> String?
  private var recent: [(fact: Int, text: Text?)] = []

  init(body: @escaping (Int) throws -> String?) { self.body = body }

  /// The text that a fact brought; nil where it was redacted.
  mutating func text(of fact: Int) throws -> Text? {
    if let known = recent.first(where: { $0.fact == fact }) { return known.text }
    let json = try body(fact).flatMap { try? JSONValue(parsing: $0) }
    let text = json.map { Text(id: $0["id"]?.string, map: ScalarMap($0["text"]?.string ?? "")) }
    recent.append((fact, text))
    if recent.count > Self.kept { recent.removeFirst() }
    return text
  }
}
