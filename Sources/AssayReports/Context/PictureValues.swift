/// How a report shows its pictures: inside a page, or as files beside a text.
struct PictureValues {
  let rendering: Rendering

  private var language: ReportLanguage { rendering.language }

  /// - Parameter id: tells pictures of one page apart.
  func verdicts(_ spread: Distribution, id: String = "verdicts") -> Value {
    guard !spread.given.isEmpty else { return .absent }
    return show(
      .verdicts, spread.drawing(in: language), id: id, title: Self.verdictsTitle,
      description: spread.description(in: language))
  }

  func timeline(_ timeline: Timeline) -> Value {
    guard !timeline.periods.isEmpty else { return .absent }
    return show(
      .timeline, timeline.drawing, id: "timeline", title: Self.timelineTitle,
      description: timeline.description(in: language))
  }

  static let verdictsTitle = "Claims by verdict"
  static let timelineTitle = "Verdicts by the time they were given"

  private func show(
    _ picture: Picture, _ drawing: Drawing, id: String, title: String, description: String
  ) -> Value {
    if rendering.markup is HTMLMarkup {
      return .safe(drawing.svg(id: id, title: title, description: description, isFile: false))
    }
    guard let stem = rendering.layout.content.pictureStem, id == picture.rawValue,
      let target = LinkTarget.file("\(stem)-\(picture).svg", from: "")
    else { return .absent }
    return .safe("!" + rendering.markup.link("\(title). \(description)", to: target))
  }
}

/// A picture that lies beside a report in Markdown.
public struct PictureFile: Hashable, Sendable {
  /// What the report's name without its suffix is followed by: `-verdicts.svg`.
  public var ending: String
  public var svg: String
}

extension ReportContent {
  /// The pictures that the report's Markdown shows; none where it has no `pictureStem`.
  public var pictures: [PictureFile] {
    guard pictureStem != nil, kind.hasPictures else { return [] }
    let dossiers = sections.flatMap(\.dossiers) + strays
    let spread = Distribution(dossiers, on: scale)
    let timeline = Timeline(dossiers, spread, in: language)
    var files: [PictureFile] = []
    if !spread.given.isEmpty {
      files.append(
        PictureFile(
          ending: "-\(Picture.verdicts).svg",
          svg: spread.drawing(in: language).svg(
            id: "verdicts", title: PictureValues.verdictsTitle,
            description: spread.description(in: language), isFile: true)))
    }
    if !timeline.periods.isEmpty {
      files.append(
        PictureFile(
          ending: "-\(Picture.timeline).svg",
          svg: timeline.drawing.svg(
            id: "timeline", title: PictureValues.timelineTitle,
            description: timeline.description(in: language), isFile: true)))
    }
    return files
  }
}

extension ReportKind {
  /// Whether its built-in template shows pictures of all claims together.
  var hasPictures: Bool { [.full, .summary, .statistics].contains(self) }
}
