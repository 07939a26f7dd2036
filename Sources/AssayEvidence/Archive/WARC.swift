import AssayModel
import Foundation

/// A WARC 1.1 file (ISO 28500:2017; iipc.github.io/warc-specifications) of one capture: what
/// wrote it, then for every hop the request and the answer, byte for byte as they went.
///
/// Payload digests are over the answer's body as it stands in the record, its codings included,
/// which is what other programs check them against.
struct WARC {
  private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - software: name and version of the program.
  ///   - who: the person for whom it was captured.
  init(of fetched: Fetched, software: String, who: String) {
    let fields = [
      ("software", software), ("format", "WARC File Format 1.1"),
      (
        "conformsTo",
        "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
      ),
      ("operator", who),
    ]
    let info = fields.map { "\($0.0): \(Self.line($0.1))\r\n" }.joined()
    let file = Self.identifier()
    append(
      [
        ("WARC-Type", "warcinfo"), ("WARC-Record-ID", file),
        ("WARC-Date", fetched.time.description), ("Content-Type", "application/warc-fields"),
      ], Array(info.utf8))
    for exchange in fetched.exchanges { append(exchange, in: file) }
  }

  private mutating func append(_ exchange: Exchange, in file: String) {
    let response = Self.identifier()
    func fields(_ type: String, _ id: String) -> [(String, String)] {
      [
        ("WARC-Type", type), ("WARC-Record-ID", id), ("WARC-Warcinfo-ID", file),
        ("WARC-Date", exchange.time.description), ("WARC-Target-URI", exchange.address),
        ("WARC-IP-Address", exchange.peer),
      ].filter { !$0.1.isEmpty }
    }
    let message = exchange.response
    append(
      fields("response", response) + [
        ("Content-Type", "application/http;msgtype=response"),
        ("WARC-Payload-Digest", "sha256:\(Fingerprint(of: message.body))"),
      ], message.head + message.body)
    append(
      fields("request", Self.identifier()) + [
        ("Content-Type", "application/http;msgtype=request"), ("WARC-Concurrent-To", response),
      ], exchange.request)
  }

  private mutating func append(_ fields: [(String, String)], _ block: [UInt8]) {
    var head = "WARC/1.1\r\n"
    for (name, value) in fields { head += "\(name): \(Self.line(value))\r\n" }
    head += "WARC-Block-Digest: sha256:\(Fingerprint(of: block))\r\n"
    head += "Content-Length: \(block.count)\r\n\r\n"
    bytes += Array(head.utf8)
    bytes += block
    bytes += [0x0D, 0x0A, 0x0D, 0x0A]
  }

  private static func identifier() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  /// A value that cannot end its line.
  private static func line(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
  }
}
