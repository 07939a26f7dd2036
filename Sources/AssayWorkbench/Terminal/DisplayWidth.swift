import Foundation

extension String {
  /// Columns that the text takes in a terminal. Colour sequences take none.
  var displayWidth: Int {
    var width = 0
    var inEscape = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" {
        inEscape = true
      } else if inEscape {
        if scalar == "m" { inEscape = false }
      } else {
        width += scalar.columns
      }
    }
    return width
  }

  /// The text cut to `columns`, with `…` where something was left out.
  func cut(to columns: Int) -> String {
    if displayWidth <= columns { return self }
    var width = 0
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if width + scalar.columns > max(0, columns - 1) { break }
      width += scalar.columns
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  /// The text filled with spaces to `columns`.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }

  /// The text in pieces of at most `columns`; colour sequences stay with what follows them.
  func pieces(of columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var width = 0
    var inEscape = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { inEscape = true }
      let size = inEscape ? 0 : scalar.columns
      if width + size > columns, width > 0 {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        width = 0
      }
      piece.append(scalar)
      width += size
      if inEscape, scalar == "m" { inEscape = false }
    }
    return pieces + [String(piece)]
  }

  /// The text broken at spaces into lines of at most `columns`; a word that is longer than a line
  /// is broken where the line ends.
  func wrapped(to columns: Int, indent: String = "") -> String {
    let room = max(10, columns - indent.displayWidth)
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var width = 0
      let words = paragraph.split(separator: " ").flatMap { String($0).pieces(of: room) }
      for word in words {
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
}

extension Unicode.Scalar {
  /// 0 for what combines with the character before it, 2 for wide characters, else 1
  /// (Unicode Standard Annex 11, as terminals follow it).
  var columns: Int {
    switch value {
    case 0..<0x300: return 1
    case 0x200B...0x200F, 0xFE00...0xFE0F, 0x2060: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default:
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }
}
