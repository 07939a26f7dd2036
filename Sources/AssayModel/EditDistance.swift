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
}
