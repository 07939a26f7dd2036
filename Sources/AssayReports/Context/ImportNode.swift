import AssayModel
import Mustache

/// The row that an imported claim came from; its rating is its publisher's, never a verdict.
struct ImportNode: MustacheParent {
  enum Key: String, CaseIterable {
    case importFile, importLine, importKey
    case publishersRating, publishersRationale
    case publishersEvidence, hasPublishersEvidence
    case others, hasOthers
  }

  let origin: ImportOrigin
  let rendering: Rendering

  func child(named name: String) -> Any? {
    switch Key(rawValue: name) {
    case .importFile: rendering.data(origin.file)
    case .importLine: Plain(String(origin.line))
    case .importKey: rendering.data(origin.key)
    case .publishersRating: rendering.data(origin.rating)
    case .publishersRationale: rendering.data(origin.rationale)
    case .publishersEvidence:
      origin.evidence.map { ReferenceNode(text: $0, rendering: rendering) }
    case .hasPublishersEvidence: !origin.evidence.isEmpty
    case .others:
      origin.others.sorted { $0.key < $1.key }
        .map { ColumnNode(name: $0.key, value: $0.value, rendering: rendering) }
    case .hasOthers: !origin.others.isEmpty
    case nil: nil
    }
  }
}

/// An address or path that a row named.
struct ReferenceNode: MustacheParent {
  enum Key: String, CaseIterable { case reference, referenceLink }

  let text: String
  let rendering: Rendering

  func child(named name: String) -> Any? {
    switch Key(rawValue: name) {
    case .reference: rendering.data(text)
    case .referenceLink: rendering.link(LinkTarget.web(text))
    case nil: nil
    }
  }
}

/// A column that Assay has no use for.
struct ColumnNode: MustacheParent {
  enum Key: String, CaseIterable { case column, columnValue }

  let name: String
  let value: JSONValue
  let rendering: Rendering

  func child(named name: String) -> Any? {
    switch Key(rawValue: name) {
    case .column: rendering.data(self.name)
    case .columnValue: rendering.data(value.string ?? value.json)
    case nil: nil
    }
  }
}
