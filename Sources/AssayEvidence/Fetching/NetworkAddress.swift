import Glibc

/// An IP address that a request would be sent to.
struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// 4 bytes or 16, in network order.
  let bytes: [UInt8]

  /// - Parameter bytes: 4 or 16 of them.
  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads `192.0.2.7`, `2001:db8::7` or `[2001:db8::7]`; nil for a name.
  init?(_ text: String) {
    let bare =
      text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, bare, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, bare, &six) == 1 {
      bytes = withUnsafeBytes(of: &six) { Array($0) }
    } else {
      return nil
    }
  }

  /// The address in what a socket is about to be connected to; nil for any other family.
  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      bytes = withUnsafeBytes(of: raw.load(as: sockaddr_in.self).sin_addr) { Array($0) }
    case AF_INET6:
      bytes = withUnsafeBytes(of: raw.load(as: sockaddr_in6.self).sin6_addr) { Array($0) }
    default: return nil
    }
  }

  /// Whether it is one that anybody on the internet can reach.
  ///
  /// IPv4 by the IANA special-purpose registry (RFC 6890): everything in it is refused. IPv6 the
  /// other way round: only global unicast (2000::/3) is let through, without its special parts.
  /// An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) counts as what it is.
  var isPublic: Bool {
    if bytes.count == 4 { return !Self.special.contains { has(prefix: $0.prefix, bits: $0.bits) } }
    if let inner = embedded { return inner.isPublic }
    return has(prefix: [0x20], bits: 3)
      && !Self.specialSix.contains { has(prefix: $0.prefix, bits: $0.bits) }
  }

  private typealias Block = (prefix: [UInt8], bits: Int)

  private static let special: [Block] = [
    ([0], 8),  // "this network"
    ([10], 8), ([172, 16], 12), ([192, 168], 16),  // private, RFC 1918
    ([100, 64], 10),  // behind a carrier's NAT
    ([127], 8),  // loopback
    ([169, 254], 16),  // link-local, and the metadata service of clouds
    ([192, 0, 0], 24), ([192, 31, 196], 24), ([192, 52, 193], 24), ([192, 175, 48], 24),
    ([192, 0, 2], 24), ([198, 51, 100], 24), ([203, 0, 113], 24),  // documentation
    ([192, 88, 99], 24),  // 6to4 relays
    ([198, 18], 15),  // benchmarks
    ([224], 4), ([240], 4),  // multicast, reserved, broadcast
  ]

  private static let specialSix: [Block] = [
    ([0x20, 0x01, 0x00], 23),  // protocol assignments, Teredo among them
    ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF, 0x00], 20),  // documentation
  ]

  /// The IPv4 address that an IPv6 one stands for.
  private var embedded: NetworkAddress? {
    let zeros = [UInt8](repeating: 0, count: 10)
    if bytes.starts(with: zeros + [0xFF, 0xFF]) {
      return NetworkAddress(bytes: Array(bytes[12...]))
    }
    if has(prefix: [0x20, 0x02], bits: 16) { return NetworkAddress(bytes: Array(bytes[2..<6])) }
    if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B] + zeros.dropLast(2)) {
      return NetworkAddress(bytes: Array(bytes[12...]))
    }
    return nil
  }

  private func has(prefix: [UInt8], bits: Int) -> Bool {
    for i in 0..<(bits + 7) / 8 {
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, bits - 8 * i))
      if (bytes[i] ^ (i < prefix.count ? prefix[i] : 0)) & mask != 0 { return false }
    }
    return true
  }

  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
