import AssayModel
import Testing

@testable import AssayLanguage

/// A Thursday.
private let today = "2024-03-21"

private func read(
  _ marked: String, reference: String? = today, sourceLocation: SourceLocation = #_sourceLocation
) -> [String] {
  let sample = MarkedSample(marked)
  let map = ScalarMap(sample.text)
  let found = DateReader(reference: reference.flatMap { CalendarDay($0) }).dates(in: map)
  #expect(found.map(\.quote) == sample.quotes, sourceLocation: sourceLocation)
  for date in found {
    #expect(map.substring(of: date.span) == date.quote, sourceLocation: sourceLocation)
  }
  return found.map { date in
    guard let from = date.from, let to = date.to else { return "?" }
    return from == to ? "\(from)" : "\(from)..\(to)"
  }
}

@Suite struct DatesTests {
  @Test(
    arguments: [
      ("on «19 March 2024»", "2024-03-19"), ("on «March 19, 2024»", "2024-03-19"),
      ("on «2024-03-19»", "2024-03-19"),
      ("on «Tuesday, Mar. 19th, 2024»", "2024-03-19"), ("on «3/19/2024»", "2024-03-19"),
      ("on «19/03/2024»", "2024-03-19"), ("on «19.03.2024»", "2024-03-19"),
      ("«the 19th of March 2024»", "2024-03-19"),
      ("«September the twenty-first nineteen seventy eight»", "1978-09-21"),
      ("«19-Mar-2024»", "2024-03-19"),
      ("in «2014»", "2014-01-01..2014-12-31"), ("in «March 2014»", "2014-03-01..2014-03-31"),
      ("in «late 2022»", "2022-10-01..2022-12-31"), ("«the 1990s»", "1990-01-01..1999-12-31"),
      ("«the latter half of the 20th century»", "1950-01-01..1999-12-31"),
      ("«Q3 2021»", "2021-07-01..2021-09-30"),
      ("in «spring 2019»", "2019-03-01..2019-05-31"),
      ("«the third quarter of 2020»", "2020-07-01..2020-09-30"),
      ("«the second week of 2015»", "2015-01-05..2015-01-11"),
      ("the «2006/07» season", "2006-01-01..2007-12-31"),
      ("«from 4 to 22 January 1995»", "1995-01-04..1995-01-22"),
      ("«between May 2015 and June 2018»", "2015-05-01..2018-06-30"),
      ("«1914-1918»", "1914-01-01..1918-12-31"),
      ("«November 19 to 20, 2016»", "2016-11-19..2016-11-20"),
      ("at «Easter 2018»", "2018-04-01"), ("on «Thanksgiving 2023»", "2023-11-23"),
      ("«mid-1990s»", "1993-01-01..1996-12-31"),
      ("the «9/11» attacks", "2001-09-11"),
    ] as [(String, String)])
  func `absolute and partial dates need no reference day`(_ sample: String, _ days: String) {
    #expect(read(sample, reference: nil) == [days])
  }

  @Test(
    arguments: [
      ("«yesterday»", "2024-03-20"), ("«the day before yesterday»", "2024-03-19"),
      ("«last Tuesday»", "2024-03-19"),
      ("on «Monday»", "2024-03-18"), ("It will open on «Monday».", "2024-03-25"),
      ("«next Sunday»", "2024-03-31"),
      ("«Friday next week»", "2024-03-29"), ("«earlier this month»", "2024-03-01..2024-03-21"),
      ("«three decades ago»", "1994-01-01..1994-12-31"), ("«two weeks ago»", "2024-03-07"),
      ("«in the past few days»", "2024-03-18..2024-03-20"),
      ("«last year»", "2023-01-01..2023-12-31"),
      ("«this week»", "2024-03-18..2024-03-24"), ("«the past 2 decades»", "2000-01-01..2019-12-31"),
      ("in «February»", "2024-02-01..2024-02-29"), ("in «October»", "2023-10-01..2023-10-31"),
      ("It will open in «October».", "2024-10-01..2024-10-31"),
      ("«June last year»", "2023-06-01..2023-06-30"),
      ("on «March 3»", "2024-03-03"), ("«the second Monday of next month»", "2024-04-08"),
      ("«within 10 days»", "2024-03-21..2024-03-31"),
      ("«the week of March 6»", "2024-03-04..2024-03-10"),
      ("«the rest of the month»", "2024-03-21..2024-03-31"),
      ("«last spring»", "2023-03-01..2023-05-31"),
      ("«2 weeks before May 13, 1999»", "1999-04-29"),
      ("«from October to January»", "2023-10-01..2024-01-31"),
    ] as [(String, String)])
  func `relative dates count from the document's own day`(_ sample: String, _ days: String) {
    #expect(read(sample) == [days])
    // Without that day they are found and left open, if they need it.
    let bare = MarkedSample(sample).text
    let found = DateReader(reference: nil).dates(in: ScalarMap(bare))
    if sample != "«2 weeks before May 13, 1999»" {
      #expect(found.compactMap(\.from) == [] && found.compactMap(\.to) == [])
    }
  }

  @Test func `what the text leaves open stays open`() {
    #expect(read("He fled «two years later».") == ["?"])
    #expect(read("on «Feb 30»") == ["?"])
    #expect(read("in «44 BC»") == ["?"])
  }

  @Test(arguments: [
    "It may be that they march on.", "She sat in the sun and had a second look.",
    "a fall in prices",
    "the 27 countries", "The talks could last three years.", "a score of 5/8",
    "1,999 people",
    "March! he cried.", "the third century of our independence", "June-like", "in 20 of them",
    "2000 dollars", "They doubled in 3 years.",
  ])
  func `words and numbers that date nothing are left alone`(_ text: String) {
    #expect(
      DateReader(reference: CalendarDay(today)).dates(in: ScalarMap(text)).map(\.quote)
        == (text == "June-like" ? ["June"] : []))
  }

  @Test func `a date is not read a second time as a quantity`() {
    let text = "On 5 May 2020, Q3 of 2019, the 21st century and 3 of the 1990s"
    #expect(QuantityReader().quantities(in: ScalarMap(text)).map(\.quote) == ["3"])
  }
}
