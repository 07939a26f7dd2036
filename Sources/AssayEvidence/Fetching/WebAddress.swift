import CCurl

/// An address on the web, taken apart and made whole by libcurl's own parser, so that what is
/// checked is what is fetched.
struct WebAddress: Hashable, Sendable {
  /// Without a fragment, which is never sent.
  let text: String
  let host: String

  /// - Parameter base: what a relative address, as in a redirect, is meant from.
  /// - Throws: `FetchError` for what is no address, or one that is never fetched: a scheme other
  ///   than http and https, or a password in it, which would be kept with the evidence.
  init(_ typed: String, from base: WebAddress? = nil) throws(FetchError) {
    guard let url = curl_url() else { throw .failed(address: typed, detail: "out of memory") }
    defer { curl_url_cleanup(url) }
    // Schemes that libcurl does not know are named rather than called malformed.
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME)
    if let base { curl_url_set(url, CURLUPART_URL, base.text, flags) }
    guard !typed.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
      curl_url_set(url, CURLUPART_URL, typed, flags) == CURLUE_OK
    else { throw .notAnAddress(typed) }
    let scheme = Self.part(CURLUPART_SCHEME, of: url) ?? ""
    guard scheme == "http" || scheme == "https" else { throw .scheme(address: typed, scheme) }
    guard Self.part(CURLUPART_USER, of: url) == nil, Self.part(CURLUPART_PASSWORD, of: url) == nil
    else { throw .credentials }
    curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
    guard let host = Self.part(CURLUPART_HOST, of: url), !host.isEmpty,
      let text = Self.part(CURLUPART_URL, of: url)
    else { throw .notAnAddress(typed) }
    self.text = text
    self.host = host.lowercased()
  }

  private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
