import AssayModel
import CCurl
import Foundation

/// One request by libcurl. Its callbacks write into this object, which lives until `perform` ends.
final class Request {
  private static let ready = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  /// What a head may hold, in bytes.
  private static let largestHead = 256 << 10

  private let address: WebAddress
  private let fetcher: Fetcher
  private let end: ContinuousClock.Instant

  private var sent: [UInt8] = []
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  /// An address that no socket was opened to.
  private var refused: NetworkAddress?
  private var tooLarge = false

  init(_ address: WebAddress, by fetcher: Fetcher, until end: ContinuousClock.Instant) {
    self.address = address
    self.fetcher = fetcher
    self.end = end
  }

  func perform() throws(FetchError) -> Exchange {
    let left = ContinuousClock.now.duration(to: end)
    let milliseconds = Int(left / .milliseconds(1))
    guard milliseconds > 0 else {
      throw .tookTooLong(address: address.text, seconds: fetcher.seconds)
    }
    guard Self.ready, let curl = curl_easy_init() else {
      throw .failed(address: address.text, detail: "libcurl does not start")
    }
    defer { curl_easy_cleanup(curl) }
    // gzip, which the WARC keeps as it came; nothing else that a reader could not undo.
    var headers = curl_slist_append(nil, "Accept-Encoding: gzip")
    headers = curl_slist_append(headers, "Accept: text/html,application/xhtml+xml,*/*;q=0.8")
    defer { curl_slist_free_all(headers) }
    assay_curl_set_headers(curl, headers)
    configure(curl, milliseconds: milliseconds)
    listen(to: curl)
    let time = Timestamp(
      milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    let code = curl_easy_perform(curl)
    if let error = error(code) { throw error }
    return Exchange(
      address: address.text, time: time,
      peer: assay_curl_peer(curl).map { String(cString: $0) } ?? "", request: sent,
      response: HTTPMessage(head: head, body: body))
  }

  private func configure(_ curl: UnsafeMutableRawPointer, milliseconds: Int) {
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.text), (CURLOPT_USERAGENT, fetcher.userAgent),
      (CURLOPT_PROTOCOLS_STR, "http,https"),
      // Empty: no proxy, whatever the environment says.
      (CURLOPT_PROXY, fetcher.proxy ?? ""), (CURLOPT_NOPROXY, ""),
    ]
    for (option, text) in texts { assay_curl_set_text(curl, option, text) }
    let numbers: [(CURLoption, Int)] = [
      // A WARC holds HTTP/1.1; HTTP/2 has no bytes that could be kept as they came.
      (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
      (CURLOPT_HTTP_TRANSFER_DECODING, 0), (CURLOPT_FOLLOWLOCATION, 0),
      (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1), (CURLOPT_NOSIGNAL, 1),
      (CURLOPT_CONNECTTIMEOUT_MS, min(15_000, milliseconds)),
      (CURLOPT_TIMEOUT_MS, milliseconds),
      (CURLOPT_LOW_SPEED_LIMIT, 16), (CURLOPT_LOW_SPEED_TIME, fetcher.patience),
      (CURLOPT_VERBOSE, 1),  // to the callback, which takes the request's own bytes from it
    ]
    for (option, number) in numbers { assay_curl_set_long(curl, option, number) }
  }

  private func listen(to curl: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    assay_curl_on_header(
      curl,
      { data, size, count, context in
        Request.at(context)?.take(header: data, size * count) == true ? size * count : 0
      }, context)
    assay_curl_on_body(
      curl,
      { data, size, count, context in
        Request.at(context)?.take(body: data, size * count) == true ? size * count : 0
      }, context)
    assay_curl_on_trace(
      curl,
      { _, kind, data, count, context in
        if kind == CURLINFO_HEADER_OUT, let data {
          Request.at(context)?.sent.append(contentsOf: Request.bytes(data, count))
        }
        return 0
      }, context)
    assay_curl_on_socket(
      curl, { context, _, address in Request.at(context)?.socket(for: address) ?? -1 }, context)
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Request? {
    context.map { Unmanaged<Request>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func bytes(_ data: UnsafeMutablePointer<CChar>, _ count: Int)
    -> UnsafeRawBufferPointer
  {
    UnsafeRawBufferPointer(start: data, count: count)
  }

  private func take(header: UnsafeMutablePointer<CChar>?, _ count: Int) -> Bool {
    // Lines after the body has begun are trailers, which the body holds already.
    guard let header, body.isEmpty else { return true }
    let line = Self.bytes(header, count)
    // An answer may follow provisional ones (103 Early Hints), which are not it.
    if line.starts(with: "HTTP/".utf8) { head.removeAll() }
    head.append(contentsOf: line)
    tooLarge = head.count > Self.largestHead
    return !tooLarge
  }

  private func take(body data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Bool {
    guard let data else { return true }
    tooLarge = body.count + count > fetcher.largest
    if !tooLarge { body.append(contentsOf: Self.bytes(data, count)) }
    return !tooLarge
  }

  /// Opens a socket for an address, if it may be asked. A proxy was named by the user.
  private func socket(for address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address else { return -1 }
    if !fetcher.allowsPrivate, fetcher.proxy == nil {
      let place = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
      let raw = UnsafeRawPointer(address) + place
      let number = NetworkAddress(raw.assumingMemoryBound(to: sockaddr.self))
      guard let number, number.isPublic else {
        refused = number
        return -1
      }
    }
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return Foundation.socket(address.pointee.family, type, address.pointee.protocol)
  }

  private func error(_ code: CURLcode) -> FetchError? {
    let text = address.text
    if code == CURLE_OK { return nil }
    if tooLarge { return .tooLarge(address: text, limit: fetcher.largest) }
    if let refused { return .notPublic(address: text, ip: refused.description) }
    let detail = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_OPERATION_TIMEDOUT:
      // libcurl has one code for all; the one that is not the whole time is the silence.
      return ContinuousClock.now >= end - .milliseconds(50)
        ? .tookTooLong(address: text, seconds: fetcher.seconds)
        : body.isEmpty && head.isEmpty
          ? .unreachable(address: text, detail: "no answer came") : .stalled(address: text)
    case CURLE_COULDNT_RESOLVE_HOST:
      return .unreachable(address: text, detail: "nobody knows the name \(address.host)")
    case CURLE_COULDNT_CONNECT: return .unreachable(address: text, detail: "it does not answer")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
      return .untrusted(address: text, detail: detail)
    case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY,
      CURLE_UNSUPPORTED_PROTOCOL:
      return .broken(address: text, detail: detail)
    default: return .failed(address: text, detail: detail)
    }
  }
}
