import Testing

@testable import AssayDocuments

@Suite struct WrittenDateTests {
  @Test(arguments: [
    ("2019-11-18", "2019-11-18"), ("2019-11-18T23:30:00-05:00", "2019-11-18"),
    ("20191118", "2019-11-18"), ("2019/11/8", "2019-11-08"),
    ("Mon, 18 Nov 2019 10:00:00 +0000", "2019-11-18"), ("November 18th, 2019", "2019-11-18"),
    ("Nov. 8 2019", "2019-11-08"), ("18th of November 2019", "2019-11-18"),
    ("Updated on Monday, 18 November 2019 at 4:05 pm", "2019-11-18"),
    ("18.11.2019", "2019-11-18"), ("3.4.2019", "2019-04-03"), ("11/18/2019", "2019-11-18"),
    ("18/11/2019", "2019-11-18"), ("25. September 2018", "2018-09-25"), ("7/7/2019", "2019-07-07"),
    ("1574121884", "2019-11-19"), ("29 February 2024", "2024-02-29"),
  ])
  func `a day is read however it is written`(_ text: String, _ day: String) {
    #expect(WrittenDate(text)?.day.description == day)
    #expect(WrittenDate(text)?.isWhole == true)
  }

  @Test(arguments: [
    "", "3/4/2019", "29 February 2023", "2019-13-01", "0001-01-01T00:00:00Z", "chapter 18 of 20",
    "May I", "12:30", "1234", "November 2019",
  ])
  func `what is no day, or could be two, is none`(_ text: String) {
    #expect(WrittenDate(text) == nil)
  }

  @Test func `a language that is known decides between two days`() {
    #expect(WrittenDate("3/4/2019", dayFirst: true)?.day.description == "2019-04-03")
    #expect(WrittenDate("3/4/2019", dayFirst: false)?.day.description == "2019-03-04")
  }

  @Test func `a sentence with a day in it is more than a date`() {
    #expect(WrittenDate("The bridge opened on 18 November 2019.")?.isWhole == false)
  }
}
