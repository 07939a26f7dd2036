import Foundation

extension String {
  /// Columns that the text takes in a terminal. Colour sequences take none.
  var displayWidth: Int {
    var width = 0
    var inEscape = false
    for character in self {
      if character == "\u{1B}" {
        inEscape = true
      } else if inEscape {
        if character == "m" { inEscape = false }
      } else {
        width += character.columns
      }
    }
    return width
  }

  /// The text cut to `columns`, with `…` where something was left out. What is drawn as one is
  /// never cut apart.
  func cut(to columns: Int) -> String {
    if displayWidth <= columns { return self }
    var width = 0
    var kept = ""
    for character in self {
      if width + character.columns > max(0, columns - 1) { break }
      width += character.columns
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text filled with spaces to `columns`.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }

  /// The text broken into lines of at most `columns`: at spaces, and within a word where it alone
  /// is longer, as in a language that writes none.
  func wrapped(to columns: Int, indent: String = "") -> String {
    let room = max(10, columns - indent.displayWidth)
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var width = 0
      for word in paragraph.split(separator: " ").flatMap({ String($0).broken(to: room) }) {
        let size = word.displayWidth
        if !line.isEmpty && width + 1 + size > room {
          lines.append(indent + line)
          line = ""
          width = 0
        }
        if !line.isEmpty {
          line += " "
          width += 1
        }
        line += word
        width += size
      }
      lines.append(line.isEmpty ? "" : indent + line)
    }
    return lines.joined(separator: "\n")
  }

  /// A word in pieces of at most `columns`. A colour sequence stays with what follows it.
  private func broken(to columns: Int) -> [String] {
    if displayWidth <= columns { return [self] }
    var pieces: [String] = []
    var piece = ""
    var width = 0
    var inEscape = false
    for character in self {
      if character == "\u{1B}" { inEscape = true }
      let size = inEscape ? 0 : character.columns
      if inEscape && character == "m" { inEscape = false }
      if width + size > columns {
        pieces.append(piece)
        piece = ""
        width = 0
      }
      piece.append(character)
      width += size
    }
    return pieces + [piece]
  }
}

extension Character {
  /// Columns that it takes. What is joined to one picture (a family, a flag, a heart with a
  /// variation selector) takes as much as a picture.
  var columns: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return first.columns }
    if scalars.contains("\u{FE0F}") || scalars.contains("\u{200D}") && first.properties.isEmoji {
      return 2
    }
    if (0x1F1E6...0x1F1FF).contains(first.value) { return 2 }
    return scalars.reduce(0) { max($0, $1.columns) }
  }
}

extension Unicode.Scalar {
  /// 0 for what combines with the character before it, 2 for wide characters, else 1
  /// (Unicode Standard Annex 11, as terminals follow it).
  var columns: Int {
    switch value {
    case 0..<0x300: return 1
    case 0x200B...0x200F, 0xFE00...0xFE0F, 0x2060: return 0
    case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
      0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705, 0x270A...0x270B, 0x2728, 0x274C,
      0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2E80...0x303E, 0x3041...0x33FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F7E0...0x1F7EB, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }
}
