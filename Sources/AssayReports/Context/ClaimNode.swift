import AssayModel

/// A claim's entry.
struct ClaimNode: KeyedNode {
  enum Key: String, CaseIterable {
    case number, id, shortId
    case quote
    /// The standalone wording, where it differs from the quote.
    case wording
    /// Who holds it: the claimant, else the source it is attributed to, else the author.
    case holder
    case claimant, attributionSource, attributionCue
    /// The document's name, which leads to its address, and the bare name; its number where the
    /// report has its text.
    case document, documentName, inDocument, documentNumber, documentDate
    case hasPlace, start, end, offsets, line, page
    /// Whether the annotated text marks it.
    case isMarked
    case kinds, modality, negated, score, model
    case reasons, members
    /// The number of the utterance that holds it.
    case contentOf
    case verdict, isOpen
    /// All verdicts, oldest first, where there is more to tell than the standing one.
    case history, hasHistory
    case evidence, hasEvidence
    case imported
  }

  let entry: ReportLayout.Entry
  let rendering: Rendering

  private var claim: Claim { entry.dossier.claim }

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    let claim = claim
    switch key {
    case .number: return .safe(String(entry.number))
    case .id: return .safe(claim.id.hex)
    case .shortId: return .safe(claim.id.short)
    case .quote: return rendering.data(claim.quote)
    case .wording: return rendering.data(claim.text == claim.quote ? nil : claim.text)
    case .holder: return rendering.data(claim.holder)
    case .claimant: return rendering.data(claim.claimant)
    case .attributionSource: return rendering.data(claim.attribution?.source)
    case .attributionCue: return rendering.data(claim.attribution?.cue)
    case .document:
      let document = claim.document
      return rendering.linked(
        document?.name,
        to: entry.section.map { "#document-\($0 + 1)" } ?? document?.url.flatMap(LinkTarget.web))
    case .documentName: return rendering.data(claim.document?.name)
    case .inDocument: return .flag(entry.section != nil)
    case .documentNumber: return rendering.plain(entry.section.map { String($0 + 1) })
    case .documentDate: return rendering.day(claim.document?.date)
    case .hasPlace: return .flag(claim.span != nil)
    case .start: return rendering.plain(claim.span.map { String($0.start) })
    case .end: return rendering.plain(claim.span.map { String($0.end) })
    case .offsets: return rendering.plain(claim.span.map { "\($0.start)–\($0.end)" })
    case .line: return rendering.plain(line.map(String.init))
    case .page: return rendering.plain(page.map(String.init))
    case .isMarked: return .flag(entry.isPlaced)
    case .kinds: return .safe(claim.kinds.map(\.rawValue).joined(separator: ", "))
    case .modality: return .safe(claim.modality.rawValue)
    case .negated: return .flag(claim.negated)
    case .score:
      return .safe(rendering.language.hundredths(min(max(claim.score, 0), 1)))
    case .model: return rendering.data(claim.model)
    case .reasons: return rendering.data(claim.reasons.joined(separator: "; "))
    case .members: return rendering.data(claim.members.joined(separator: "; "))
    case .contentOf:
      return rendering.plain(claim.contentOf.flatMap(rendering.layout.number).map(String.init))
    case .verdict:
      return standing.map { .node(VerdictNode(entry: $0, rendering: rendering)) } ?? .absent
    case .isOpen: return .flag(standing == nil)
    case .history: return .list(history)
    case .hasHistory: return .flag(hasHistory)
    case .evidence:
      return .list(
        entry.dossier.attachments.map { .node(EvidenceNode(attachment: $0, rendering: rendering)) })
    case .hasEvidence: return .flag(!entry.dossier.attachments.isEmpty)
    case .imported:
      return claim.imported.map { .node(ImportNode(origin: $0, rendering: rendering)) } ?? .absent
    }
  }

  private var standing: VerdictEntry? { entry.dossier.verdicts.last { $0.retraction == nil } }

  private var hasHistory: Bool {
    entry.dossier.verdicts.count > 1 || entry.dossier.verdicts.contains { $0.retraction != nil }
  }

  private var history: [Value] {
    guard hasHistory else { return [] }
    return entry.dossier.verdicts.map { .node(VerdictNode(entry: $0, rendering: rendering)) }
  }

  /// The line of the document's text on which the claim begins.
  private var line: Int? {
    guard entry.isPlaced, let section = entry.section, let span = claim.span else { return nil }
    return rendering.layout.line(ofScalar: span.start, section: section)
  }

  private var page: Int? {
    guard entry.isPlaced, let section = entry.section, let span = claim.span else { return nil }
    let pages = rendering.layout.content.sections[section].document.pages
    let before = pages.count { $0 <= span.start }
    return before > 0 ? before : nil
  }
}
