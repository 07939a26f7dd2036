/// Compares whom and what two claims name.
struct NameGuard {
  /// How many names both have.
  private(set) var common = 0
  private(set) var difference: Difference?

  init(_ a: ClaimReading, _ b: ClaimReading) {
    var restA = Array(a.names.indices)
    var restB = Array(b.names.indices)
    for isSame in Self.tests {
      restA = restA.filter { i in
        guard let match = restB.firstIndex(where: { isSame(a.names[i], b.names[$0]) }) else {
          return true
        }
        common += 1
        restB.remove(at: match)
        return false
      }
    }
    // A name told twice, and one that the other claim has as plain words.
    restA = restA.filter { i in
      !b.names.contains { a.names[i].canBe($0) } && !Self.isSaid(a.names[i], in: b)
    }
    restB = restB.filter { j in
      !a.names.contains { b.names[j].canBe($0) } && !Self.isSaid(b.names[j], in: a)
    }
    guard let i = restA.first, let j = restB.first else { return }
    let (x, y) = (a.names[i], b.names[j])
    difference = Difference(x.isPlace && y.isPlace ? .place : .name, x.quote, y.quote)
  }

  private static let tests: [@Sendable (ClaimName, ClaimName) -> Bool] = [
    { $0.words == $1.words }, { $0.canBe($1) }, { isCapital($0, of: $1) || isCapital($1, of: $0) },
  ]

  private static func isCapital(_ name: ClaimName, of other: ClaimName) -> Bool {
    guard let nation = Nations.nation(ofCapital: name.words.joined(separator: " ")) else {
      return false
    }
    return other.words == [nation]
  }

  /// Whether all words of the name stand in the claim in some form.
  private static func isSaid(_ name: ClaimName, in reading: ClaimReading) -> Bool {
    name.words.allSatisfy { word in
      reading.words.contains {
        guard $0.name == nil else { return false }
        let plain = ClaimReading.plain($0.form)
        return plain == word || $0.lemma == word || Nations.nation(of: plain) == word
          || (word.utf8.count > 4 && PorterStemmer.stem(plain) == PorterStemmer.stem(word))
      }
    }
  }
}
