/// What makes two addresses on the web the same page: host and path, whatever the scheme, `www.`,
/// a trailing slash, a fragment, or parameters that only say where a reader came from.
public struct AddressKey: Hashable, Sendable {
  /// Host in lower case, path, and what is left of the query.
  public let text: String

  public init(_ address: String) {
    var rest = Substring(address)
    for scheme in ["https://", "http://", "//"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      break
    }
    rest = rest.prefix { $0 != "#" }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var host = rest[..<end].lowercased()
    for port in [":443", ":80"] where host.hasSuffix(port) { host.removeLast(port.count) }
    for label in ["www.", "m.", "amp."] where host.hasPrefix(label) {
      host.removeFirst(label.count)
      break
    }
    var path = rest[end...].prefix { $0 != "?" }
    while path.hasSuffix("/") { path = path.dropLast() }
    let query = rest[end...].drop { $0 != "?" }.dropFirst().split(separator: "&")
      .filter { part in
        let name = part.prefix { $0 != "=" }.lowercased()
        return !name.hasPrefix("utm_") && !Self.tracking.contains(name)
      }
    text = host + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref", "ref_src", "cmpid",
    "ocid", "smid",
  ]
}
