import AssayModel
import Foundation
import TestServer
import Testing

@testable import AssayEvidence

@Suite struct FetcherTests {
  private func fetcher(_ change: (inout Fetcher) -> Void = { _ in }) -> Fetcher {
    var fetcher = Fetcher(userAgent: "Assay/test")
    fetcher.allowsPrivate = true
    fetcher.seconds = 20
    change(&fetcher)
    return fetcher
  }

  private func failure(_ fetcher: Fetcher, _ url: String) -> FetchError? {
    do {
      _ = try fetcher.fetch(url)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a page comes as it was sent, and is asked for honestly`() throws {
    let server = try LoopbackServer()
    server.answer("/a", with: .init("200 OK", ["Content-Type: text/html"], text: "<p>hello"))
    let page = try fetcher().fetch(server.url("/a#part"))
    #expect(page.payload == Array("<p>hello".utf8))
    #expect(page.mediaType == "text/html" && page.status == 200 && page.peer == "127.0.0.1")
    #expect(page.url == server.url("/a"))
    let request = try #require(server.requests.first)
    #expect(request.contains("User-Agent: Assay/test\r\n"))
    #expect(!request.lowercased().contains("cookie"))
    #expect(page.exchanges[0].request == Array(request.utf8))
  }

  @Test func `cookies that a redirect sets are not sent on`() throws {
    let server = try LoopbackServer()
    server.answer("/a", with: .init("302 Found", ["Location: b", "Set-Cookie: id=7; Path=/"]))
    server.answer("/b", with: .init(text: "there"))
    let page = try fetcher().fetch(server.url("/a"))
    #expect(page.url == server.url("/b") && page.exchanges.count == 2)
    #expect(!server.requests.joined().lowercased().contains("cookie"))
  }

  @Test func `packed and chunked bodies are kept as they came and read as they were meant`()
    throws
  {
    // "packed words\n" by gzip.
    let packed: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF, 0x2B, 0x48, 0x4C, 0xCE, 0x4E, 0x4D, 0x51, 0x28, 0xCF,
      0x2F, 0x4A, 0x29, 0xE6, 2, 0, 0xCC, 0x53, 0xC4, 0x0C, 13, 0, 0, 0,
    ]
    let server = try LoopbackServer()
    let chunks =
      Array("10\r\n".utf8) + packed[..<16] + Array("\r\n11\r\n".utf8) + packed[16...]
      + Array("\r\n0\r\nX-Trailer: 1\r\n\r\n".utf8)
    server.answer(
      "/a",
      with: .init(
        raw: Array(
          "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
          + chunks))
    let page = try fetcher().fetch(server.url("/a"))
    #expect(page.exchanges[0].response.body == chunks)
    #expect(String(decoding: page.payload, as: UTF8.self) == "packed words\n")
  }

  @Test func `loopback is refused unless asked for, before anything is sent`() throws {
    let server = try LoopbackServer()
    server.answer("/a", with: .init(text: "inside"))
    let shut = fetcher { $0.allowsPrivate = false }
    for url in [
      server.url("/a"), "http://localhost:\(server.port)/a", "http://127.1:\(server.port)/a",
      "http://0x7f000001:\(server.port)/a", "http://2130706433:\(server.port)/a",
      "http://[::ffff:127.0.0.1]:\(server.port)/a", "http://0.0.0.0:\(server.port)/a",
    ] {
      guard case .notPublic? = failure(shut, url) else {
        Issue.record("\(url) was not refused")
        continue
      }
    }
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "javascript:alert(1)",
    "http://", "http://user:secret@example.org/", "https://a b/", "",
  ])
  func `odd addresses are refused`(address: String) {
    #expect(failure(fetcher(), address)?.isRefusal == true)
  }

  @Test func `a redirect to another scheme, or round in circles, ends it`() throws {
    let server = try LoopbackServer()
    server.answer("/file", with: .init("302 Found", ["Location: file:///etc/passwd"]))
    server.answer("/round", with: .init("302 Found", ["Location: /round"]))
    guard case .scheme(_, "file")? = failure(fetcher(), server.url("/file")) else {
      Issue.record("followed to a file")
      return
    }
    #expect(
      failure(fetcher { $0.redirects = 3 }, server.url("/round"))
        == .tooManyRedirects(address: server.url("/round"), limit: 3))
    #expect(server.requests.count == 5)
  }

  @Test func `what is too large, too slow, cut short or not found is said to be so`() throws {
    let server = try LoopbackServer()
    let body = [UInt8](repeating: 0x61, count: 5000)
    server.answer("/large", with: .init(body: body))
    server.answer("/endless", with: .init(raw: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), body))
    server.answer("/slow", with: .init(body: body).inPieces(of: 50, every: 0.1))
    server.answer(
      "/cut", with: .init(raw: Array("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc".utf8)))
    server.answer("/noise", with: .init(raw: Array("what?\r\n".utf8)))
    server.answer(
      "/head",
      with: .init(
        raw: Array("HTTP/1.1 200 OK\r\n".utf8)
          + (0..<9000).flatMap { Array("X-\($0): aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".utf8) }))
    let small = fetcher { $0.largest = 1000 }
    for path in ["/large", "/endless"] {
      #expect(
        failure(small, server.url(path)) == .tooLarge(address: server.url(path), limit: 1000))
    }
    #expect(
      failure(fetcher { $0.seconds = 0.5 }, server.url("/slow"))
        == .tookTooLong(address: server.url("/slow"), seconds: 0.5))
    for path in ["/cut", "/noise"] {
      guard case .broken? = failure(fetcher(), server.url(path)) else {
        Issue.record("\(path): \(String(describing: failure(fetcher(), server.url(path))))")
        continue
      }
    }
    #expect(failure(fetcher(), server.url("/head")) != nil)
    #expect(
      failure(fetcher(), server.url("/none"))
        == .status(address: server.url("/none"), code: 404, reason: "Not Found"))
  }

  @Test func `a name that nobody knows, and a port where nobody listens, cannot be reached`() {
    for url in ["http://name.invalid/", "http://127.0.0.1:1/"] {
      guard case .unreachable? = failure(fetcher(), url) else {
        Issue.record("\(url)")
        continue
      }
    }
  }
}
