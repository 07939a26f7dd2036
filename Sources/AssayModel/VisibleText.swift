extension String {
  /// The text with everything made visible that could act on a terminal or hide in a line:
  /// control characters, escape sequences, bidirectional overrides, zero-width characters.
  ///
  /// ESC becomes `␛`, other C0 controls their pictures (U+2400 on), the rest `<U+202E>`.
  /// - Parameter keepingLines: whether line feeds and tabs stay what they are.
  public func visible(keepingLines: Bool = false) -> String {
    guard unicodeScalars.contains(where: \.isHarmful) else { return self }
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if keepingLines && (scalar == "\n" || scalar == "\t") {
        out.append(scalar)
      } else if !scalar.isHarmful {
        out.append(scalar)
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        out.append(picture)
      } else if scalar.value == 0x7F {
        out.append("\u{2421}")
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        out.append(contentsOf: "<U+\(padding)\(digits)>".unicodeScalars)
      }
    }
    return String(out)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader of text would obey it rather than show it.
  fileprivate var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
    case 0xAD, 0x61C, 0x180E: true  // soft hyphen, Arabic letter mark, Mongolian separator
    case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true  // interlinear annotation, tags
    default: false
    }
  }
}
