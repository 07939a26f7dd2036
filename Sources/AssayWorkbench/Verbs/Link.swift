import ArgumentParser
import AssayLedger
import AssayModel

struct Link: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Record that two claims are the same.",
    discussion: """
      Both stay what they are; each is shown with the other. Claims that differ in a number, date, \
      name and the like are refused; --anyway links them, and wants --because.

      Example:
        assay link 3fa9c2 91bd22
        assay link 3fa9c2 91bd22 --anyway --because "The second paper misspells the name."
      """)

  @Argument(help: "The first claim.")
  var first: String
  @Argument(help: "The second claim.")
  var second: String
  @Flag(help: "Link them even if they differ.")
  var anyway = false
  @Option(help: "Why.")
  var because: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let (a, b) = (try bench.claim(first), try bench.claim(second))
    guard a.id != b.id else { throw WorkbenchError("a claim is not linked with itself", .usage) }
    let differences = try ClaimMatcher(bench.ledger).differences(a, b)
    if !differences.isEmpty {
      let found = differences.map(\.description).joined(separator: ", ").visible()
      guard anyway else {
        throw WorkbenchError(
          "\(a.id.short) and \(b.id.short) differ in \(found); "
            + "--anyway --because REASON links them all the same", .usage)
      }
      guard let because, !because.isEmpty else {
        throw WorkbenchError("--anyway wants to know why: add --because REASON", .usage)
      }
    }
    let receipt = try bench.ledger.link(a.id, b.id, because: because, by: bench.reviewer)
    bench.remember("the link of \(a.id.short) and \(b.id.short)", receipt.new)
    try bench.terminal.say(
      receipt.new.isEmpty
        ? "\(a.id.short) and \(b.id.short) are linked already; nothing was recorded."
        : "\(a.id.short) and \(b.id.short) are the same.")
  }
}

struct Unlink: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink",
    abstract: "Take back that two claims are the same.",
    discussion: """
      Nothing is deleted: the retraction is one more fact.

      Example:
        assay unlink 3fa9c2 91bd22 --because "Another year."
      """)

  @Argument(help: "The first claim.")
  var first: String
  @Argument(help: "The second claim.")
  var second: String
  @Option(help: "Why.")
  var because: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let (a, b) = (try bench.claim(first), try bench.claim(second))
    let link = try bench.ledger.link(between: a.id, and: b.id)
    try bench.ledger.retract(
      link, because: because, by: bench.reviewer, signedBy: try bench.signer())
    try bench.terminal.say("\(a.id.short) and \(b.id.short) are linked no more.")
  }
}
