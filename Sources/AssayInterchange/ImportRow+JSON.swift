public import AssayModel

/// A row and the name of its file, as the ledger takes them.
public struct FiledRow: ImportableClaim, Sendable {
  public let row: ImportRow
  /// The import file's name as a JSON string, in quotation marks.
  public let file: [UInt8]

  public init(_ row: ImportRow, from file: [UInt8]) {
    self.row = row
    self.file = file
  }

  public var id: ContentID { row.id }
  public var line: Int { row.line }
  public var key: String? { row[.key] }
  public func claim(_ id: ContentID) -> ImportedClaim { row.imported(as: id, from: file) }
}

extension ImportRow {
  /// The row as the ledger takes it: `claim(from:)` without building it.
  /// - Parameters:
  ///   - id: the row's.
  ///   - file: the import file's name as a JSON string, in quotation marks.
  public func imported(as id: ContentID, from file: [UInt8]) -> ImportedClaim {
    var out: [UInt8] = []
    out.reserveCapacity(2 * fields.wordCount + 512)
    appendJSON(id: id, file: file, to: &out)
    let body = out.count
    for piece in [fields.text, fields.quote, fields.claimant] {
      if let words = slice(piece) { out.append(contentsOf: words) }
    }
    func count(_ piece: Piece) -> Int? { piece.range?.count }
    return ImportedClaim(
      id: id, line: line, key: self[.key], bytes: out, body: body, text: count(fields.text) ?? 0,
      quote: count(fields.quote), claimant: count(fields.claimant))
  }

  /// The claim's id, `claim(from:).id`.
  public var id: ContentID { ContentID(Fingerprint(written: identityCapacity, writeIdentity)) }

  /// Appends the JSON array of strings that the claim's id is the hash of (see `ContentID`).
  public func appendIdentity(to out: inout [UInt8]) {
    out.append(atMost: identityCapacity, writeIdentity)
  }

  private var identityCapacity: Int { 6 * fields.wordCount + 256 }

  private func writeIdentity(to out: inout ByteWriter) {
    bytes.withUnsafeBufferPointer { bytes in
      out.put(#"["imported""#)
      for piece in [
        fields.text, fields.claimant, fields.date, fields.document, fields.url, fields.quote,
      ] {
        out.put(",")
        out.put(piece, of: bytes, or: #""""#)
      }
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

  /// Appends the claim as canonical JSON, the bytes of `claim(from:).body.json`.
  /// - Parameters:
  ///   - id: the claim's id.
  ///   - file: the import file's name as a JSON string, in quotation marks.
  public func appendJSON(id: ContentID, file: [UInt8], to out: inout [UInt8]) {
    let capacity = 6 * fields.wordCount + fields.copiedCount + file.count + 1024
    bytes.withUnsafeBufferPointer { bytes in
      file.withUnsafeBufferPointer { file in
        out.append(atMost: capacity) { write(bytes, id: id, file: file, to: &$0) }
      }
    }
  }

  private func write(_ bytes: Bytes, id: ContentID, file: Bytes, to out: inout ByteWriter) {
    out.put("{")
    out.put(#""claimant":"#, fields.claimant, of: bytes)
    writeDocument(bytes, to: &out)
    if fields.start >= 0 {
      out.put(#""end":"#)
      out.put(number: fields.end)
      out.put(",")
    }
    out.put(#""id":""#)
    id.withUnsafeBytes { out.put(hex: $0) }
    out.put(#"","import":{"#)
    out.copy(#""evidence":"#, fields.evidence, of: bytes)
    out.put(#""file":"#)
    out.put(file)
    out.put(",")
    out.put(#""key":"#, fields.key, of: bytes)
    out.put(#""line":"#)
    out.put(number: fields.line)
    out.put(",")
    out.copy(#""others":"#, fields.others, of: bytes)
    out.put(#""rating":"#, fields.rating, of: bytes)
    out.put(#""rationale":"#, fields.rationale, of: bytes)
    out.takeBack()
    out.put(#"},"kinds":"#)
    writeKinds(to: &out)
    out.put(#","modality":"asserted","model":"import","#)
    out.put(#""quote":"#, fields.quote, of: bytes)
    out.put(#""score":0.5,"#)
    if fields.start >= 0 {
      out.put(#""start":"#)
      out.put(number: fields.start)
      out.put(",")
    }
    out.put(#""text":"#)
    out.put(fields.text, of: bytes, or: #""""#)
    out.put("}")
  }

  private func writeDocument(_ bytes: Bytes, to out: inout ByteWriter) {
    guard fields.date.count >= 0 || fields.url.count >= 0 || fields.document.count >= 0 else {
      return
    }
    out.put(#""document":{"#)
    out.put(#""date":"#, fields.date, of: bytes)
    out.put(#""id":""#)
    documentID(bytes).withUnsafeBytes { out.put(hex: $0) }
    out.put(#"","#)
    out.put(#""title":"#, fields.document, of: bytes)
    out.put(#""url":"#, fields.url, of: bytes)
    out.takeBack()
    out.put("},")
  }

  /// The id of `document`.
  private func documentID(_ bytes: Bytes) -> ContentID {
    let content = Fingerprint(written: 6 * fields.wordCount + 64) { out in
      out.put(#"["document","#)
      out.put(fields.document, of: bytes, or: #""""#)
      out.put(#","","#)
      out.put(fields.date, of: bytes, or: #""""#)
      out.put(",")
      out.put(fields.url, of: bytes, or: #""""#)
      out.put(#",""]"#)
    }
    return ContentID(content)
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

  /// Writes a member and a comma, if there is a piece for it.
  @inline(__always)
  fileprivate mutating func put(_ name: StaticString, _ piece: Piece, of bytes: Bytes) {
    guard let range = piece.range else { return }
    put(name)
    putJSON(Bytes(rebasing: bytes[range]))
    put(",")
  }

  /// The same for a piece that is JSON already.
  @inline(__always)
  fileprivate mutating func copy(_ name: StaticString, _ piece: Piece, of bytes: Bytes) {
    guard let range = piece.range else { return }
    put(name)
    put(Bytes(rebasing: bytes[range]))
    put(",")
  }
}

extension Fingerprint {
  /// The hash of what `body` writes, which must be no more than `capacity` bytes.
  fileprivate init(written capacity: Int, _ body: (inout ByteWriter) -> Void) {
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { memory in
      guard let base = memory.baseAddress else {
        return Fingerprint(of: UnsafeRawBufferPointer(memory))
      }
      var writer = ByteWriter(at: base)
      body(&writer)
      return Fingerprint(
        of: UnsafeRawBufferPointer(start: base, count: writer.count(from: base)))
    }
  }
}

extension RowFields {
  /// The bytes of what a claim's JSON holds that is JSON already.
  fileprivate var copiedCount: Int { max(0, Int(evidence.count)) + max(0, Int(others.count)) }

  /// The bytes of all words that a claim's JSON holds, the text twice, since it may be the quote.
  fileprivate var wordCount: Int {
    func count(_ piece: Piece) -> Int { max(0, Int(piece.count)) }
    return 2 * count(text) + count(claimant) + count(date) + count(document) + count(url)
      + count(quote) + count(key) + count(rating) + count(rationale)
  }
}
