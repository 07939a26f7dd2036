import AssayModel
import Testing

@testable import AssayReview

@Suite struct PolicyTests {
  private func attachment(
    _ name: String, _ stance: Stance, kind: Source.Kind? = nil, source: String? = nil,
    url: String? = nil
  ) -> AssayModel.Attachment {
    let time = Timestamp(milliseconds: 0)
    return AssayModel.Attachment(
      evidence: Evidence(
        title: name, url: url, source: Source(name: source, kind: kind),
        capture: Capture(
          time: time, location: name, method: .file, sha256: Fingerprint(of: name), byteCount: 1,
          mediaType: "text/plain", storedAs: name, who: "ann")),
      stance: stance, who: "ann", time: time)
  }

  private func dossier(_ attachments: AssayModel.Attachment...) -> Dossier {
    Dossier(
      claim: Claim(imported: ImportOrigin(file: "a.csv", line: 1), text: "Rents fell."),
      attachments: attachments)
  }

  private func verdict(_ rating: String, _ rationale: String? = nil) -> Verdict {
    Verdict(
      rating: rating, scale: "five-point", rationale: rationale, who: "ann",
      time: Timestamp(milliseconds: 0))
  }

  private func wants(_ policy: Policy, _ verdict: Verdict, _ dossier: Dossier) -> [String] {
    policy.wants(of: verdict, on: dossier, in: .fivePoint).map(\.description)
  }

  @Test func `a policy that wants nothing finds nothing wanting`() {
    #expect(wants(Policy(), verdict("True"), dossier()).isEmpty)
  }

  @Test func `origins count once each, and only those that speak for the rating`() {
    var policy = Policy()
    policy.origins = 2
    let evidence = dossier(
      attachment("a", .refutes, source: "Council"), attachment("b", .refutes, source: "council"),
      attachment("c", .supports, source: "Ministry"),
      attachment("d", .context, source: "Gazette"))
    #expect(
      wants(policy, verdict("False"), evidence)
        == ["2 independent origins that refute the claim (there is 1: Council)"])
    #expect(wants(policy, verdict("Half true"), evidence).isEmpty)
    #expect(wants(policy, verdict("Unproven"), evidence).isEmpty)
    let sites = dossier(
      attachment("a", .supports, url: "https://www.one.example/x"),
      attachment("b", .supports, url: "https://one.example/y"))
    #expect(
      wants(policy, verdict("True"), sites)
        == ["2 independent origins that support the claim (there is 1: one.example)"])
  }

  @Test func `a contradiction is answered piece by piece, in the verdict`() {
    var policy = Policy()
    policy.answeredContradiction = true
    let against = attachment("Minutes", .refutes)
    let evidence = dossier(against, against, attachment("Table", .supports))
    let found = policy.wants(of: verdict("True"), on: evidence, in: .fivePoint)
    #expect(
      found == [.answer(evidence: against.evidence.id, name: "Minutes", stance: .refutes)])
    var answered = verdict("True")
    answered.answers = [.init(evidence: against.evidence.id, text: "A draft, never adopted.")]
    #expect(wants(policy, answered, evidence).isEmpty)
    #expect(wants(policy, verdict("Outdated"), evidence).isEmpty)
  }

  @Test func `a primary source and a rationale are asked for`() {
    var policy = Policy()
    policy.primarySource = true
    policy.rationale = true
    #expect(wants(policy, verdict("True", " \n"), dossier()).count == 2)
    let evidence = dossier(attachment("Protocol", .supports, kind: .primary))
    #expect(wants(policy, verdict("True", "The protocol says so."), evidence).isEmpty)
    #expect(wants(policy, verdict("False", "No."), evidence).count == 1)
  }

  private let seal = Seal(
    id: ContentID("x", []), who: "ann", time: Timestamp(milliseconds: 0),
    commitment: Fingerprint(of: "x"), verdict: nil)

  @Test func `nobody second-reviews or adjudicates an own verdict, whatever is overridden`() throws
  {
    let waiting = ReviewCase(stage: .second, waiting: [seal])
    let disputed = ReviewCase(
      stage: .disputed, revealed: [verdict("True"), verdict("False")])
    for mode in SecondReview.allCases {
      for override in [false, true] {
        #expect(throws: ReviewError.ownSecondReview) {
          try mode.step(for: "ann", in: waiting, isOverride: override)
        }
        #expect(throws: ReviewError.ownDispute) {
          try mode.step(for: "ann", in: disputed, isOverride: override)
        }
      }
      #expect(try mode.step(for: "cleo", in: disputed) == .adjudicate)
      #expect(try mode.step(for: "bob", in: waiting) == .seal(readable: mode != .blind))
    }
  }

  @Test func `an override spares an open review its second reviewer, a blind one nothing`() throws {
    let fresh = ReviewCase()
    #expect(try SecondReview.none.step(for: "ann", in: fresh) == .conclude)
    #expect(try SecondReview.open.step(for: "ann", in: fresh) == .seal(readable: true))
    #expect(try SecondReview.open.step(for: "ann", in: fresh, isOverride: true) == .conclude)
    #expect(
      try SecondReview.blind.step(for: "ann", in: fresh, isOverride: true)
        == .seal(readable: false))
  }

  @Test func `two that agree join, with the lesser confidence and both rationales`() throws {
    var first = verdict("True", "The minutes.")
    first.confidence = .high
    first.evidence = [ContentID("e", ["1"])]
    var second = verdict("True", "The table.")
    second.confidence = .moderate
    second.evidence = [ContentID("e", ["1"]), ContentID("e", ["2"])]
    let joined = try #require(Verdict.joined(first, second))
    #expect(joined.confidence == .moderate)
    #expect(joined.rationale == "The minutes.\n\nThe table.")
    #expect(joined.evidence == second.evidence)
    #expect(Verdict.joined(first, verdict("False")) == nil)
  }
}
