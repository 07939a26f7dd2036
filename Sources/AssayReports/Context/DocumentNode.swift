import AssayModel

/// A document of the report, with its claims and its annotated text.
struct DocumentNode: KeyedNode {
  enum Key: String, CaseIterable {
    case documentNumber, name, author, date, url, path
    case sha256
    case claims, hasClaims, documentClaimCount
    case lines
  }

  let index: Int
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    let layout = rendering.layout
    let document = layout.content.sections[index].document
    let range = layout.ranges[index]
    switch key {
    case .documentNumber: return .safe(String(index + 1))
    case .name: return rendering.data(document.reference.name)
    case .author: return rendering.data(document.author)
    case .date: return rendering.plain(document.date.map(rendering.language.day))
    case .url: return rendering.linked(document.url, to: document.url.flatMap(LinkTarget.web))
    case .path: return rendering.data(document.path)
    case .sha256: return rendering.plain(document.source?.hex)
    case .claims: return rendering.claims(range)
    case .hasClaims: return .flag(!range.isEmpty)
    case .documentClaimCount: return .safe(String(range.count))
    case .lines: return .list(annotatedLines())
    }
  }

  private func annotatedLines() -> [Value] {
    let map = rendering.layout.maps[index]
    let placed = rendering.layout.entries[rendering.layout.ranges[index]].filter(\.isPlaced)
    let spans = placed.compactMap { entry in
      entry.dossier.claim.span.map { (number: entry.number, bytes: map.bytes(of: $0)) }
    }
    let text = AnnotatedText(map.text, spans: spans)
    return text.lines.enumerated().map { number, pieces in
      .node(
        LineNode(
          pieces: pieces, map: map, rendering: rendering,
          previousIsEmpty: number == 0 || text.lines[number - 1].isEmpty,
          nextIsEmpty: number + 1 >= text.lines.count || text.lines[number + 1].isEmpty))
    }
  }
}

/// One line of an annotated text.
struct LineNode: KeyedNode {
  enum Key: String, CaseIterable {
    case pieces
    /// Whether there is anything on it.
    case isEmptyLine
    /// Whether a paragraph begins with it, goes on after it, ends with it.
    case opens, continues, closes
  }

  let pieces: [AnnotatedText.Piece]
  let map: ScalarMap
  let rendering: Rendering
  let previousIsEmpty: Bool
  let nextIsEmpty: Bool

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    switch key {
    case .pieces:
      .list(
        pieces.indices.map { index in
          .node(
            PieceNode(
              piece: pieces[index], map: map, rendering: rendering, isFirst: index == 0,
              isLast: index == pieces.count - 1))
        })
    case .isEmptyLine: .flag(pieces.isEmpty)
    case .opens: .flag(!pieces.isEmpty && previousIsEmpty)
    case .continues: .flag(!pieces.isEmpty && !nextIsEmpty)
    case .closes: .flag(!pieces.isEmpty && nextIsEmpty)
    }
  }
}

/// A stretch of an annotated text that belongs to the same claims throughout.
struct PieceNode: KeyedNode {
  enum Key: String, CaseIterable {
    case words
    /// Claims that begin right before it, cover it, end right after it.
    case beginning, covering, ending
    case isCovered
    /// How many claims cover it, for shading.
    case depth
    /// The covering claim that began last, which the words link to.
    case innermost
  }

  let piece: AnnotatedText.Piece
  let map: ScalarMap
  let rendering: Rendering
  let isFirst: Bool
  let isLast: Bool

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    switch key {
    case .words:
      .safe(
        rendering.markup.piece(
          map.substring(ofBytes: piece.bytes)[...], atStart: isFirst,
          atEnd: isLast && piece.ending.isEmpty))
    case .beginning: .list(claims(piece.beginning))
    case .covering: .list(claims(piece.covering))
    case .ending: .list(claims(piece.ending))
    case .isCovered: .flag(!piece.covering.isEmpty)
    case .depth: .safe(String(min(piece.covering.count, 3)))
    case .innermost: claims(piece.covering.suffix(1)).first ?? .absent
    }
  }

  private func claims(_ numbers: some Sequence<Int>) -> [Value] {
    numbers.map { rendering.claim(rendering.layout.entries[$0 - 1]) }
  }
}
