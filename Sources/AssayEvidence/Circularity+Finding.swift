public import AssayModel

extension Circularity {
  /// How evidence goes back to the document that is being checked; nil if it does not as far as
  /// can be told. A page about the document is found by its link; what it writes of the document
  /// in other words is not.
  ///
  /// - Parameter signature: of the document's text.
  public init?(of evidence: Evidence, to document: Document, signature: TextSignature?) {
    let key = document.url.map { AddressKey($0).text }
    let own = [evidence.url, evidence.capture?.web?.url, evidence.capture?.location]
      .compactMap { $0 }.map { AddressKey($0).text }
    let isSameFile = document.source != nil && evidence.capture?.sha256 == document.source
    let isCopy = signature.flatMap { one in evidence.signature.map { $0.isCopy(of: one) } }
    if isSameFile || isCopy == true || key.map(own.contains) == true {
      self = .copy
    } else if let key, key.contains("/"), Self.links(evidence, to: key) {
      self = .link
    } else if let title = document.title, Self.names(title, in: evidence) {
      self = .title
    } else {
      return nil
    }
  }

  private static func links(_ evidence: Evidence, to key: String) -> Bool {
    if evidence.links.contains(where: { AddressKey($0).text == key }) { return true }
    guard let text = evidence.text else { return false }
    // Written out, an address ends where its key does, or goes on with what a key leaves out.
    let (text8, key8) = (Array(text.utf8), Array(key.utf8))
    return text8.occurrences(of: key8).contains { start in
      let next = start + key8.count
      guard next < text8.count else { return true }
      return !Self.continues.contains(text8[next])
        || text8[next] == 0x2F && (next + 1 == text8.count || text8[next + 1] <= 0x20)
        || text8[next] == 0x2E && (next + 1 == text8.count || text8[next + 1] <= 0x20)
    }
  }

  /// Bytes that would make the address another one: letters, digits, `-./_%`.
  private static let continues = Set(
    Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./_%".utf8))

  /// A title of four words or more that stands in the text, whatever its case and marks.
  private static func names(_ title: String, in evidence: Evidence) -> Bool {
    let wanted = folded(title)
    guard wanted.count(where: { $0 == 0x20 }) >= 4 else { return false }
    let text = [evidence.title, evidence.text].compactMap { $0 }.joined(separator: " ")
    return !folded(text).occurrences(of: wanted, most: 1).isEmpty
  }

  /// Letters and digits, ASCII in lower case, with one space between words and at both ends.
  private static func folded(_ text: String) -> [UInt8] {
    var out: [UInt8] = [0x20]
    var text = text
    text.withUTF8 { bytes in
      out.reserveCapacity(bytes.count + 2)
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        switch byte {
        case 0x41...0x5A: out.append(byte | 0x20)
        case 0x61...0x7A, 0x30...0x39, 0xC3...0xE1, 0xE3..., 0x80...0xBF: out.append(byte)
        case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
          i += 2
          if out.last != 0x20 { out.append(0x20) }
        case 0xE2: out.append(byte)
        case 0xC2:
          i += 1
          if out.last != 0x20 { out.append(0x20) }
        default:
          if out.last != 0x20 { out.append(0x20) }
        }
        i += 1
      }
    }
    if out.last != 0x20 { out.append(0x20) }
    return out
  }
}

extension [UInt8] {
  /// Where `pattern` begins, at most `most` times.
  func occurrences(of pattern: [UInt8], most: Int = .max) -> [Int] {
    guard let first = pattern.first, count >= pattern.count else { return [] }
    var found: [Int] = []
    for i in 0...(count - pattern.count) where self[i] == first {
      if self[i..<i + pattern.count].elementsEqual(pattern) {
        found.append(i)
        if found.count == most { break }
      }
    }
    return found
  }
}
