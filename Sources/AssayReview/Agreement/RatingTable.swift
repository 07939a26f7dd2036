/// One reviewer's rating of one unit, which is a claim as a rule.
public struct Judgement: Hashable, Sendable {
  public var unit: String
  public var reviewer: String
  public var rating: String

  public init(unit: String, reviewer: String, rating: String) {
    self.unit = unit
    self.reviewer = reviewer
    self.rating = rating
  }
}

/// Who rated what how: the data that all agreement figures are made of.
///
/// A reviewer rates a unit at most once; of several judgements the first counts. Units and
/// reviewers come in the order in which they appear, categories in the order given.
public struct RatingTable: Sendable {
  public let categories: [String]
  public private(set) var reviewers: [String] = []
  public private(set) var units: [String] = []
  /// For each unit its ratings: a reviewer's number and a category's.
  private(set) var ratings: [[(reviewer: Int, category: Int)]] = []
  /// Judgements whose rating is none of the categories, which were left out.
  public private(set) var leftOut = 0

  /// - Parameter categories: what may be rated, lowest first where they have an order; nil for
  ///   what the judgements hold, in alphabetical order.
  public init(_ judgements: some Sequence<Judgement>, categories: [String]? = nil) {
    let judgements = Array(judgements)
    self.categories = categories ?? Set(judgements.map(\.rating)).sorted()
    let numbers = Dictionary(self.categories.enumerated().map { ($1, $0) }) { first, _ in first }
    var unitNumbers: [String: Int] = [:]
    var reviewerNumbers: [String: Int] = [:]
    for judgement in judgements {
      guard let category = numbers[judgement.rating] else {
        leftOut += 1
        continue
      }
      let unit = unitNumbers[judgement.unit] ?? units.count
      if unit == units.count {
        unitNumbers[judgement.unit] = unit
        units.append(judgement.unit)
        ratings.append([])
      }
      let reviewer = reviewerNumbers[judgement.reviewer] ?? reviewers.count
      if reviewer == reviewers.count {
        reviewerNumbers[judgement.reviewer] = reviewer
        reviewers.append(judgement.reviewer)
      }
      if ratings[unit].contains(where: { $0.reviewer == reviewer }) { continue }
      ratings[unit].append((reviewer, category))
    }
  }

  /// How often each category was given to each unit: rows are units.
  var counts: [[Int]] {
    ratings.map { unit in
      var row = [Int](repeating: 0, count: categories.count)
      for rating in unit { row[rating.category] += 1 }
      return row
    }
  }

  /// Units that at least two reviewers rated: only those tell of agreement.
  public var pairedUnits: Int { ratings.count { $0.count > 1 } }

  /// How often `first` gave the row's category where `second` gave the column's.
  public func confusion(of first: String, and second: String) -> [[Int]] {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: categories.count), count: categories.count)
    guard let a = reviewers.firstIndex(of: first), let b = reviewers.firstIndex(of: second) else {
      return table
    }
    for unit in ratings {
      guard let one = unit.first(where: { $0.reviewer == a }),
        let other = unit.first(where: { $0.reviewer == b })
      else { continue }
      table[one.category][other.category] += 1
    }
    return table
  }

  /// Over all pairs of reviewers of a unit: how often the category given first, in the order of
  /// the judgements, is the row's and the other's the column's.
  public var confusion: [[Int]] {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: categories.count), count: categories.count)
    for unit in ratings {
      for (i, one) in unit.enumerated() {
        for other in unit[(i + 1)...] { table[one.category][other.category] += 1 }
      }
    }
    return table
  }
}
