public import AssayModel

extension ReportContent {
  /// What a report says that no fact holds, so that it can be made again of the facts alone.
  public var settings: JSONValue {
    [
      "title": .string(title), "desk": JSONValue(desk), "path": JSONValue(pathToWorkspace),
      "language": JSONValue(language == .plain ? nil : language.code),
      "pictures": JSONValue(pictureStem),
      "scale": [
        "name": .string(scale.name),
        "ratings": .array(
          scale.ratings.map {
            ["name": .string($0.name), "value": $0.value.map { .int($0) } ?? .null]
          }),
      ],
    ]
  }

  /// The content of a published report.
  /// - Parameter settings: what `settings` gave.
  public init(
    settings: JSONValue, documents: [Document], dossiers: [Dossier], redacted: [RedactedFact]
  ) {
    let scale = settings["scale"]
    let ratings = (scale?["ratings"]?.array ?? []).compactMap { rating in
      rating["name"]?.string.map { RatingScale.Rating($0, rating["value"]?.int) }
    }
    self.init(
      title: settings["title"]?.string ?? "", desk: settings["desk"]?.string,
      documents: documents, dossiers: dossiers,
      scale: RatingScale(name: scale?["name"]?.string ?? "", ratings: ratings),
      pathToWorkspace: settings["path"]?.string)
    self.redacted = redacted
    language = settings["language"]?.string.flatMap(ReportLanguage.init) ?? .plain
    pictureStem = settings["pictures"]?.string
  }
}
