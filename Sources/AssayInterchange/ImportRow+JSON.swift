public import AssayModel

extension ImportRow {
  /// The claim's id, `claim(from:).id`.
  public var id: ContentID {
    var json: [UInt8] = []
    appendIdentity(to: &json)
    let digest = Fingerprint(of: json).hex
    return ContentID(hex: String(digest.prefix(32))) ?? ContentID("imported", [])
  }

  /// Appends the JSON array of strings that the claim's id is the hash of: the id is the first 16
  /// bytes of its SHA-256, in hexadecimal (see `ContentID`).
  public func appendIdentity(to out: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      out.append(contentsOf: #"["imported","#.utf8)
      let parts = [
        fields.text, fields.claimant, fields.date, fields.document, fields.url, fields.quote,
      ]
      for part in parts {
        Self.append(part, of: bytes, or: #""""#, to: &out)
        out.append(UInt8(ascii: ","))
      }
      if fields.start < 0 {
        out.append(contentsOf: #""""#.utf8)
      } else {
        out.append(contentsOf: "\"\(fields.start)-\(fields.end)\"".utf8)
      }
      out.append(UInt8(ascii: "]"))
    }
  }

  /// Appends the claim as canonical JSON, the bytes of `claim(from:).json.json`.
  /// - Parameters:
  ///   - id: the claim's id, 32 hexadecimal digits.
  ///   - file: the import file's name as a JSON string, in quotation marks.
  public func appendJSON(id: [UInt8], file: [UInt8], to out: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      out.append(contentsOf: #"{"attribution":null,"claimant":"#.utf8)
      Self.append(fields.claimant, of: bytes, or: "null", to: &out)
      out.append(contentsOf: #","contentOf":null,"dates":[],"document":"#.utf8)
      appendDocument(bytes, to: &out)
      out.append(contentsOf: #","end":"#.utf8)
      Self.append(fields.start < 0 ? nil : fields.end, to: &out)
      out.append(contentsOf: #","entities":[],"id":""#.utf8)
      out.append(contentsOf: id)
      out.append(contentsOf: #"","import":"#.utf8)
      appendOrigin(bytes, file: file, to: &out)
      out.append(contentsOf: #","kinds":"#.utf8)
      appendKinds(to: &out)
      out.append(contentsOf: Self.constants.utf8)
      Self.append(
        fields.quote.count < 0 ? fields.text : fields.quote, of: bytes, or: #""""#, to: &out)
      out.append(contentsOf: #","reasons":[],"score":0.5,"start":"#.utf8)
      Self.append(fields.start < 0 ? nil : fields.start, to: &out)
      out.append(contentsOf: #","text":"#.utf8)
      Self.append(fields.text, of: bytes, or: #""""#, to: &out)
      out.append(UInt8(ascii: "}"))
    }
  }

  private static let constants =
    #","members":[],"modality":"asserted","model":"import","negated":false,"quantities":[],"quote":"#

  private func appendDocument(_ bytes: Bytes, to out: inout [UInt8]) {
    guard fields.date.count >= 0 || fields.url.count >= 0 || fields.document.count >= 0 else {
      out.append(contentsOf: "null".utf8)
      return
    }
    var identity = Array(#"["document","#.utf8)
    Self.append(fields.document, of: bytes, or: #""""#, to: &identity)
    identity.append(contentsOf: #","","#.utf8)
    Self.append(fields.date, of: bytes, or: #""""#, to: &identity)
    identity.append(UInt8(ascii: ","))
    Self.append(fields.url, of: bytes, or: #""""#, to: &identity)
    identity.append(contentsOf: #",""]"#.utf8)

    out.append(contentsOf: #"{"author":null,"date":"#.utf8)
    Self.append(fields.date, of: bytes, or: "null", to: &out)
    out.append(contentsOf: #","id":""#.utf8)
    out.append(contentsOf: Fingerprint(of: identity).hex.utf8.prefix(32))
    out.append(contentsOf: #"","path":null,"title":"#.utf8)
    Self.append(fields.document, of: bytes, or: "null", to: &out)
    out.append(contentsOf: #","url":"#.utf8)
    Self.append(fields.url, of: bytes, or: "null", to: &out)
    out.append(UInt8(ascii: "}"))
  }

  private func appendOrigin(_ bytes: Bytes, file: [UInt8], to out: inout [UInt8]) {
    out.append(contentsOf: #"{"evidence":"#.utf8)
    Self.copy(fields.evidence, of: bytes, or: "[]", to: &out)
    out.append(contentsOf: #","file":"#.utf8)
    out.append(contentsOf: file)
    out.append(contentsOf: #","key":"#.utf8)
    Self.append(fields.key, of: bytes, or: "null", to: &out)
    out.append(contentsOf: #","line":"#.utf8)
    Self.append(fields.line, to: &out)
    out.append(contentsOf: #","others":"#.utf8)
    Self.copy(fields.others, of: bytes, or: "{}", to: &out)
    out.append(contentsOf: #","rating":"#.utf8)
    Self.append(fields.rating, of: bytes, or: "null", to: &out)
    out.append(contentsOf: #","rationale":"#.utf8)
    Self.append(fields.rationale, of: bytes, or: "null", to: &out)
    out.append(UInt8(ascii: "}"))
  }

  private func appendKinds(to out: inout [UInt8]) {
    if fields.kinds == 0 {
      out.append(contentsOf: #"["other"]"#.utf8)
      return
    }
    var separator = UInt8(ascii: "[")
    for kind in kinds {
      out.append(separator)
      JSONText.append(kind.rawValue, to: &out)
      separator = UInt8(ascii: ",")
    }
    out.append(UInt8(ascii: "]"))
  }

  @inline(__always)
  private static func append(
    _ piece: Piece, of bytes: Bytes, or absent: StaticString, to out: inout [UInt8]
  ) {
    if let range = piece.range {
      CanonicalJSON.append(Bytes(rebasing: bytes[range]), to: &out)
    } else {
      append(absent, to: &out)
    }
  }

  private static func copy(
    _ piece: Piece, of bytes: Bytes, or absent: StaticString, to out: inout [UInt8]
  ) {
    if let range = piece.range {
      out.append(contentsOf: Bytes(rebasing: bytes[range]))
    } else {
      append(absent, to: &out)
    }
  }

  private static func append(_ text: StaticString, to out: inout [UInt8]) {
    out.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func append(_ number: Int?, to out: inout [UInt8]) {
    if let number { out.append(contentsOf: String(number).utf8) } else { append("null", to: &out) }
  }
}
