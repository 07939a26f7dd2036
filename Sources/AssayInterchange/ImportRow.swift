public import AssayModel

/// A sound row of an import: what it says of a claim, as slices of the bytes it was read from.
///
/// Cheap to make and to pass on. `claim(from:)` builds the whole value; `appendIdentity` and
/// `appendJSON` give the very bytes that value would have, without building it.
public struct ImportRow: Sendable {
  let bytes: [UInt8]
  let fields: RowFields

  /// The line on which the row begins, from 1.
  public var line: Int { fields.line }

  /// The row as it came, without its line break.
  public var raw: ArraySlice<UInt8> { slice(fields.raw) ?? [] }

  /// Where `quote` stands in the document, as the row says.
  public var span: TextSpan? {
    fields.start < 0 ? nil : TextSpan(start: fields.start, end: fields.end)
  }

  /// In the order of `ClaimKind`; empty where the row names none.
  public var kinds: [ClaimKind] {
    ClaimKind.allCases.enumerated().filter { fields.kinds >> $0.offset & 1 == 1 }.map(\.element)
  }

  /// The text of a field that holds words; nil where the row has none, and for `start`, `end`,
  /// `kinds` and `evidence`.
  public subscript(field: ImportField) -> String? {
    piece(field).flatMap(slice).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 bytes of a field that holds words, without a copy; nil where the row has none.
  public func withUTF8<R>(
    of field: ImportField, _ body: (UnsafeRawBufferPointer?) throws -> R
  ) rethrows -> R {
    try bytes.withUnsafeBytes { bytes in
      try body(
        piece(field).flatMap { $0.range }.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) })
    }
  }

  func piece(_ field: ImportField) -> Piece? {
    switch field {
    case .text: fields.text
    case .claimant: fields.claimant
    case .date: fields.date
    case .document: fields.document
    case .url: fields.url
    case .quote: fields.quote
    case .key: fields.key
    case .rating: fields.rating
    case .rationale: fields.rationale
    case .start, .end, .kinds, .evidence: nil
    }
  }

  func slice(_ piece: Piece) -> ArraySlice<UInt8>? { piece.range.map { bytes[$0] } }
}

/// A stretch of a batch's bytes, or nothing.
struct Piece {
  var offset: Int32 = 0
  var count: Int32 = -1

  static let none = Piece()

  init() {}

  init(_ range: Range<Int>) {
    offset = Int32(truncatingIfNeeded: range.lowerBound)
    count = Int32(truncatingIfNeeded: range.count)
  }

  @inline(__always)
  var range: Range<Int>? { count < 0 ? nil : Int(offset)..<Int(offset) + Int(count) }
}

/// Where a row's parts stand in its batch's bytes.
struct RowFields {
  var line = 0
  var raw = Piece.none
  var text = Piece.none
  var claimant = Piece.none
  var date = Piece.none
  var document = Piece.none
  var url = Piece.none
  var quote = Piece.none
  var key = Piece.none
  var rating = Piece.none
  var rationale = Piece.none
  /// A canonical JSON array of strings.
  var evidence = Piece.none
  /// A canonical JSON object.
  var others = Piece.none
  /// -1 where the row gives none.
  var start = -1
  var end = -1
  /// One bit for each of `ClaimKind.allCases`.
  var kinds: UInt16 = 0
}

/// Something in an import that is no row Assay can use, and why.
public struct RejectedRow: Hashable, Sendable {
  /// Where the fault is; both count from 1, the column in Unicode scalars.
  public var line: Int
  public var column: Int
  /// The line on which the row begins.
  public var firstLine: Int
  /// A clause without a full stop: `start is “x”, not a whole number`.
  public var reason: String
  /// The row as UTF-8, without its line break, to be mended and imported again; empty for a row
  /// that was too long to be kept.
  public var raw: [UInt8]
}

/// Some rows of an import, in the order of the file.
public struct ImportBatch: Sendable {
  let bytes: [UInt8]
  let fields: [RowFields]
  public let rejected: [RejectedRow]

  /// Whether the batch has neither rows nor rejected ones.
  public var isEmpty: Bool { fields.isEmpty && rejected.isEmpty }

  /// The sound rows.
  public var rows: Rows { Rows(batch: self) }

  public struct Rows: RandomAccessCollection, Sendable {
    let batch: ImportBatch

    public var startIndex: Int { 0 }
    public var endIndex: Int { batch.fields.count }
    public subscript(index: Int) -> ImportRow {
      ImportRow(bytes: batch.bytes, fields: batch.fields[index])
    }
  }
}
