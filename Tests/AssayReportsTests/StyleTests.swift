import Foundation
import Testing

@testable import AssayReports

/// WCAG 2.2, 1.4.3: text needs a contrast of at least 4.5 with what lies behind it.
struct StyleTests {
  /// The colours of the first or the second `:root` of the style: light, dark.
  private func colours(_ index: Int) throws -> [String: Double] {
    let style = try #require(BuiltInTemplates.sources["style.css"])
    let block = style.components(separatedBy: ":root {")[index + 1].prefix { $0 != "}" }
    var colours: [String: Double] = [:]
    for declaration in block.split(separator: ";") {
      let parts = declaration.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
      colours[parts[0]] = luminance(String(parts[1].dropFirst()))
    }
    return colours
  }

  private func luminance(_ hex: String) -> Double {
    let value = Int(hex, radix: 16) ?? 0
    let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  @Test(arguments: [0, 1]) func `all text stands out from what lies behind it`(index: Int) throws {
    let colours = try colours(index)
    let tones = ["1", "2", "3", "4", "5", "off", "open"].map { ("--ink", "--tone-\($0)") }
    let pairs = [("--ink", "--paper"), ("--faint", "--paper"), ("--link", "--paper")] + tones
    for (text, ground) in pairs {
      let a = try #require(colours[text])
      let b = try #require(colours[ground])
      #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\(text) on \(ground)")
    }
  }

  @Test(arguments: [0, 1]) func `pictures have the colours of pages`(index: Int) throws {
    let colours = try colours(index)
    for (name, hex) in index == 0 ? Palette.light : Palette.dark {
      #expect(colours["--\(name)"] == luminance(String(hex.dropFirst())), "\(name)")
    }
  }

  /// WCAG 2.2, 1.4.11: what is to be seen of a graphic needs a contrast of 3 with what is beside it.
  @Test(arguments: [0, 1]) func `bars have an outline that can be seen`(index: Int) throws {
    let colours = try colours(index)
    let line = try #require(colours["--faint"])
    let paper = try #require(colours["--paper"])
    #expect((max(line, paper) + 0.05) / (min(line, paper) + 0.05) >= 3)
  }
}
