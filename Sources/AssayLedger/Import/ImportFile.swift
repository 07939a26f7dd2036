public import AssayModel

/// A file of claims that is being imported.
public struct ImportFile: Hashable, Sendable {
  public var name: String
  /// Of the whole file, as it came.
  public var sha256: Fingerprint
  public var byteCount: Int
  /// Which column was read as what, so that the import can be done again.
  public var mapping: [String: String]

  public init(name: String, sha256: Fingerprint, byteCount: Int, mapping: [String: String]) {
    self.name = name
    self.sha256 = sha256
    self.byteCount = byteCount
    self.mapping = mapping
  }

  var body: JSONValue {
    [
      "file": .string(name), "sha256": .string(sha256.hex), "byteCount": .int(byteCount),
      "mapping": .object(mapping.mapValues(JSONValue.string)),
    ]
  }

  /// The same file read in the same way is the same import, however often it is begun.
  var id: ContentID {
    ContentID("import", [sha256.hex, JSONValue.object(mapping.mapValues(JSONValue.string)).json])
  }
}

/// What became of an imported row.
public enum ImportOutcome: Hashable, Sendable {
  case inserted
  case same
  /// The key came before, with other content: the new content stands, the old one is taken back
  /// unless it was reviewed.
  case newVersion
}
