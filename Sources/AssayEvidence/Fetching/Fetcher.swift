public import AssayModel
import CCurl
import Foundation

/// Fetches pages by http and https, one request a hop.
///
/// Nothing is sent that the user did not mean to send: no cookies, no `.netrc`, no proxy of the
/// environment. The address that a socket is about to be connected to is checked, at every hop,
/// so neither a name that resolves to an address inside nor a redirect leads there.
public struct Fetcher: Sendable {
  /// How large an answer may be, packed and unpacked, in bytes.
  public var largest = 64 << 20
  /// How long all hops together may take, in seconds.
  public var seconds = 60.0
  /// How long nothing may come before the answer counts as stalled, in seconds.
  public var patience = 20
  public var redirects = 10
  /// Whether loopback, private, link-local and other addresses that are not public may be asked.
  public var allowsPrivate = false
  /// The address of a proxy, such as `socks5h://127.0.0.1:9050`. It resolves names itself, so
  /// only addresses that are given in numbers are checked then.
  public var proxy: String?
  public let userAgent: String

  public init(userAgent: String) { self.userAgent = userAgent }

  /// Fetches a page with everything on the way to it.
  /// - Throws: `FetchError`; then nothing is to be kept, part of a page least of all.
  public func fetch(_ typed: String) throws(FetchError) -> Fetched {
    var address = try WebAddress(typed)
    let end = ContinuousClock.now + .seconds(seconds)
    var exchanges: [Exchange] = []
    while true {
      if !allowsPrivate, let number = NetworkAddress(address.host), !number.isPublic {
        throw .notPublic(address: address.text, ip: number.description)
      }
      let exchange = try Request(address, by: self, until: end).perform()
      exchanges.append(exchange)
      let message = exchange.response
      guard [301, 302, 303, 307, 308].contains(message.status),
        let next = message.values("Location").first
      else { break }
      guard exchanges.count <= redirects else {
        throw .tooManyRedirects(address: typed, limit: redirects)
      }
      address = try WebAddress(next, from: address)
    }
    let last = exchanges[exchanges.count - 1]
    guard (200..<300).contains(last.response.status) else {
      throw .status(
        address: address.text, code: last.response.status, reason: last.response.reason)
    }
    return Fetched(
      requested: typed, exchanges: exchanges,
      payload: try last.response.payload(limit: largest, address: address.text))
  }
}

/// A page, and every exchange on the way to it.
public struct Fetched: Sendable {
  /// The address as the user named it.
  public let requested: String
  /// Redirects first; never empty.
  let exchanges: [Exchange]
  /// The page as the server meant it: without transfer and content codings.
  public let payload: [UInt8]

  private var last: Exchange { exchanges[exchanges.count - 1] }

  /// The address that answered with the page, behind all redirects.
  public var url: String { last.address }
  /// The moment of the first request.
  public var time: Timestamp { exchanges[0].time }
  public var status: Int { last.response.status }
  /// The IP address that answered.
  public var peer: String { last.peer }
  /// As the server states it, with parameters.
  public var mediaType: String? { last.response.values("Content-Type").last }
}

/// One request and its answer, as they went over the wire.
struct Exchange: Sendable {
  var address: String
  /// When the request was begun.
  var time: Timestamp
  var peer: String
  var request: [UInt8]
  var response: HTTPMessage
}
