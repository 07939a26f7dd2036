import Testing

@testable import AssayEvidence

@Suite struct NetworkAddressTests {
  @Test(arguments: [
    "127.0.0.1", "127.255.0.3", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "100.64.0.1", "100.127.255.255", "169.254.169.254", "192.0.0.8", "192.0.2.1",
    "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "fec0::1", "2001:db8::1",
    "2001::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::7f00:1",
    "64:ff9b::7f00:1", "2002:7f00:1::1", "2002:a00:1::", "[::1]", "3fff:0::1",
  ])
  func `an address that is not everybody's is told`(text: String) throws {
    #expect(try !#require(NetworkAddress(text)).isPublic)
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "128.0.0.1",
    "169.253.0.1", "172.15.255.255", "172.32.0.1", "192.167.0.1", "193.99.144.80", "223.255.0.1",
    "2606:4700::1111", "2a00:1450:4001::1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::",
  ])
  func `a public address is one`(text: String) throws {
    #expect(try #require(NetworkAddress(text)).isPublic)
  }

  @Test func `a name is no address, nor is a number in an odd form`() {
    for text in ["localhost", "127.1", "0x7f000001", "2130706433", "", "1.2.3.4.5"] {
      #expect(NetworkAddress(text) == nil)
    }
  }
}
