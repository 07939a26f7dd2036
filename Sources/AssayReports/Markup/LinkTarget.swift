/// Where a link may lead: to the web by `http` and `https`, or to a file of the workspace.
/// Everything else, `javascript:` and `data:` and `file:` and absolute paths, stays text.
///
/// What it makes is ASCII without blanks, quotes, brackets or backslashes (RFC 3986).
enum LinkTarget {
  /// Nil unless `url` is an absolute web address without a user name in front of the host, which
  /// serves deception more often than login.
  static func web(_ url: String) -> String? {
    let lower = url.prefix(8).lowercased()
    let schemeLength = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard schemeLength > 0 else { return nil }
    let rest = url.utf8.dropFirst(schemeLength)
    let host = rest.prefix { !"/?#".utf8.contains($0) }
    guard !host.isEmpty, !host.contains(UInt8(ascii: "@")),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return encoded(url.utf8, keeping: "/:?#@!$&*+,;=%")
  }

  /// Nil unless `path` is relative and stays below the folder that it is relative to.
  static func file(_ path: String, from base: String) -> String? {
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = segments.first, !first.isEmpty,
      !segments.contains(where: { $0.elementsEqual("..".utf8) })
    else { return nil }
    return base + encoded(path.utf8, keeping: "/+,=@")
  }

  private static func encoded(_ bytes: String.UTF8View, keeping: String) -> String {
    let kept = Array(keeping.utf8)
    let hex = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        out.append(byte)
      case _ where kept.contains(byte):
        out.append(byte)
      default:
        out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
