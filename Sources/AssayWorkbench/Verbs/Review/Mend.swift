import ArgumentParser
import AssayLedger
import AssayModel

struct Mend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mend",
    abstract: "Mend what the extractor did: move, split, join, add or strike claims.",
    subcommands: [MoveClaim.self, SplitClaim.self, JoinClaims.self, AddClaim.self, Strike.self])
}

struct MoveClaim: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move a claim's ends.",
    discussion: """
      By its words as they should be, or by so many words at either end: --start 2 leaves two out, \
      --start -2 takes two more in. Evidence stays beside it. A claim that was judged is mended \
      only after its verdict was taken back.

      Examples:
        assay mend move 3fa9c2 --quote "closed 14 of its 60 libraries"
        assay mend move 3fa9c2 --start 2 --end -1
      """)

  @Argument(help: "The claim; the open one where none is named.")
  var claim: String?
  @Option(help: "The claim's words, as the document has them.")
  var quote: String?
  @Option(parsing: .unconditional, help: "Words by which the beginning moves.")
  var start = 0
  @Option(parsing: .unconditional, help: "Words by which the end moves.")
  var end = 0
  @Option(help: "The wording that stands alone, if it is not the quote.")
  var text: String?
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if (quote == nil) == (start == 0 && end == 0) {
      throw ValidationError("Give either --quote, or --start and --end.")
    }
  }

  func run(on bench: inout Workbench) throws {
    let bed = try ClaimBed(of: try bench.claim(claim), in: bench)
    let span =
      try quote.map { try bed.span(of: $0) } ?? bed.moved(startBy: start, endBy: end)
    let new = bed.claim(at: span, text: text)
    if new.id == bed.claim.id {
      throw WorkbenchError("the claim stands there already; nothing was recorded", .usage)
    }
    try bench.mend(.move, [bed.claim], into: [new], because: nil)
  }
}

struct SplitClaim: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a claim into several.",
    discussion: """
      Each part is given by its words. Evidence lies beside each of them.

      Example:
        assay mend split 3fa9c2 --quote "won a fourth term" --quote "won with 61 percent"
      """)

  @Argument(help: "The claim; the open one where none is named.")
  var claim: String?
  @Option(help: "A part's words, as the document has them.")
  var quote: [String]
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if quote.count < 2 { throw ValidationError("A split wants two --quote or more.") }
  }

  func run(on bench: inout Workbench) throws {
    let bed = try ClaimBed(of: try bench.claim(claim), in: bench)
    let parts = try quote.map { bed.claim(at: try bed.span(of: $0), text: nil) }
    try bench.mend(.split, [bed.claim], into: parts, because: nil)
  }
}

struct JoinClaims: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Join claims of one document into one.",
    discussion: """
      The new claim reaches from where the first begins to where the last ends.

      Example:
        assay mend join 3fa9c2 81bb07
      """)

  @Argument(help: "The claims.")
  var claims: [String]
  @Option(help: "The wording that stands alone, if it is not the quote.")
  var text: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let all = try claims.map { try bench.claim($0) }
    guard let first = all.first, Set(all.map(\.id)).count > 1 else {
      throw WorkbenchError("a join wants two claims or more", .usage)
    }
    let bed = try ClaimBed(of: first, in: bench)
    let spans = all.compactMap(\.span)
    guard all.allSatisfy({ $0.document?.id == first.document?.id }), spans.count == all.count,
      let start = spans.map(\.start).min(), let end = spans.map(\.end).max()
    else { throw WorkbenchError("claims of different documents cannot be joined", .usage) }
    var joined = bed.claim(at: TextSpan(start: start, end: end), text: text)
    joined.kinds = all.flatMap(\.kinds).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
    joined.score = all.map(\.score).max() ?? first.score
    // One of them may reach over all: it stays as it is.
    let taken = all.filter { $0.id != joined.id }
    try bench.mend(.join, taken, into: taken.count == all.count ? [joined] : [], because: nil)
  }
}

struct AddClaim: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a claim that the extractor missed, by its words.",
    discussion: """
      DOCUMENT is the beginning of an id, a file name or words of a title.

      Example:
        assay mend add libraries --quote "the closures saved 3 million crowns" --kind quantity
      """)

  @Argument(help: "The document.")
  var document: String
  @Option(help: "The claim's words, as the document has them.")
  var quote: String
  @Option(help: "The wording that stands alone, if it is not the quote.")
  var text: String?
  @Option(help: "What sort of thing it asserts; may be given more than once.")
  var kind: [ClaimKind] = []
  @Option(help: "Who holds it, if not the author.")
  var claimant: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let reference = try bench.ledger.document(matching: document)
    let bed = try ClaimBed(in: reference, bench)
    let span = try bed.span(of: quote)
    let claim = Claim(
      document: reference, span: span, quote: bed.map.substring(of: span),
      text: text ?? bed.map.substring(of: span), kinds: kind.isEmpty ? [.other] : kind,
      reasons: ["added by a reviewer"], claimant: claimant, model: Claim.reviewerModel)
    try bench.mend(.add, [], into: [claim], because: nil)
  }
}

struct Strike: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "strike",
    abstract: "Strike claims that are none, with a reason.",
    discussion: """
      They leave lists and reports and stay on record; `undo` or `retract` brings them back. \
      Several are asked about once.

      Example:
        assay mend strike 3fa9c2 --because "an opinion"
      """)

  static let movesOn = true

  @Argument(help: "The claims, or filters; the open one where none is named.")
  var claims: [String] = []
  @Option(help: "Why.")
  var because: String
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let selection = try ClaimSelection(claims, in: bench)
    try selection.confirm("Strike", isAgreed: yes, in: bench)
    let struck = try selection.claims.map { try bench.ledger.claim($0) }
    try bench.mend(.strike, struck, into: [], because: because)
  }
}

extension Workbench {
  /// Records what was mended, claim by claim where nothing is brought in their place.
  fileprivate mutating func mend(
    _ act: CorrectionAct, _ old: [Claim], into new: [Claim], because reason: String?
  ) throws {
    var facts: [ContentID] = []
    let groups = new.isEmpty ? old.map { [$0] } : [old]
    for group in groups {
      facts += try ledger.correct(
        act, taking: group.map(\.id), bringing: new, because: reason, by: reviewer,
        signedBy: try signer()
      ).new
    }
    // Undone, the old one is open again.
    if act != .strike, let first = old.first { open(first.id) }
    remember("the \(act.rawValue) of \((old.first ?? new.first)?.id.short ?? "a claim")", facts)
    if let first = new.first { open(first.id) }
    let style = terminal.style
    for claim in new {
      try terminal.say("\(style.cyan(claim.id.short)): \(claim.text.visible().cut(to: 70))")
    }
    if act == .strike {
      try terminal.say("Struck \(old.count == 1 ? old[0].id.short : "\(old.count) claims").")
    }
  }
}
