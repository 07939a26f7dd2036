import AssayModel

/// Finds slips in templates that Mustache would pass over in silence: unknown names, missing and
/// circular includes, files that nothing uses.
struct TemplateCheck {
  let sources: [String: String]

  /// - Parameter added: templates that a workspace brought.
  func run(added: [String]) throws {
    var includes: [String: [String]] = [:]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      includes[name] = try check(source, named: name)
    }
    for name in sources.keys.sorted() { try walk(name, path: [name], includes: includes) }
    let included = Set(includes.values.joined())
    for name in added where BuiltInTemplates.sources[name] == nil && !included.contains(name) {
      throw ReportError.unknownTemplate(name: name, known: BuiltInTemplates.sources.keys.sorted())
    }
  }

  /// Checks the names of one template's tags. Returns what it includes.
  private func check(_ source: String, named template: String) throws -> [String] {
    var included: [String] = []
    for tag in try TemplateTag.tags(in: source, of: template) {
      switch tag.kind {
      case .value, .section, .inverted:
        if Template.Place(rawValue: tag.name) != nil { continue }
        for key in tag.keys.map(String.init) where Vocabulary.numbers[key] == nil {
          throw ReportError.unknownKey(
            template: template, line: tag.line, key: key, nearest: nearest(to: key))
        }
      case .include:
        guard sources[tag.name] != nil else {
          throw ReportError.unknownPartial(
            template: template, line: tag.line, partial: tag.name)
        }
        included.append(tag.name)
      case .end, .comment: break
      }
    }
    return included
  }

  private func walk(_ name: String, path: [String], includes: [String: [String]]) throws {
    for next in includes[name] ?? [] {
      if path.contains(next) {
        throw ReportError.recursion(template: next, path: path + [next])
      }
      try walk(next, path: path + [next], includes: includes)
    }
  }

  /// The known name that differs in the fewest letters, if they are few.
  private func nearest(to key: String) -> String? {
    let ranked = Vocabulary.numbers.keys.sorted()
      .map { (name: $0, distance: $0.lowercased().editDistance(to: key.lowercased())) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= 3 else {
      return nil
    }
    return best.name
  }
}
