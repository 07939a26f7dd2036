/// All names that a template may use, for telling a slip of the pen from a value that is absent.
enum Vocabulary {
  /// Each name's place in the order of the alphabet.
  static let numbers: [String: Int] = {
    var names: Set<String> = []
    func add<Key: CaseIterable & RawRepresentable>(_ type: Key.Type) where Key.RawValue == String {
      names.formUnion(type.allCases.map(\.rawValue))
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
    add(PeriodNode.Key.self)
    add(ChangeNode.Key.self)
    add(OpenItemNode.Key.self)
    add(ClaimantNode.Key.self)
    add(SourceNode.Key.self)
    add(SourceUseNode.Key.self)
    add(TurnaroundNode.Key.self)
    add(ReviewerNode.Key.self)
    add(AgreementNode.Key.self)
    add(Value.Form.self)
    return Dictionary(uniqueKeysWithValues: names.sorted().enumerated().map { ($1, $0) })
  }()
}
