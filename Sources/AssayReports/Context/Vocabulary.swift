/// All names that a template may use, for telling a slip of the pen from a value that is absent.
enum Vocabulary {
  static let keys: Set<String> = {
    var keys: Set<String> = []
    func add<Key: CaseIterable & RawRepresentable>(_ type: Key.Type) where Key.RawValue == String {
      keys.formUnion(type.allCases.map(\.rawValue))
    }
    add(ReportNode.Key.self)
    add(RatingNode.Key.self)
    add(DocumentNode.Key.self)
    add(LineNode.Key.self)
    add(PieceNode.Key.self)
    add(ClaimNode.Key.self)
    add(VerdictNode.Key.self)
    add(EvidenceNode.Key.self)
    add(ImportNode.Key.self)
    add(RedactionNode.Key.self)
    add(ColumnNode.Key.self)
    add(DataText.Key.self)
    return keys
  }()
}
