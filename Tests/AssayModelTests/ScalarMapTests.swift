import Testing

@testable import AssayModel

@Suite struct ScalarMapTests {
  @Test func `scalar and byte offsets agree with the standard library on any text`() {
    let texts = ["", "plain", "Zürich – “quoted” 😀 text", String(repeating: "é😀a", count: 100)]
    for text in texts {
      let map = ScalarMap(text)
      var bytes = 0
      for (scalars, scalar) in text.unicodeScalars.enumerated() {
        #expect(map.scalarOffset(ofByte: bytes) == scalars)
        #expect(map.byteOffset(ofScalar: scalars) == bytes)
        bytes += String(scalar).utf8.count
      }
      #expect(map.scalarCount == text.unicodeScalars.count)
      #expect(map.byteCount == text.utf8.count)
    }
  }

  @Test func `a span's text is what Python would slice`() {
    let map = ScalarMap("Zoë won 87 percent – “a landslide”.")
    #expect(map.substring(of: TextSpan(start: 8, end: 18)) == "87 percent")
    #expect(map.substring(of: TextSpan(start: 21, end: 34)) == "“a landslide”")
  }
}
