import AssayModel
import Mustache

/// What every node of one report shares: the layout, and the format it is written in. A class,
/// because Mustache copies its nodes at every step.
final class Rendering: Sendable {
  let layout: ReportLayout
  let markup: any Markup

  init(layout: ReportLayout, markup: any Markup) {
    self.layout = layout
    self.markup = markup
  }

  func data(_ text: String?) -> Any {
    guard let text, !text.isEmpty else { return Absent() }
    return DataText(text: text, rendering: self)
  }

  func plain(_ text: String?) -> Any {
    guard let text, !text.isEmpty else { return Absent() }
    return Plain(text)
  }

  /// The text as a link where there is somewhere to lead to, else as it is.
  func linked(_ text: String?, to target: String?) -> Any {
    guard let text, !text.isEmpty, let target else { return data(text) }
    return Plain(markup.link(text, to: target))
  }

  func claims(_ range: Range<Int>) -> [ClaimNode] {
    layout.entries[range].map { ClaimNode(entry: $0, rendering: self) }
  }
}
