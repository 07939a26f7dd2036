import Testing

@testable import AssayEvidence

@Suite struct WireAgencyTests {
  @Test(arguments: [
    ("ARDEN, March 3 (Reuters) - The council said on Sunday that rents fell.", nil, "Reuters"),
    ("Berlin (dpa) – Die Mieten sind gefallen.", nil, "dpa"),
    ("BERLIN (AFP/dpa) -- Rents fell.", nil, "AFP"),
    ("AP — Rents in Arden fell.", nil, "AP"),
    ("Rents fall in Arden\nBy The Associated Press\nRents fell by nine percent.", nil, "AP"),
    ("Rents fell by nine percent.\nMore to come.\n\n(Reuters)", nil, "Reuters"),
    ("Rents fell by nine percent.\n\n© 2024 AFP", nil, "AFP"),
    ("Rents fell by nine percent.", "Jane Doe, Reuters", "Reuters"),
    ("Rents fell by nine percent.", "dpa/Jane Doe", "dpa"),
    ("Rents fell.\n\nSource: PTI", nil, "PTI"),
  ])
  func `a byline names its agency`(text: String, author: String?, agency: String) {
    #expect(WireAgency.name(in: text, author: author) == agency)
  }

  @Test(arguments: [
    "Rents fell, the news agency Reuters reported on Sunday.",
    "The council told AP — and everybody else — that rents fell.",
    "The prime minister (AP Photo) spoke to the house.",
    "The ministry (MENA region) spoke on Sunday of rents.",
    "Rents fell. The dpa asked the council for comment and got none.",
    "", "\n\n",
  ])
  func `a text that cites an agency is not its own`(text: String) {
    #expect(WireAgency.name(in: text, author: "Jane Doe, Arden") == nil)
  }
}
