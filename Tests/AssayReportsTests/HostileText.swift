@testable import AssayReports

/// Strings that try to be more than text.
enum HostileText {
  static let lines: [String] = [
    "a | b || c \\| d \\\\| e", "*bold* **bolder** ***all*** _it_ __u__ ~~gone~~ ~x~",
    "`code` ``two`` ``` fence", "[text](https://evil.example) ![pic](x.png) [ref][1] [^1]",
    "[1]: https://evil.example \"t\"", "<script>alert(1)</script>", "</td></tr></table><b>",
    "<img src=x onerror=alert(1)>", "<!-- hidden", "-->", "<![CDATA[x]]>", "<?php echo 1 ?>",
    "&copy; &amp; &#x202E; &lt;b&gt; &notAnEntity", "# heading", "###### six ######", "not # one #",
    "- item", "+ item", "* item", "1. one", "1) one", "123456789. x", "12.5 percent", "2024.",
    "> quote", "    code", "\tcode", "trailing two  ", "  both  ", "---", "===", "***", "___",
    "- - -", "--- | ---", ":---:", ":-", "| --- |", "|---|:--|", "~~~", "```swift",
    "- [x] done", "[ ] todo", "https://evil.example/a?b=c&d=e", "HTTP://EVIL.example",
    "ftp://x.example", "www.evil.example", "WWW.evil.example", "see(www.evil.example)",
    "mail me@evil.example now", "a.b+c-d_e@evil.example", "mailto:me@evil.example",
    "xmpp:me@evil.example/r", "@user #12 !3 :smile:", "<https://evil.example>", "<me@evil.example>",
    "javascript:alert(1)", "$x^2$ $$y$$", "{{title}} {{{title}}} {{#claims}} {{> claim.md}}",
    "\\", "ends in \\", "\\\\", "\\n", "wow!", "![", "!", "\"quoted\" 'single' “curly”",
    "\u{1B}[31mred\u{1B}[0m \u{07}", "\u{202E}gnp.exe\u{202C} \u{2066}x\u{2069}", "nul\u{0}nul",
    "zero\u{200B}width\u{FEFF}", "cr\rcr", "line\u{2028}separator \u{85} x", "\u{A0}nbsp\u{A0}",
    "\u{3000}wide\u{3000}", "emoji 👩‍👩‍👧 e\u{301} 中文 עברית العربية", "…", "=cmd|' /C calc'!A0",
    "a*b*c a_b_c 2*3*4", "**", "*", "_", "`", "``", "<", ">", "&", "|", "#", "[", "]", "(", ")",
    "]( x", "](x)", "[]()", "\\[x\\](y)", "\\`x\\`", "x<br>y", "<br />", "%0A%00", "=", "=x", "-",
    "+",
    ":", "::", "://", "a://b", "http:", "www.", "@", "a@b", "a@b.c", "a@@b.c", "é@b.cc",
  ]

  /// Pieces that are joined at random.
  static let pieces = [
    "\\", "`", "``", "*", "**", "_", "__", "[", "]", "(", ")", "](", "![", "<", ">", "</", "&",
    "&#",
    ";", "|", "~", "~~", "#", "# ", "-", "- ", "+ ", "1. ", "=", "===", ":", "://", "http://",
    "https:", "//", "www", "www.", ".", "@", "a@b.cc", "!", "$", "\"", "'", " ", "  ", "\t", "a",
    "b c",
    "9", "é", "\u{A0}", "\u{202E}", "\u{1B}", "\r", "^", "{{", "}}", "<b>", "<!--", "-->", "\u{0}",
  ]

  static func random(_ random: inout SeededRandom, pieces count: Int) -> String {
    (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
  }
}

extension HostileText {
  /// A hostile text for each field of a report, another one each round; none that is an address
  /// of the web, since where an address is expected that is rightly a link.
  static func fields(round: Int) -> [String] {
    var random = SeededRandom(UInt64(round))
    return (0..<400).map { field in
      let known = lines[(field + round * 37) % lines.count]
      let text = field % 3 == 0 ? self.random(&random, pieces: 8) : known
      return LinkTarget.web(text) == nil ? text : "x"
    }
  }

  /// A report's text with blanks folded, since blocks keep tabs, cells make them visible, and
  /// summaries fold them; and without ids, which are made from content.
  static func folded(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix("Id") }.joined(separator: "\n")
      .split { " \t\u{2409}\u{240D}".contains($0) }.joined(separator: " ")
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
