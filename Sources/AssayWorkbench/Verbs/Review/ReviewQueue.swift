import AssayInterchange
import AssayLedger
import AssayModel
import AssayReview

/// The claims that want something of the reviewer, first things first.
struct ReviewQueue {
  private let bench: Workbench
  private let reader: QueueReader

  init(_ bench: Workbench) {
    self.bench = bench
    let now = Timestamp.now
    reader = QueueReader(
      reviewer: bench.reviewer, today: now.day,
      servedAgainBefore: bench.configuration.servedAgainAfter.map {
        Timestamp(milliseconds: now.milliseconds - Int64($0) * 86_400_000)
      })
  }

  /// The parts that a filter leaves, in order. Who asks for a stage gets that stage.
  private var parts: [QueuePart] {
    switch bench.queue.stage {
    case .second?: [.second]
    case .disputed?: [.disputed]
    case .requeued?: [.requeued]
    default: bench.queue.status == .open ? [.due, .open] : QueueOrder.parts
    }
  }

  /// - Parameter body: called in order; returning false ends it.
  func forEach(_ body: (QueueEntry) throws -> Bool) throws {
    let filter = bench.queue
    // What was judged is in no queue; who asks for it by name gets it all the same.
    if filter.status == .reviewed || filter.rating != nil {
      return try bench.ledger.forEachClaim(filter, order: .score) { row in
        try body(QueueEntry(row: row, part: .open, assignee: nil, due: nil, flags: 0))
      }
    }
    var isOver = false
    for part in parts where !isOver {
      try bench.ledger.forEachQueued(part, for: reader, filter) { entry in
        isOver = try !body(entry)
        return !isOver
      }
    }
  }

  /// How many wait in each part but the open one, which is the rest.
  func counts() throws -> [QueuePart: Int] { try bench.ledger.queueCounts(for: reader) }
}

extension QueueEntry {
  var json: JSONValue {
    guard case .object(var members) = row.json else { return .null }
    members["part"] = .string(part.rawValue)
    members["assignee"] = JSONValue(assignee)
    members["due"] = JSONValue(due?.description)
    members["flags"] = .int(flags)
    return .object(members)
  }

  /// What the claim wants, in a few words.
  var want: String {
    var words =
      switch part {
      case .due: "verdict"
      case .disputed: "decision"
      case .second: "second verdict"
      case .requeued: "another look"
      case .open: row.rating?.visible() ?? "verdict"
      case .again: "same again?"
      }
    if let due { words += " by \(due)" }
    if flags > 0 { words += ", flagged" }
    return words
  }
}

extension Workbench {
  /// A filter as typed, or the one that is saved under the only word.
  func filter(_ typed: [String]) throws -> ClaimFilter {
    var filter = try ClaimFilter(parsing: try view(named: typed)?.filter ?? typed, scale: scale)
    if filter.assignee == "me" { filter.assignee = reviewer }
    if filter.stage == .requeued { filter.today = Timestamp.now.day }
    return filter
  }

  /// The saved view that was typed, if it is one.
  func view(named typed: [String]) throws -> SavedView? {
    guard typed.count == 1 else { return nil }
    return try ledger.views().first { $0.name == typed[0] }
  }
}
