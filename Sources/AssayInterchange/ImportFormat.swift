import AssayModel

/// The formats that an import reads.
public enum ImportFormat: String, Sendable, CaseIterable {
  case csv
  case tsv
  /// One JSON object a line.
  case jsonl
  /// One JSON document: an object, an array of objects, or a feed of ClaimReview (JSON-LD).
  case json

  /// What a file's name says, `.gz` aside; nil where it says nothing.
  public init?(fileName: String) {
    var name = fileName.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    switch name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    case "json", "jsonld": self = .json
    default: return nil
    }
  }

  /// What the first bytes of a nameless file look like: JSON by its bracket, and a line that ends
  /// with the object that it began is one of many; a table by the tabs of its header.
  static func likely(_ head: [UInt8]) -> ImportFormat {
    guard let first = head.firstIndex(where: { $0 > 0x20 }) else { return .csv }
    switch head[first] {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"):
      let line = head[first...].prefix { $0 != 0x0A }
      let isWhole = line.last { $0 > 0x20 } == UInt8(ascii: "}")
      return isWhole && (try? JSONValue(parsing: Array(line))) != nil ? .jsonl : .json
    default:
      let line = head[first...].prefix { $0 != 0x0A && $0 != 0x0D }
      return line.contains(0x09) && !line.contains(UInt8(ascii: ",")) ? .tsv : .csv
    }
  }

  /// The suffix of a file of rejected rows, which is read like the file they came from.
  public var rejectSuffix: String { self == .json ? "jsonl" : rawValue }
}

/// How a file is to be read.
public struct ImportOptions: Sendable {
  /// What the file is called in errors; its suffixes tell format and compression.
  public var file: String
  /// Nil: by the file's name, else by its first bytes.
  public var format: ImportFormat?
  /// Nil: by the byte order mark, else by the first bytes.
  public var encoding: TextEncoding?
  /// Of CSV: one ASCII character. Nil: by the header.
  public var delimiter: UInt8?
  public var mapping: ImportMapping
  /// A row must be shorter than this, in bytes.
  public var rowLimit = 16 << 20
  /// How many bytes are read before their rows are handed out. Any value gives the same rows.
  var chunkSize = 1 << 19

  public init(
    file: String, format: ImportFormat? = nil, encoding: TextEncoding? = nil,
    delimiter: UInt8? = nil, mapping: ImportMapping = ImportMapping()
  ) {
    self.file = file
    self.format = format
    self.encoding = encoding
    self.delimiter = delimiter
    self.mapping = mapping
  }
}
