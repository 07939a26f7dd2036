import AssayModel

/// Colours and weights, where the terminal shows them and the user wants them. No meaning rests
/// on them alone.
struct Style {
  let coloured: Bool
  /// Whether marks are words rather than signs, for a screen reader.
  var isPlain = false

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func marked(_ text: String) -> String { wrap(text, "1;4") }
  func red(_ text: String) -> String { wrap(text, "31") }
  func green(_ text: String) -> String { wrap(text, "32") }
  func yellow(_ text: String) -> String { wrap(text, "33") }
  func cyan(_ text: String) -> String { wrap(text, "36") }

  /// What stands before and after a claim's words in their context.
  var marks: (before: String, after: String) {
    isPlain ? ("[claim begins] ", " [claim ends]") : ("▶", "◀")
  }

  /// A rating in the colour of where it stands on the scale; the word alone says it all.
  func rating(_ name: String, in scale: RatingScale) -> String {
    switch scale.direction(of: name) {
    case ..<0: red(name)
    case 0: yellow(name)
    default: green(name)
    }
  }

  func stance(_ stance: Stance) -> String {
    switch stance {
    case .supports: green(stance.rawValue)
    case .refutes: red(stance.rawValue)
    case .context: cyan(stance.rawValue)
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    coloured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
