import AssayModel

@testable import AssayInterchange

/// All that an import gives, for tests to look at.
struct Reading {
  var claims: [Claim] = []
  var rejected: [RejectedRow] = []
  var mapping: [ImportColumn] = []
  var header = ""
  var encoding = TextEncoding.utf8
  var isEncodingGuessed = false

  /// - Parameters:
  ///   - step: how many bytes the source gives at a time.
  ///   - chunk: how many bytes are read before rows are handed out.
  init(
    _ bytes: [UInt8], as file: String, map: [String] = [], key: String? = nil,
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, rowLimit: Int? = nil,
    step: Int = .max, chunk: Int? = nil
  ) throws {
    var options = ImportOptions(
      file: file, encoding: encoding, delimiter: delimiter,
      mapping: try ImportMapping(parsing: map, key: key))
    if let rowLimit { options.rowLimit = rowLimit }
    if let chunk { options.chunkSize = chunk }
    var reader = try ImportReader(ByteSource(bytes, step: step), options)
    mapping = reader.mapping
    header = String(decoding: reader.header, as: UTF8.self)
    self.encoding = reader.encoding
    isEncodingGuessed = reader.isEncodingGuessed
    while let batch = try reader.next() {
      claims += batch.rows.map { $0.claim(from: file) }
      rejected += batch.rejected
    }
  }

  init(_ text: String, as file: String, map: [String] = [], key: String? = nil) throws {
    try self.init(Array(text.utf8), as: file, map: map, key: key)
  }

  var texts: [String] { claims.map(\.text) }

  /// `line:column reason` of each rejected row.
  var faults: [String] { rejected.map { "\($0.line):\($0.column) \($0.reason)" } }

  /// The rejected rows as they came.
  var raws: [String] { rejected.map { String(decoding: $0.raw, as: UTF8.self) } }
}
