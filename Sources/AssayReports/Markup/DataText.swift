import AssayModel
import Mustache

/// Text from outside as a template sees it. Whatever tag shows it, `{{note}}` or `{{{note}}}`,
/// it comes out escaped for the format.
struct DataText: MustacheCustomRenderable, MustacheParent {
  enum Key: String, CaseIterable {
    /// Cut to a summary's length, on one line.
    case short
    /// With its line breaks, as a paragraph of its own.
    case block
    /// As the lines of a block quote.
    case quoted
    /// As the lines of a block quote inside a list item.
    case quotedInItem
    /// With its line breaks, inside a list item.
    case item
  }

  let text: String
  let rendering: Rendering

  private var markup: any Markup { rendering.markup }

  var renderText: String { markup.inline(text) }
  var isNull: Bool { text.isEmpty }

  func child(named name: String) -> Any? {
    guard let key = Key(rawValue: name) else { return nil }
    switch key {
    case .short: return Plain(markup.inline(ShortQuote.of(text)))
    case .block: return Plain(markup.block(linesOfText(text), prefix: "", leading: false))
    case .quoted: return Plain(markup.block(linesOfText(text), prefix: "> ", leading: true))
    case .quotedInItem:
      return Plain(markup.block(linesOfText(text), prefix: "  > ", leading: true))
    case .item: return Plain(markup.block(linesOfText(text), prefix: "  ", leading: false))
    }
  }
}

/// Text that is safe already: made by Assay, or escaped.
struct Plain: MustacheCustomRenderable, MustacheParent, Sendable {
  let renderText: String
  var isNull: Bool { renderText.isEmpty }

  init(_ text: String) { renderText = text }

  func child(named: String) -> Any? { nil }
}

/// What stands for a value that is not there, so that a tag shows nothing rather than the
/// value of the same name further out.
struct Absent: MustacheCustomRenderable, MustacheParent {
  let renderText = ""
  let isNull = true

  func child(named: String) -> Any? { nil }
}
