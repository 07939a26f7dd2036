import Testing

@testable import AssayReports

struct LinkTargetTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "file:///etc/passwd",
    "vbscript:x", "//evil.example/x", "http:", "http://", "https:///x", "https://?x",
    "https://bank.example@evil.example/", "https://a b.example/", "https://a.example/\n",
    "https://a.example\\@b.example", " https://a.example", "ftp://a.example", "mailto:a@b.example",
    "java\tscript:alert(1)", "", "\u{1}https://a.example", "/a", "a",
  ])
  func `what is no web address stays text`(url: String) {
    #expect(LinkTarget.web(url) == nil)
  }

  @Test func `a web address keeps its parts and loses what could act`() {
    #expect(
      LinkTarget.web("https://a.example:80/x_(y)/é?q=a%20b&c='d'|[e]#f")
        == "https://a.example:80/x_%28y%29/%C3%A9?q=a%20b&c=%27d%27%7C%5Be%5D#f")
    #expect(LinkTarget.web("HTTP://a.example/\"><script>") == "HTTP://a.example/%22%3E%3Cscript%3E")
  }

  @Test(arguments: ["", "/etc/passwd", "../x", "a/../../x", "//x/y", ".."])
  func `a path that leaves the workspace stays text`(path: String) {
    #expect(LinkTarget.file(path, from: "../") == nil)
  }

  @Test func `a path is never a scheme, a query or a fragment`() {
    #expect(
      LinkTarget.file("javascript:alert(1)", from: "../") == "../javascript%3Aalert%281%29")
    #expect(LinkTarget.file("a b/c?d#e%20.txt", from: "") == "a%20b/c%3Fd%23e%2520.txt")
    #expect(LinkTarget.file("é\\\n.txt", from: "../") == "../%C3%A9%5C%0A.txt")
  }

  @Test func `a path without a base cannot turn into a scheme`() {
    #expect(LinkTarget.file("https://a.example", from: "") == "https%3A//a.example")
  }
}
