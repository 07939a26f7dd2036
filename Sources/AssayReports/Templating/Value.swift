import AssayModel

/// A value as a template sees it.
enum Value: Sendable {
  /// Not there: it shows nothing, and hides a value of the same name further out.
  case absent
  case flag(Bool)
  /// Text that is safe in the format already: made by Assay, or escaped.
  case safe(String)
  /// Text from outside, which comes out escaped whichever tag shows it.
  case data(String)
  case node(any Node)
  case list([Value])

  /// The forms in which a template may ask for text from outside.
  enum Form: String, CaseIterable {
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

  static let forms = Names<Form>()

  /// Whether a section on it is shown.
  var isShown: Bool {
    switch self {
    case .absent: false
    case .flag(let flag): flag
    case .safe(let text), .data(let text): !text.isEmpty
    case .node: true
    case .list(let items): !items.isEmpty
    }
  }

  /// What this scope has under a name; nil where it knows none such.
  func value(_ name: Name, _ markup: any Markup) -> Value? {
    switch self {
    case .node(let node): return node.value(name)
    case .data(let text):
      guard let form = Self.forms[name] else { return nil }
      return .safe(markup.text(text, as: form))
    default: return nil
    }
  }
}

/// Something with values under names.
protocol Node: Sendable {
  /// Nil where it has no such name, so that the name is looked up further out.
  func value(_ name: Name) -> Value?
}

/// A node whose names are the cases of an enumeration.
protocol KeyedNode: Node {
  associatedtype Key: CaseIterable & RawRepresentable & Sendable where Key.RawValue == String
  static var names: Names<Key> { get }
  func value(of key: Key) -> Value
}

extension KeyedNode {
  func value(_ name: Name) -> Value? {
    guard let key = Self.names[name] else { return nil }
    return value(of: key)
  }
}

extension Markup {
  fileprivate func text(_ text: String, as form: Value.Form) -> String {
    switch form {
    case .short: inline(ShortQuote.of(text))
    case .block: block(linesOfText(text), prefix: "", leading: false)
    case .quoted: block(linesOfText(text), prefix: "> ", leading: true)
    case .quotedInItem: block(linesOfText(text), prefix: "  > ", leading: true)
    case .item: block(linesOfText(text), prefix: "  ", leading: false)
    }
  }
}
