extension String {
  /// How many characters to insert, delete or exchange to get from one to the other (Levenshtein
  /// 1966). O(n · m); for names, not for texts.
  package func editDistance(to other: String) -> Int {
    let a = Array(self)
    let b = Array(other)
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let exchange = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(exchange, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }

  /// The one of some words that this is most likely a slip for: one slip in a short word, two in a
  /// longer one.
  package func nearest(of words: [String]) -> String? {
    let typed = lowercased()
    let nearest = words.map { ($0, $0.lowercased().editDistance(to: typed)) }.min { $0.1 < $1.1 }
    guard let (word, distance) = nearest, distance <= (count < 5 ? 1 : 2) else { return nil }
    return word
  }
}
