import ArgumentParser
import AssayModel

/// Something that a key does in `triage`: a typed line. A part in braces is asked for.
struct KeyAction: Hashable {
  /// As `assay.toml` names it.
  let name: String
  /// A character, or `space`, `enter`.
  var key: String
  /// What the key types.
  let line: String
  let about: String
}

/// Which key does what. There is one table of actions; keys only type them.
struct KeyTable {
  let actions: [KeyAction]

  /// Keys beside those of the ratings, which have the digits in the order of the scale.
  private static let standard = [
    KeyAction(
      name: "high", key: "h", line: "confidence high", about: "high confidence"),
    KeyAction(
      name: "moderate", key: "m", line: "confidence moderate", about: "moderate confidence"),
    KeyAction(name: "low", key: "l", line: "confidence low", about: "low confidence"),
    KeyAction(name: "note", key: "n", line: "note", about: "write the rationale"),
    KeyAction(
      name: "evidence", key: "e", line: "evidence add {file or URL} --stance {stance}",
      about: "lay evidence beside it"),
    KeyAction(
      name: "answer", key: "a", line: "answer {evidence} {answer}",
      about: "answer evidence against it"),
    KeyAction(
      name: "why-not", key: "w", line: "why-not {rating}",
      about: "what policy still wants"),
    KeyAction(name: "next", key: "space", line: "next", about: "the next; this one stays open"),
    KeyAction(name: "skip", key: "s", line: "skip", about: "skip it for this session"),
    KeyAction(
      name: "later", key: "t", line: "later {days or day}", about: "put it off until a day"),
    KeyAction(name: "flag", key: "f", line: "flag --because {reason}", about: "flag it for others"),
    KeyAction(
      name: "move", key: "v", line: "mend move --quote {the claim's words}",
      about: "move the claim's ends"),
    KeyAction(
      name: "strike", key: "x", line: "mend strike --because {reason}",
      about: "strike it: it is no claim"),
    KeyAction(name: "undo", key: "u", line: "undo", about: "undo the last thing"),
    KeyAction(name: "show", key: "r", line: "show", about: "show the claim again"),
    KeyAction(name: "command", key: ":", line: "{command}", about: "type a command"),
    KeyAction(name: "keys", key: "?", line: "keys", about: "list the keys"),
    KeyAction(name: "quit", key: "q", line: "quit", about: "leave triage"),
  ]

  /// - Parameters:
  ///   - rebound: action -> key, from `assay.toml`.
  ///   - path: the file to name where it cannot be used.
  init(scale: RatingScale, rebound: [String: String] = [:], path: String) throws {
    var actions: [KeyAction] = scale.ratings.enumerated().map { number, rating in
      KeyAction(
        name: rating.slug, key: number < 10 ? String((number + 1) % 10) : "",
        line: "verdict \(rating.slug)", about: rating.name.visible())
    }
    actions += Self.standard
    for (name, key) in rebound.sorted(by: { $0.key < $1.key }) {
      guard let index = actions.firstIndex(where: { $0.name == name }) else {
        throw WorkbenchError(
          "\(path): there is no action “\(name)” to give a key; actions are "
            + actions.map(\.name).joined(separator: ", "), .badData)
      }
      guard key.count == 1 || ["space", "enter"].contains(key) else {
        throw WorkbenchError(
          "\(path): “\(key)” is no key for \(name): give one character, space or enter", .badData)
      }
      actions[index].key = key
    }
    for (index, action) in actions.enumerated() where !action.key.isEmpty {
      if let other = actions[..<index].first(where: { $0.key == action.key }) {
        throw WorkbenchError(
          "\(path): the key “\(action.key)” is given to both \(other.name) and \(action.name)",
          .badData)
      }
    }
    self.actions = actions
  }

  /// What a key does; nil for nothing.
  func action(for key: Character) -> KeyAction? {
    let name = key == " " ? "space" : key == "\r" || key == "\n" ? "enter" : String(key)
    return actions.first { $0.key == name }
  }

  /// All keys, for people: in two columns, so that they fit on a screen of 24 lines.
  func text(style: Style) -> String {
    let rows = (actions.count + 1) / 2
    return (0..<rows).map { row in
      [row, row + rows].filter(actions.indices.contains).map { index in
        let action = actions[index]
        let key = action.key.isEmpty ? "-" : action.key
        return "  " + style.cyan(key.padded(to: 6)) + action.about.cut(to: 30).padded(to: 30)
      }.joined() + "\n"
    }.joined() + "Each types a command, as `verdict false`; : types any.\n"
  }
}
