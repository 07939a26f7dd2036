import AssayModel

extension Cell {
  /// The cell's text. O(n).
  func text(of bytes: Bytes) -> String {
    if form != .doubled && form != .escaped {
      return String(decoding: Bytes(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    var out: [UInt8] = []
    appendText(of: bytes, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  func appendText(of bytes: Bytes, to out: inout [UInt8]) {
    switch form {
    case .escaped: JSONScanner.unescape(bytes, from: start, to: end, into: &out)
    case .doubled:
      var i = start
      while i < end {
        let mark = ByteScan.first(UInt8(ascii: "\""), bytes, from: i, to: end)
        let upTo = min(mark + 1, end)
        out.append(contentsOf: Bytes(rebasing: bytes[i..<upTo]))
        i = mark + 2
      }
    default: out.append(contentsOf: Bytes(rebasing: bytes[start..<end]))
    }
  }

  /// Appends the value as canonical JSON.
  func appendJSON(of bytes: Bytes, to out: inout [UInt8]) throws(Fault) {
    switch form {
    case .text: CanonicalJSON.append(Bytes(rebasing: bytes[start..<end]), to: &out)
    case .boolean, .null: out.append(contentsOf: Bytes(rebasing: bytes[start..<end]))
    case .number where isPlainInteger(bytes):
      out.append(contentsOf: Bytes(rebasing: bytes[start..<end]))
    case .doubled, .escaped:
      var text: [UInt8] = []
      appendText(of: bytes, to: &text)
      text.withUnsafeBufferPointer { CanonicalJSON.append($0, to: &out) }
    case .number, .array, .object: try tree(in: bytes).write(to: &out)
    }
  }

  /// Whether the number's literal is canonical for sure.
  private func isPlainInteger(_ bytes: Bytes) -> Bool {
    end - start <= 18 && bytes[start] != UInt8(ascii: "-")
      && bytes[start..<end].allSatisfy { $0 &- 0x30 < 10 }
  }

  func tree(in bytes: Bytes) throws(Fault) -> JSONValue {
    try JSONScanner(bytes, from: start, to: end).tree(start, end, form)
  }
}
