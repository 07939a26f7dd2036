import AssayModel

/// What every node of one report shares: the layout, and how values are written.
final class Rendering: Sendable {
  let layout: ReportLayout
  let markup: any Markup

  var language: ReportLanguage { layout.content.language }

  init(layout: ReportLayout, markup: any Markup) {
    self.layout = layout
    self.markup = markup
  }

  func data(_ text: String?) -> Value {
    guard let text, !text.isEmpty else { return .absent }
    return .data(text)
  }

  func plain(_ text: String?) -> Value {
    guard let text, !text.isEmpty else { return .absent }
    return .safe(text)
  }

  /// A day as somebody wrote it: in the report's language where it is one, else as it is.
  func day(_ text: String?) -> Value {
    guard let text, text.utf8.count == 10, let day = CalendarDay(text) else { return data(text) }
    return .safe(language.day(day))
  }

  func count(_ number: Int) -> Value { .safe(language.number(number)) }

  /// The text as a link where there is somewhere to lead to, else as it is.
  func linked(_ text: String?, to target: String?) -> Value {
    guard let text, !text.isEmpty, let target else { return data(text) }
    return .safe(markup.link(text, to: target))
  }

  func claim(_ entry: ReportLayout.Entry) -> Value {
    .node(ClaimNode(entry: entry, rendering: self))
  }

  func claims(_ entries: some Sequence<ReportLayout.Entry>) -> Value {
    .list(entries.map(claim))
  }

  func claims(_ range: Range<Int>) -> Value { claims(layout.entries[range]) }

  func ratings(_ distribution: Distribution) -> Value {
    .list(
      distribution.given.map {
        .node(RatingNode(share: $0, all: distribution.claims, rendering: self))
      })
  }
}
