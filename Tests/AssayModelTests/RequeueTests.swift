import AssayModel
import Testing

@Suite struct RequeueTests {
  private func verdict(
    expires: String? = nil, _ grounds: RestingVerdict.Ground...
  ) -> RestingVerdict {
    RestingVerdict(
      claim: ContentID("claim", ["1"]), verdict: ContentID("verdict", ["1"]),
      expires: expires.flatMap { CalendarDay($0) }, grounds: grounds)
  }

  private func reasons(_ verdict: RestingVerdict, on day: String = "2026-03-01") throws
    -> [Requeue.Reason]
  {
    verdict.requeue(on: try #require(CalendarDay(day)))?.reasons ?? []
  }

  @Test func `a verdict on good ground stays`() throws {
    let ground = RestingVerdict.Ground(evidence: "minutes", reliabilityThen: .c, reliabilityNow: .b)
    #expect(try reasons(verdict(expires: "2026-03-01", ground)).isEmpty)
  }

  @Test func `the day after it expires it is asked again`() throws {
    #expect(
      try reasons(verdict(expires: "2026-02-28"))
        == [.expired(try #require(CalendarDay("2026-02-28")))])
  }

  private static let changes: [(Reliability?, Reliability, Bool)] = [
    (.a, .b, true), (.b, .a, false), (.c, .f, true), (.f, .d, true),
    (.d, .f, false), (nil, .c, false), (nil, .f, false), (nil, .e, true), (.b, .b, false),
  ]

  @Test(arguments: changes)
  func `a source falls when it is rated worse than it was`(
    then: Reliability?, now: Reliability, falls: Bool
  ) throws {
    let ground = RestingVerdict.Ground(
      evidence: "minutes", source: "Council", reliabilityThen: then, reliabilityNow: now)
    #expect(
      try reasons(verdict(ground))
        == (falls ? [.sourceFell(source: "Council", from: then, to: now)] : []))
  }

  @Test func `each reason is told once, and what was taken back cannot get worse`() throws {
    let fallen = RestingVerdict.Ground(
      evidence: "a", source: "Council", reliabilityThen: .b, reliabilityNow: .d)
    var other = fallen
    other.evidence = "b"
    other.fault = .missing
    var gone = fallen
    gone.isTakenBack = true
    #expect(
      try reasons(verdict(fallen, other, gone)) == [
        .sourceFell(source: "Council", from: .b, to: .d), .fault(.missing, evidence: "b"),
        .takenBack(evidence: "a"),
      ])
  }
}
