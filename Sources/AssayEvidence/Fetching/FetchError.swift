/// Why a page could not be fetched.
public enum FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAnAddress(String)
  case scheme(address: String, String)
  case credentials
  /// The address resolved, at the first request or behind a redirect, to what is not public.
  case notPublic(address: String, ip: String)
  case tooManyRedirects(address: String, limit: Int)
  case tooLarge(address: String, limit: Int)
  case tookTooLong(address: String, seconds: Double)
  case stalled(address: String)
  case status(address: String, code: Int, reason: String)
  case unreachable(address: String, detail: String)
  case untrusted(address: String, detail: String)
  case broken(address: String, detail: String)
  case failed(address: String, detail: String)

  /// Whether fetching was refused, rather than tried without success.
  public var isRefusal: Bool {
    switch self {
    case .notAnAddress, .scheme, .credentials, .notPublic: true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .notAnAddress(let text):
      "“\(text.visible())” is not an address on the web"
    case .scheme(let address, let scheme):
      "\(address.visible()) is not fetched: only http and https are, not \(scheme.visible())"
    case .credentials:
      "an address with a name or password in it is not fetched: they would be kept with the evidence"
    case .notPublic(let address, let ip):
      "\(address.visible()) is not fetched: \(ip) is not a public address; "
        + "--allow-private fetches it all the same"
    case .tooManyRedirects(let address, let limit):
      "\(address.visible()) leads on more than \(limit) times"
    case .tooLarge(let address, let limit):
      "\(address.visible()) is larger than \(Self.size(limit)); --max-size raises the limit"
    case .tookTooLong(let address, let seconds):
      "\(address.visible()) took longer than \(Self.plain(seconds)) seconds; --timeout raises the limit"
    case .stalled(let address):
      "\(address.visible()) stopped sending"
    case .status(let address, let code, let reason):
      "\(address.visible()) was answered with \(code)\(reason.isEmpty ? "" : " ")\(reason.visible())"
    case .unreachable(let address, let detail):
      "\(address.visible()) cannot be reached: \(detail.visible())"
    case .untrusted(let address, let detail):
      "\(address.visible()) cannot be trusted: \(detail.visible())"
    case .broken(let address, let detail):
      "the answer of \(address.visible()) is broken: \(detail.visible())"
    case .failed(let address, let detail):
      "\(address.visible()) cannot be fetched: \(detail.visible())"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
  }

  private static func plain(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }
}
