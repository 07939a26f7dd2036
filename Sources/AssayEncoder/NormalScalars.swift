import Foundation

/// What becomes of a scalar before words are looked up: control characters go, accents and case
/// too, blanks part words, punctuation and ideographs are words of their own.
enum NormalScalars {
  case blank
  /// A word by itself.
  case alone(Unicode.Scalar)
  /// Part of a word.
  case part(Unicode.Scalar)

  static func forEach(of scalar: Unicode.Scalar, _ body: (NormalScalars) -> Void) {
    if scalar.isASCII { return ascii(scalar, body) }
    if scalar.value == 0xFFFD || isControl(scalar) { return }
    if scalar.properties.isWhitespace { return body(.blank) }
    let isIdeograph = isIdeograph(scalar)
    for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    where part.properties.generalCategory != .nonspacingMark {
      for lower in part.properties.lowercaseMapping.unicodeScalars {
        body(isIdeograph || isPunctuation(lower) ? .alone(lower) : .part(lower))
      }
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar, _ body: (NormalScalars) -> Void) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20: body(.blank)
    case 0..<0x20, 0x7F: break
    case 0x41...0x5A: body(.part(Unicode.Scalar(UInt8(scalar.value) + 32)))
    case 0x30...0x39, 0x61...0x7A: body(.part(scalar))
    default: body(.alone(scalar))
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate: true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F,
      0x2B740...0x2B81F, 0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
