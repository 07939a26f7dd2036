import ArgumentParser
import AssayLedger
import AssayModel

struct Assign: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Say who is to judge claims, and by when.",
    discussion: """
      CLAIM is an id or words, or filters as in `assay list`; several are asked about once. Claims \
      that are assigned to somebody come in nobody else's queue. Without --to they are anybody's \
      again, without --due they have no deadline.

      Examples:
        assay assign 3fa9c2 --to bob --due 2026-12-01
        assay assign document:budget status:open --to me --yes
      """)

  @Argument(help: "The claims; the open one where none is named.")
  var claims: [String] = []
  @Option(help: "The reviewer; `me` for yourself.")
  var to: String?
  @Option(help: "The day by which it is wanted, as 2026-12-31.")
  var due: String?
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let day = try due.map { try Day.parse($0, today: Timestamp.now.day) }
    let reviewer = to == "me" ? bench.reviewer : to
    let selection = try ClaimSelection(claims, in: bench)
    try selection.confirm("Assign", isAgreed: yes, in: bench)
    let receipt = try bench.ledger.assign(
      selection.claims, to: reviewer, due: day, by: bench.reviewer)
    bench.remember("the assignment of \(selection.summary)", receipt.new)
    let whose = reviewer.map { "\($0.visible())'s" } ?? "anybody's"
    try bench.terminal.say(
      "\(selection.summary): \(whose)" + (day.map { ", due \($0)" } ?? "") + ".")
  }
}

/// Days as people type them.
enum Day {
  /// `2026-12-31`, or so many days from today: `3`, `3d`, `2w`.
  static func parse(_ typed: String, today: CalendarDay) throws -> CalendarDay {
    if let day = CalendarDay(typed) { return day }
    let unit = typed.last == "w" ? 7 : 1
    let digits = typed.last == "w" || typed.last == "d" ? String(typed.dropLast()) : typed
    guard let count = Int(digits), (0...3650).contains(count) else {
      throw WorkbenchError(
        "“\(typed.visible())” is no day: type 2026-12-31, or days from today as 3, 3d or 2w", .usage
      )
    }
    return CalendarDay(number: today.number + count * unit)
  }
}
