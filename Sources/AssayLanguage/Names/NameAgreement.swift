/// Makes the names of a document agree: the same words are of one kind wherever they stand, and
/// the last word of a person's full name names a person.
enum NameAgreement {
  static func settle(_ names: inout [NameReader.Scored], in sentences: [Sentence]) {
    var groups: [String: [Int]] = [:]
    var persons: Set<String> = []
    for (index, name) in names.enumerated() {
      let tokens = sentences[name.sentence].tokens
      let words = tokens[name.tokens].map(\.form).joined(separator: " ")
      groups[words, default: []].append(index)
      if name.kind == 0, name.tokens.count > 1 {
        persons.insert(tokens[name.tokens.upperBound].form)
      }
    }
    for (words, members) in groups {
      var sums = [Float](repeating: 0, count: NameLabel.kinds.count)
      for member in members {
        for kind in sums.indices { sums[kind] += names[member].scores[kind] }
      }
      if persons.contains(words) { sums[0] += surname * Float(members.count) }
      guard members.count > 1 || persons.contains(words) else { continue }
      var best = 0
      for kind in sums.indices where sums[kind] > sums[best] { best = kind }
      for member in members { names[member].kind = best }
    }
  }

  /// What it is worth that somebody's last name is the same.
  private static let surname: Float = 2
}
