import AssayModel

/// The row that an imported claim came from; its rating is its publisher's, never a verdict.
struct ImportNode: KeyedNode {
  enum Key: String, CaseIterable {
    case importFile, importLine, importKey
    case publishersRating, publishersRationale
    /// Addresses and paths, each a link where it is on the web.
    case publishersEvidence, hasPublishersEvidence
    case others, hasOthers
  }

  let origin: ImportOrigin
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    switch key {
    case .importFile: rendering.data(origin.file)
    case .importLine: .safe(String(origin.line))
    case .importKey: rendering.data(origin.key)
    case .publishersRating: rendering.data(origin.rating)
    case .publishersRationale: rendering.data(origin.rationale)
    case .publishersEvidence:
      .list(origin.evidence.map { rendering.linked($0, to: LinkTarget.web($0)) })
    case .hasPublishersEvidence: .flag(!origin.evidence.isEmpty)
    case .others:
      .list(
        origin.others.sorted { $0.key < $1.key }
          .map { .node(ColumnNode(name: $0.key, value: $0.value, rendering: rendering)) })
    case .hasOthers: .flag(!origin.others.isEmpty)
    }
  }
}

/// A column that Assay has no use for.
struct ColumnNode: KeyedNode {
  enum Key: String, CaseIterable { case column, columnValue }

  let name: String
  let value: JSONValue
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    switch key {
    case .column: rendering.data(name)
    case .columnValue: rendering.data(value.string ?? value.json)
    }
  }
}
