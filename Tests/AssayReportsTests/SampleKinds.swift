import AssayModel

@testable import AssayReports

extension Sample {
  static let day: Int64 = 86_400_000

  /// The sample with all that the kinds of reports need beyond it: an earlier state in which one
  /// claim was rated otherwise, one was worded otherwise and one is gone by now; a claim that
  /// waits, one that is disputed, one to be looked at again, one flagged.
  func content(_ kind: ReportKind) -> ReportContent {
    var content = self.content
    content.kind = kind
    let ferry = claim("the ferry, which carries 40 percent of Norra's wheat, stopped")
    let wheat = claim("which carries 40 percent of Norra's wheat", claimant: text("Ada Holm"))
    let pilot = claim("harbour master, a former pilot")
    let ropes = claim("two ropes broke")
    let hurt = claim("Nobody was hurt")
    var gone = verdict("Mostly true")
    gone.verdict.rationale = text("So it seemed then.")
    var worded = verdict("Half true")
    worded.id = ContentID("verdict", ["earlier"])
    worded.verdict.confidence = .low
    let struck = Claim(
      imported: ImportOrigin(file: text("claims.csv"), line: 9), text: text("The pilot is Danish."))
    content.strays.append(Dossier(claim: struck, verdicts: [verdict("True")]))
    content.earlier = EarlierState(
      checkpointSize: 1234, time: Self.noon,
      standing: [
        ferry.id: gone, wheat.id: worded, struck.id: verdict("True"), pilot.id: verdict("Unproven"),
      ],
      struck: [
        struck.id: Retraction(
          reason: text("Said by nobody."), who: text("Kim Falk"), time: Self.noon)
      ], firstAfter: Self.noon)
    content.cases = [
      ropes.id: OpenCase(stage: .disputed, since: Self.noon, assignee: text("Lars Vik")),
      hurt.id: OpenCase(stage: .second, since: Self.noon, due: CalendarDay("2025-04-01")),
      wheat.id: OpenCase(stage: .requeued, reopenedBecause: text("the source fell")),
      pilot.id: OpenCase(
        stage: .reviewed, expires: CalendarDay("2025-03-01"), flags: [text("ask"), ""]),
    ]
    content.record = DeskRecord(
      recorded: [
        ferry.id: Timestamp(milliseconds: Self.noon.milliseconds - 3 * Self.day),
        wheat.id: Timestamp(milliseconds: Self.noon.milliseconds - 7_260_000),
      ],
      agreement: AgreementFigures(
        claims: 12, reviewers: 2, raw: 0.75, alpha: 0.615, interval: -0.1...0.9))
    return content
  }
}
