import ArgumentParser
import AssayLedger
import AssayModel
import AssayReports
import AssayReview

extension ReportContent {
  /// Sets what the report compares with, and adds claims that were taken back since.
  /// - Parameter since: a day, a time, or a file with a checkpoint; nil for the last checkpoint.
  mutating func compare(since: String?, _ subject: ReportSubject, in bench: Workbench) throws {
    let ledger = bench.ledger
    let (size, time) = try Self.cut(since, in: bench)
    let all = try ledger.standingVerdicts(atSize: size)
    let struck = try subject.claim == nil ? ledger.struckClaims(subject.filter) : [:]
    for claim in struck.keys.sorted() where all[claim] != nil {
      strays.append(try ledger.dossier(of: claim))
    }
    let known = Set((sections.flatMap(\.dossiers) + strays).map(\.claim.id))
    earlier = EarlierState(
      checkpointSize: time == nil ? size : nil,
      time: try time ?? ledger.time(ofFact: max(0, size - 1)),
      standing: all.filter { known.contains($0.key) }, struck: struck,
      firstAfter: try ledger.time(ofFact: size))
    let times = struck.filter { all[$0.key] != nil }.map(\.value.time)
    latestFact = ([latestFact].compactMap(\.self) + times).max()
  }

  /// The number of facts that came before a moment, and the moment, if it is one.
  private static func cut(
    _ since: String?, in bench: Workbench
  ) throws -> (size: Int, time: Timestamp?) {
    let ledger = bench.ledger
    guard let since else {
      guard let last = try ledger.lastCheckpoint() else {
        throw WorkbenchError(
          "corrections want to know since when: --since DAY, or a checkpoint's FILE; "
            + "`assay checkpoint` makes one", .usage)
      }
      return (last.checkpoint.size, nil)
    }
    let day = since.utf8.count == 10 ? CalendarDay(since) : nil
    if let time = day.map({ Timestamp(milliseconds: Int64($0.number) * 86_400_000) })
      ?? Timestamp(since)
    {
      return (try ledger.size(before: time), time)
    }
    let input: InputFile
    do {
      input = try InputFile(since, from: bench.folder)
    } catch let error as WorkbenchError {
      throw WorkbenchError(
        "--since wants a day as in 2025-03-19, a time as in 2025-03-19T08:30:00Z, or a file "
          + "with a checkpoint: \(error.description)", error.code)
    }
    let checkpoint = try Self.checkpoint(in: input)
    guard try ledger.extends(checkpoint) else {
      throw WorkbenchError(
        "\(since.visible()) is no checkpoint of this ledger's log as it is; "
          + "`assay verify --against` says more", .badData)
    }
    return (checkpoint.size, nil)
  }

  private static func checkpoint(in file: InputFile) throws -> Checkpoint {
    do {
      return try Checkpoint(
        text: try SignedNote(text: String(decoding: file.bytes, as: UTF8.self)).body)
    } catch {
      throw WorkbenchError("\(file.name.visible()): \(error.description)", .badData)
    }
  }
}

extension ReportSubject {
  /// What statistics need beyond the dossiers.
  func record(in bench: Workbench) throws -> DeskRecord {
    let ledger = bench.ledger
    let judgements = try ledger.sealedRounds(filter).enumerated().flatMap { number, round in
      round.verdicts.map {
        Judgement(unit: "\(number) \(round.claim.hex)", reviewer: $0.who, rating: $0.rating)
      }
    }
    let figures = AgreementReport(judgements, scale: bench.scale).all
    return DeskRecord(
      recorded: try ledger.recordingTimes(filter),
      agreement: figures.units == 0
        ? nil
        : AgreementFigures(
          claims: figures.units, reviewers: figures.reviewers, raw: figures.raw,
          alpha: figures.nominal, interval: figures.nominalInterval))
  }
}
