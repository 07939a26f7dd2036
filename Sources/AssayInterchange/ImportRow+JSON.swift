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
      out.append(atMost: 6 * fields.wordCount + 256) { out in
        out.put(#"["imported","#)
        out.put(fields.text, of: bytes, or: #""""#)
        out.put(",")
        out.put(fields.claimant, of: bytes, or: #""""#)
        out.put(",")
        out.put(fields.date, of: bytes, or: #""""#)
        out.put(",")
        out.put(fields.document, of: bytes, or: #""""#)
        out.put(",")
        out.put(fields.url, of: bytes, or: #""""#)
        out.put(",")
        out.put(fields.quote, of: bytes, or: #""""#)
        if fields.start < 0 {
          out.put(#",""]"#)
        } else {
          out.put(#",""#)
          out.put(number: fields.start)
          out.put("-")
          out.put(number: fields.end)
          out.put(#""]"#)
        }
      }
    }
  }

  /// Appends the claim as canonical JSON, the bytes of `claim(from:).json.json`.
  /// - Parameters:
  ///   - id: the claim's id, 32 hexadecimal digits.
  ///   - file: the import file's name as a JSON string, in quotation marks.
  public func appendJSON(id: [UInt8], file: [UInt8], to out: inout [UInt8]) {
    let copied = max(0, Int(fields.evidence.count)) + max(0, Int(fields.others.count))
    let capacity = 6 * fields.wordCount + copied + id.count + file.count + 1024
    bytes.withUnsafeBufferPointer { bytes in
      id.withUnsafeBufferPointer { id in
        file.withUnsafeBufferPointer { file in
          out.append(atMost: capacity) { write(bytes, id: id, file: file, to: &$0) }
        }
      }
    }
  }

  private func write(_ bytes: Bytes, id: Bytes, file: Bytes, to out: inout ByteWriter) {
    out.put(#"{"attribution":null,"claimant":"#)
    out.put(fields.claimant, of: bytes, or: "null")
    out.put(#","contentOf":null,"dates":[],"document":"#)
    writeDocument(bytes, to: &out)
    out.put(#","end":"#)
    if fields.start < 0 { out.put("null") } else { out.put(number: fields.end) }
    out.put(#","entities":[],"id":""#)
    out.put(id)
    out.put(#"","import":{"evidence":"#)
    out.copy(fields.evidence, of: bytes, or: "[]")
    out.put(#","file":"#)
    out.put(file)
    out.put(#","key":"#)
    out.put(fields.key, of: bytes, or: "null")
    out.put(#","line":"#)
    out.put(number: fields.line)
    out.put(#","others":"#)
    out.copy(fields.others, of: bytes, or: "{}")
    out.put(#","rating":"#)
    out.put(fields.rating, of: bytes, or: "null")
    out.put(#","rationale":"#)
    out.put(fields.rationale, of: bytes, or: "null")
    out.put(#"},"kinds":"#)
    writeKinds(to: &out)
    out.put(#","members":[],"modality":"asserted","model":"import","negated":false,"#)
    out.put(#""quantities":[],"quote":"#)
    out.put(fields.quote.count < 0 ? fields.text : fields.quote, of: bytes, or: #""""#)
    out.put(#","reasons":[],"score":0.5,"start":"#)
    if fields.start < 0 { out.put("null") } else { out.put(number: fields.start) }
    out.put(#","text":"#)
    out.put(fields.text, of: bytes, or: #""""#)
    out.put("}")
  }

  private func writeDocument(_ bytes: Bytes, to out: inout ByteWriter) {
    guard fields.date.count >= 0 || fields.url.count >= 0 || fields.document.count >= 0 else {
      out.put("null")
      return
    }
    out.put(#"{"author":null,"date":"#)
    out.put(fields.date, of: bytes, or: "null")
    out.put(#","id":""#)
    var digest = documentDigest(bytes)
    digest.withUTF8 { out.put(Bytes(rebasing: $0.prefix(32))) }
    out.put(#"","path":null,"title":"#)
    out.put(fields.document, of: bytes, or: "null")
    out.put(#","url":"#)
    out.put(fields.url, of: bytes, or: "null")
    out.put("}")
  }

  /// The hash that the id of `document` begins.
  private func documentDigest(_ bytes: Bytes) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 6 * fields.wordCount + 64) { memory in
      guard let base = memory.baseAddress else { return "" }
      var writer = ByteWriter(at: base)
      writer.put(#"["document","#)
      writer.put(fields.document, of: bytes, or: #""""#)
      writer.put(#","","#)
      writer.put(fields.date, of: bytes, or: #""""#)
      writer.put(",")
      writer.put(fields.url, of: bytes, or: #""""#)
      writer.put(#",""]"#)
      return Fingerprint(of: Bytes(start: base, count: writer.count(from: base))).hex
    }
  }

  private func writeKinds(to out: inout ByteWriter) {
    if fields.kinds == 0 {
      out.put(#"["other"]"#)
      return
    }
    var separator = UInt8(ascii: "[")
    for kind in kinds {
      out.put(byte: separator)
      var name = kind.rawValue
      name.withUTF8 { out.putJSON($0) }
      separator = UInt8(ascii: ",")
    }
    out.put("]")
  }
}

extension ByteWriter {
  /// Writes a piece as a JSON string.
  @inline(__always)
  fileprivate mutating func put(_ piece: Piece, of bytes: Bytes, or absent: StaticString) {
    if let range = piece.range { putJSON(Bytes(rebasing: bytes[range])) } else { put(absent) }
  }

  /// Writes a piece that is JSON already.
  @inline(__always)
  fileprivate mutating func copy(_ piece: Piece, of bytes: Bytes, or absent: StaticString) {
    if let range = piece.range { put(Bytes(rebasing: bytes[range])) } else { put(absent) }
  }
}

extension RowFields {
  /// The bytes of all words that a claim's JSON holds, the text twice, since it may be the quote.
  fileprivate var wordCount: Int {
    func count(_ piece: Piece) -> Int { max(0, Int(piece.count)) }
    return 2 * count(text) + count(claimant) + count(date) + count(document) + count(url)
      + count(quote) + count(key) + count(rating) + count(rationale)
  }
}
