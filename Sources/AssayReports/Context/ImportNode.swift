import AssayModel
import Mustache

/// The row that an imported claim came from; its rating is its publisher's, never a verdict.
struct ImportNode: MustacheParent {
  enum Key: String, CaseIterable {
    case importFile, importLine, importKey
    case publishersRating, publishersRationale
    /// Addresses and paths, each a link where it is on the web.
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
      origin.evidence.map { rendering.linked($0, to: LinkTarget.web($0)) }
    case .hasPublishersEvidence: !origin.evidence.isEmpty
    case .others:
      origin.others.sorted { $0.key < $1.key }
        .map { ColumnNode(name: $0.key, value: $0.value, rendering: rendering) }
    case .hasOthers: !origin.others.isEmpty
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
