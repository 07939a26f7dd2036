/// A picture in SVG, drawn part by part.
///
/// Colours are classes: in a page the page's style gives them; a picture that is a file of its own
/// brings `Palette`'s. Text from outside is escaped and shortened; it shows whole in the table
/// beside the picture.
struct Drawing {
  private(set) var parts: [String] = []
  let width: Int
  var height = 0

  init(width: Int) { self.width = width }

  mutating func rectangle(_ classes: String, x: Double, y: Double, width: Double, height: Double) {
    parts.append(
      "<rect class=\"\(classes)\" x=\"\(Self.tenths(x))\" y=\"\(Self.tenths(y))\" "
        + "width=\"\(Self.tenths(width))\" height=\"\(Self.tenths(height))\"/>")
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double) {
    parts.append(
      "<path class=\"rule\" d=\"M\(Self.tenths(x1)) \(Self.tenths(y1))"
        + "L\(Self.tenths(x2)) \(Self.tenths(y2))\"/>")
  }

  enum Anchor: String { case start, middle, end }

  /// - Parameter longest: characters that fit; nil for all.
  mutating func text(
    _ text: String, x: Double, y: Double, _ anchor: Anchor = .start, longest: Int? = nil
  ) {
    let fitting = longest.map { Self.shortened(text, to: $0) } ?? text
    parts.append(
      "<text x=\"\(Self.tenths(x))\" y=\"\(Self.tenths(y))\" text-anchor=\"\(anchor)\">"
        + "\(HTMLMarkup().inline(fitting))</text>")
  }

  /// The whole picture.
  /// - Parameters:
  ///   - id: what its parts' ids begin with, different for each picture of a page.
  ///   - isFile: whether it stands alone.
  func svg(id: String, title: String, description: String, isFile: Bool) -> String {
    let markup = HTMLMarkup()
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" "
      + "viewBox=\"0 0 \(width) \(height)\" aria-labelledby=\"\(id)-title \(id)-description\">\n"
      + "<title id=\"\(id)-title\">\(markup.inline(title))</title>\n"
      + "<desc id=\"\(id)-description\">\(markup.inline(description))</desc>\n"
      + (isFile
        ? "<style>\(Palette.style)</style>\n"
          + "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>\n" : "")
      + parts.joined(separator: "\n") + "\n</svg>\n"
  }

  /// In units of the picture, with one digit after the point, whatever the language.
  static func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return scaled % 10 == 0
      ? String(scaled / 10)
      : "\(scaled < 0 ? "-" : "")\(abs(scaled) / 10).\(abs(scaled) % 10)"
  }

  static func shortened(_ text: String, to length: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > length else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(length - 1))) + "…"
  }
}

/// The colours of pictures and pages; the style of a page names the same ones.
enum Palette {
  static let light = [
    "paper": "#fdfcfa", "ink": "#1d1c1a", "faint": "#5c5850", "rule": "#d6d1c7",
    "tone-1": "#f6c9c2", "tone-2": "#f8dcc4", "tone-3": "#f5eab9", "tone-4": "#d9ecc6",
    "tone-5": "#bfe5c8", "tone-off": "#dcdcea", "tone-open": "#e4e2dd",
  ]
  static let dark = [
    "paper": "#191817", "ink": "#ece9e4", "faint": "#b0aaa0", "rule": "#45423d",
    "tone-1": "#6d2a22", "tone-2": "#6b3d1c", "tone-3": "#5a4d12", "tone-4": "#37501f",
    "tone-5": "#1d5230", "tone-off": "#3d3d58", "tone-open": "#45423d",
  ]

  /// For a picture that is a file of its own.
  static let style =
    "text{font:13px system-ui,sans-serif}" + rules(light)
    + "@media (prefers-color-scheme:dark){" + rules(dark) + "}"

  private static func rules(_ colours: [String: String]) -> String {
    let tones = colours.keys.filter { $0.hasPrefix("tone") }.sorted()
    let faint = colours["faint"] ?? ""
    return ".paper{fill:\(colours["paper"] ?? "")}text{fill:\(colours["ink"] ?? "")}"
      + ".rule{stroke:\(faint)}"
      + tones.map { ".\($0){fill:\(colours[$0] ?? "");stroke:\(faint)}" }.joined()
  }
}
