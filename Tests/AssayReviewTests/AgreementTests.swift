import AssayModel
import Testing

@testable import AssayReview

/// Figures against those that the papers print.
@Suite struct AgreementTests {
  @Test func `Cohen 1960: two judges, 200 subjects, three categories`() throws {
    let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    #expect(rounded(RatingTable.cohenKappa(of: table), 3) == 0.492)
    // The same as single judgements.
    var judgements: [Judgement] = []
    for (i, row) in table.enumerated() {
      for (j, count) in row.enumerated() {
        for number in 0..<count {
          let unit = "\(i) \(j) \(number)"
          judgements.append(Judgement(unit: unit, reviewer: "A", rating: "\(i)"))
          judgements.append(Judgement(unit: unit, reviewer: "B", rating: "\(j)"))
        }
      }
    }
    let ratings = RatingTable(judgements)
    #expect(rounded(ratings.cohenKappa("A", "B"), 3) == 0.492)
    #expect(rounded(ratings.rawAgreement, 2) == 0.70)
    #expect(ratings.confusion(of: "A", and: "B") == table)
  }

  @Test func `Fleiss 1971: six psychiatrists, thirty patients, five diagnoses`() throws {
    let rows = """
      00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
      00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
      """.split { $0 == " " || $0 == "\n" }
    var judgements: [Judgement] = []
    for (unit, row) in rows.enumerated() {
      var rater = 0
      for (category, count) in row.enumerated() {
        for _ in 0..<(count.wholeNumberValue ?? 0) {
          judgements.append(
            Judgement(unit: "\(unit)", reviewer: "\(rater)", rating: "\(category)"))
          rater += 1
        }
      }
    }
    let table = RatingTable(judgements)
    #expect(rounded(table.fleissKappa, 3) == 0.430)
    #expect(rounded(table.rawAgreement, 4) == 0.5556)
    #expect(
      table.categories.map { rounded(table.fleissKappa(ofCategory: $0), 3) }
        == [0.245, 0.245, 0.520, 0.471, 0.566])
  }

  /// Rows are observers, columns units, a dot a missing value.
  private func observed(_ rows: [String]) -> RatingTable {
    var judgements: [Judgement] = []
    for unit in rows[0].indices {
      for (observer, row) in rows.enumerated() where row[unit] != "." {
        judgements.append(
          Judgement(
            unit: "\(unit)", reviewer: "\(observer)", rating: String(row[unit])))
      }
    }
    return RatingTable(judgements)
  }

  @Test func `Krippendorff 2011: binary, nominal and ordinal data, with missing values`() throws {
    let binary = observed(["0100000010", "1110010000"])
    #expect(rounded(binary.krippendorffAlpha(.nominal), 3) == 0.095)
    let letters = observed(["aabbdcccedda", "babbbccceddd"])
    #expect(rounded(letters.krippendorffAlpha(.nominal), 3) == 0.692)
    let missing = observed(["123321412...", "1233224125.3", ".3332342251.", "12332441251."])
    #expect(rounded(missing.krippendorffAlpha(.nominal), 3) == 0.743)
    #expect(rounded(missing.krippendorffAlpha(.ordinal), 3) == 0.815)
  }

  @Test func `where nothing could differ there is no figure`() {
    let same = observed(["1111", "1111"])
    #expect(same.rawAgreement == 1)
    #expect(same.cohenKappa("0", "1") == nil)
    #expect(same.fleissKappa == nil)
    #expect(same.krippendorffAlpha(.nominal) == nil)
    let alone = observed(["1212"])
    #expect(alone.rawAgreement == nil && alone.pairedUnits == 0)
    #expect(alone.alphaInterval(.nominal) == nil)
  }

  @Test func `intervals hold the value and are the same for the same seed`() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5 {
      var judgements: [Judgement] = []
      for unit in 0..<40 {
        let truth = Int.random(in: 1...5, using: &random)
        for reviewer in ["a", "b", "c"] {
          let wrong = Int.random(in: 0..<4, using: &random) == 0
          let rating = wrong ? Int.random(in: 1...5, using: &random) : truth
          judgements.append(
            Judgement(unit: "\(unit)", reviewer: reviewer, rating: "\(rating)"))
        }
      }
      let table = RatingTable(judgements)
      for level in MeasurementLevel.allCases {
        let alpha = try #require(table.krippendorffAlpha(level))
        let interval = try #require(table.alphaInterval(level, seed: 7))
        #expect(interval.contains(alpha))
        #expect(interval.upperBound - interval.lowerBound < 0.5)
        #expect(table.alphaInterval(level, seed: 7) == interval)
        #expect(table.alphaInterval(level, seed: 8) != interval)
      }
    }
  }

  @Test func `a report tells by rating, kind and reviewer, and of those who judged again`() throws {
    func pair(_ unit: String, _ a: String, _ b: String) -> [Judgement] {
      [
        Judgement(unit: unit, reviewer: "ann", rating: a),
        Judgement(unit: unit, reviewer: "bob", rating: b),
      ]
    }
    let judgements =
      pair("1", "True", "True") + pair("2", "False", "False") + pair("3", "True", "False")
      + pair("4", "Unproven", "Unproven")
    let report = AgreementReport(
      judgements,
      repeats: [
        (
          Judgement(unit: "1", reviewer: "ann", rating: "True"),
          Judgement(unit: "1", reviewer: "ann", rating: "Mostly true")
        )
      ], kinds: ["1": ["quantity"], "2": ["event"], "3": ["quantity"]], scale: .fivePoint)
    #expect(report.all.units == 4 && report.all.raw == 0.75)
    #expect(report.ratings == ["False", "True", "Unproven"])
    #expect(report.confusion == [[1, 0, 0], [1, 1, 0], [0, 0, 1]])
    #expect(report.byKind.map(\.about) == ["event", "quantity"])
    #expect(report.byKind.map(\.raw) == [1, 0.5])
    #expect(report.byRating.map(\.units) == [2, 2, 1])
    #expect(report.byReviewer.map(\.about) == ["ann", "bob"])
    #expect(report.selfConsistency?.raw == 0)
    // A rating off the scale has no order.
    #expect(
      report.all.ordinal
        == RatingTable(
          judgements.filter { $0.rating != "Unproven" }, categories: ["False", "True"]
        ).krippendorffAlpha(.ordinal))
  }

  private func rounded(_ value: Double?, _ digits: Int) -> Double? {
    let factor = [1, 10, 100, 1000, 10_000][digits]
    return value.map { ($0 * Double(factor)).rounded() / Double(factor) }
  }
}
