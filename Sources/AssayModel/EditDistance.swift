extension String {
  /// How many characters to insert, delete, exchange, or swap with their neighbour to get from one to
  /// the other (Damerau 1964; of its variants the optimal string alignment). O(n · m); for names,
  /// not for texts.
  package func editDistance(to other: String) -> Int {
    let a = Array(self)
    let b = Array(other)
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = Swift.min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = Swift.min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
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
