import AssayModel
import Testing

@testable import AssayEvidence

@Suite struct HTTPMessageTests {
  private func message(_ head: String, _ body: String) -> HTTPMessage {
    HTTPMessage(head: Array(head.utf8), body: Array(body.utf8))
  }

  @Test func `the status line and fields are read, folded ones too`() {
    let answer = message(
      "HTTP/1.1 301 Moved Permanently\r\nLocation: /new \r\nX-Long: a\r\n b\r\n\r\n", "")
    #expect(answer.status == 301)
    #expect(answer.reason == "Moved Permanently")
    #expect(answer.values("location") == ["/new"])
    #expect(answer.values("X-Long") == ["a b"])
    #expect(message("", "").status == 0)
  }

  @Test func `chunks are put together, and a body without its last one is broken`() throws {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let whole = message(head, "5;note=x\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
    #expect(try whole.payload(limit: 100, address: "a") == Array("hello world".utf8))
    for body in ["5\r\nhello\r\n", "5\r\nhel", "", "zz\r\n", "ffffffffffffffff\r\nx"] {
      #expect(throws: FetchError.self) {
        try message(head, body).payload(limit: 100, address: "a")
      }
    }
  }

  @Test func `a coding that nobody asked for is told`() {
    let answer = message("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n", "x")
    #expect(throws: FetchError.self) { try answer.payload(limit: 100, address: "a") }
  }

  @Test func `random bytes never trap`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let alphabet = Array("0123456789abcdef\r\n:; HTP/".utf8)
      let bytes = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      _ = HTTPMessage.unchunked(bytes)
      let message = HTTPMessage(head: bytes, body: bytes)
      _ = (message.status, message.reason, message.values("a"))
    }
  }
}
