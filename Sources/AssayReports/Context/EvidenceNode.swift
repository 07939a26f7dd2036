import AssayModel

/// A piece of evidence laid beside a claim.
struct EvidenceNode: KeyedNode {
  enum Key: String, CaseIterable {
    /// Its name, which leads to the kept copy, else to its address on the web.
    case name
    case evidenceAuthor, evidenceDate
    /// Where it was read; a link where that is on the web.
    case location
    case stance, stanceTitle
    case source, sourceKind, grade, reliability, credibility
    case excerpt, excerptOffsets, excerptPage, note, attachedBy, attachedAt
    case isKept, sha256, byteCount, mediaType, method, capturedBy, capturedAt, captureNote
  }

  let attachment: Attachment
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    let evidence = attachment.evidence
    let source = evidence.source
    let capture = evidence.capture
    switch key {
    case .name:
      return rendering.linked(evidence.name, to: keptCopy ?? location.flatMap(LinkTarget.web))
    case .evidenceAuthor: return rendering.data(evidence.author)
    case .evidenceDate: return rendering.plain(evidence.date.map(rendering.language.day))
    case .location: return rendering.linked(location, to: location.flatMap(LinkTarget.web))
    case .stance: return .safe(stance.lowercased())
    case .stanceTitle: return .safe(stance)
    case .source: return rendering.data(source.name)
    case .sourceKind: return rendering.plain(source.kind?.rawValue)
    case .grade: return rendering.plain(source.grade)
    case .reliability: return rendering.plain(source.reliability?.meaning)
    case .credibility: return rendering.plain(source.credibility?.meaning)
    case .excerpt: return rendering.data(attachment.quote)
    case .excerptOffsets:
      return rendering.plain(attachment.span.map { "\($0.start)–\($0.end)" })
    case .excerptPage: return rendering.plain(attachment.page.map(String.init))
    case .note: return rendering.data(attachment.note)
    case .attachedBy: return rendering.data(attachment.who)
    case .attachedAt: return .safe(rendering.language.time(attachment.time))
    case .isKept: return .flag(capture != nil)
    case .sha256: return rendering.plain(capture?.sha256.hex)
    case .byteCount: return rendering.plain(capture.map { rendering.language.number($0.byteCount) })
    case .mediaType: return rendering.data(capture?.mediaType)
    case .method: return rendering.plain(capture?.method.rawValue)
    case .capturedBy: return rendering.data(capture?.who)
    case .capturedAt: return rendering.plain(capture.map { rendering.language.time($0.time) })
    case .captureNote: return rendering.data(capture?.note)
    }
  }

  private var location: String? { attachment.evidence.url ?? attachment.evidence.capture?.location }

  private var keptCopy: String? {
    guard let base = rendering.layout.content.pathToWorkspace,
      let path = attachment.evidence.capture?.storedAs
    else { return nil }
    return LinkTarget.file(path, from: base)
  }

  private var stance: String {
    switch attachment.stance {
    case .supports: "Supports"
    case .refutes: "Refutes"
    case .context: "Context"
    }
  }
}
