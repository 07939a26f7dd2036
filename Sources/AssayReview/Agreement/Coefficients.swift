extension RatingTable {
  /// The share of pairs of ratings of the same unit that are equal, each unit's pairs counted
  /// alike. Nil where no unit has two ratings.
  public var rawAgreement: Double? {
    var agreed = 0
    var pairs = 0
    for row in counts {
      let n = row.reduce(0, +)
      pairs += n * (n - 1)
      agreed += row.reduce(0) { $0 + $1 * ($1 - 1) }
    }
    return pairs == 0 ? nil : Double(agreed) / Double(pairs)
  }

  /// Cohen's kappa of two reviewers, over the units that both rated (Cohen 1960).
  ///
  /// Nil where they share no unit, or where both gave one and the same rating throughout, so that
  /// chance alone would agree.
  public func cohenKappa(_ first: String, _ second: String) -> Double? {
    Self.cohenKappa(of: confusion(of: first, and: second))
  }

  /// Cohen's kappa of a square table of counts.
  public static func cohenKappa(of table: [[Int]]) -> Double? {
    let all = Double(table.joined().reduce(0, +))
    guard all > 0 else { return nil }
    var agreed = 0.0
    var byChance = 0.0
    for i in table.indices {
      agreed += Double(table[i][i]) / all
      let column = table.reduce(0) { $0 + $1[i] }
      byChance += Double(table[i].reduce(0, +)) / all * Double(column) / all
    }
    return byChance == 1 ? nil : (agreed - byChance) / (1 - byChance)
  }

  /// Fleiss' kappa (Fleiss 1971), which wants equally many ratings of each unit.
  ///
  /// Units with fewer ratings than the most are left out. Nil where no unit has two ratings, or
  /// where all ratings are one.
  public var fleissKappa: Double? {
    guard let all = fleissParts() else { return nil }
    return all.expected == 1 ? nil : (all.observed - all.expected) / (1 - all.expected)
  }

  /// Fleiss' kappa of one category against the rest (Fleiss 1971, equations 20 and 21); nil where
  /// it was never given, or always.
  public func fleissKappa(ofCategory category: String) -> Double? {
    guard let number = categories.firstIndex(of: category), let all = fleissParts() else {
      return nil
    }
    let share = all.shares[number]
    guard share > 0, share < 1 else { return nil }
    let n = Double(all.raters)
    let agreeing = all.rows.reduce(0.0) { $0 + Double($1[number] * ($1[number] - 1)) }
    let observed = agreeing / (Double(all.rows.count) * n * (n - 1) * share)
    return (observed - share) / (1 - share)
  }

  private func fleissParts() -> (
    rows: [[Int]], raters: Int, shares: [Double], observed: Double, expected: Double
  )? {
    let counts = counts
    let raters = counts.map { $0.reduce(0, +) }.max() ?? 0
    guard raters > 1 else { return nil }
    let rows = counts.filter { $0.reduce(0, +) == raters }
    let ratings = Double(rows.count * raters)
    let shares = categories.indices.map { j in Double(rows.reduce(0) { $0 + $1[j] }) / ratings }
    let pairs = Double(rows.count * raters * (raters - 1))
    let agreed = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * ($1 - 1) } }
    return (
      rows, raters, shares, Double(agreed) / pairs, shares.reduce(0) { $0 + $1 * $1 }
    )
  }
}
