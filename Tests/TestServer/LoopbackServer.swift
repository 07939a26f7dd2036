import Foundation

/// A server on 127.0.0.1 that answers each path with bytes that the test chose, as raw as they
/// come: heads, codings and errors included.
public final class LoopbackServer: Sendable {
  /// What a path is answered with.
  public struct Answer: Sendable {
    var pieces: [[UInt8]]
    /// Seconds between the pieces.
    var pause: Double

    /// The bytes as they are.
    public init(raw: [UInt8]...) {
      pieces = raw
      pause = 0
    }

    /// An answer with its length; `fields` are lines of the head.
    public init(_ status: String = "200 OK", _ fields: [String] = [], body: [UInt8] = []) {
      let lines = ["HTTP/1.1 \(status)"] + fields + ["Content-Length: \(body.count)", "", ""]
      pieces = [Array(lines.joined(separator: "\r\n").utf8) + body]
      pause = 0
    }

    public init(_ status: String = "200 OK", _ fields: [String] = [], text: String) {
      self.init(status, fields, body: Array(text.utf8))
    }

    /// The same, one piece after another with a pause between them.
    public func inPieces(of size: Int, every seconds: Double) -> Answer {
      let bytes = pieces.flatMap { $0 }
      var copy = self
      copy.pieces = stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
      }
      copy.pause = seconds
      return copy
    }
  }

  public let port: Int
  private let socket: Int32
  private let state: State

  private final class State: @unchecked Sendable {
    private let lock = NSLock()
    private var answers: [String: Answer] = [:]
    private var requests: [String] = []

    func set(_ answer: Answer, for path: String) { lock.withLock { answers[path] = answer } }
    func answer(to request: String) -> Answer? {
      lock.withLock {
        requests.append(request)
        return answers[String(request.split(separator: " ").dropFirst().first ?? "")]
      }
    }
    var all: [String] { lock.withLock { requests } }
  }

  public struct NotStarted: Error {}

  public init() throws {
    signal(SIGPIPE, SIG_IGN)
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (file, size) = (socket, length)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, size) == 0 && listen(file, 64) == 0 && getsockname(file, $0, &length) == 0
      }
    }
    guard bound else { throw NotStarted() }
    port = Int(UInt16(bigEndian: address.sin_port))
    state = State()
    let state = state
    Thread.detachNewThread {
      while true {
        let client = accept(file, nil, nil)
        if client < 0 { break }
        Thread.detachNewThread { Self.serve(client, state) }
      }
      close(file)
    }
  }

  deinit {
    // Ends the thread above, which closes the socket: closed here, its number could be that of
    // another server's socket before the thread notices.
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// Makes `path` be answered so; any other path is not found.
  public func answer(_ path: String, with answer: Answer) { state.set(answer, for: path) }

  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The heads of all requests so far.
  public var requests: [String] { state.all }

  private static func serve(_ client: Int32, _ state: State) {
    defer { close(client) }
    var request: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !request.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(client, &chunk, chunk.count, 0)
      if count <= 0 { return }
      request.append(contentsOf: chunk[..<count])
    }
    let answer =
      state.answer(to: String(decoding: request, as: UTF8.self))
      ?? Answer("404 Not Found", ["Content-Type: text/html"], text: "<p>nothing here</p>")
    for (i, piece) in answer.pieces.enumerated() {
      if i > 0, answer.pause > 0 { Thread.sleep(forTimeInterval: answer.pause) }
      var sent = 0
      while sent < piece.count {
        let count = piece[sent...].withUnsafeBytes {
          send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return }
        sent += count
      }
    }
  }
}
