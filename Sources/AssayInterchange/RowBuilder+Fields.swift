import AssayModel

extension RowBuilder {
  /// Reads where the claim stands. A document may be an object, as Assay's own lines have it;
  /// what it holds besides title, date and URL is given back.
  mutating func readDocument(
    _ out: inout RowFields, _ cells: [Cell], _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> (column: Int, rest: JSONValue)? {
    var rest: (column: Int, rest: JSONValue)?
    if let url = take(.url, cells, columns) {
      out.url = try words(url, columns, bytes)
      try checkURL(out.url, at: url, columns, bytes)
    }
    guard let document = take(.document, cells, columns) else { return nil }
    guard document.form == .object, case .object(var members) = try document.tree(in: bytes) else {
      out.document = try words(document, columns, bytes)
      return nil
    }
    func move(_ names: [String], to piece: inout Piece) {
      guard piece.count < 0 else { return }
      for name in names {
        if let text = members[name]?.string, !text.isEmpty {
          piece = append { scratch in scratch.append(contentsOf: text.utf8) }
          members[name] = nil
          return
        }
      }
    }
    move(["title", "name", "headline"], to: &out.document)
    move(["date"], to: &out.date)
    let hadURL = out.url.count >= 0
    move(["url"], to: &out.url)
    if !hadURL { try checkURL(out.url, at: document, columns, bytes) }
    members = members.filter { $0.value != .null }
    if !members.isEmpty { rest = (document.column, .object(members)) }
    return rest
  }

  /// Refuses a URL that does something rather than name a place.
  private func checkURL(
    _ url: Piece, at cell: Cell, _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) {
    if cell.form == .text && EvidenceList.isURL(bytes, from: cell.start, to: cell.end) { return }
    if let text = string(of: url, bytes), let reason = EvidenceList.objection(toURL: text) {
      throw Fault(
        offset: cell.start, reason: "\(columns.all[cell.column].label) is \(reason)")
    }
  }

  mutating func readSpan(
    _ out: inout RowFields, _ cells: [Cell], _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) {
    let start = take(.start, cells, columns)
    let end = take(.end, cells, columns)
    guard let start, let end else {
      if let alone = start ?? end {
        let missing = start == nil ? "start" : "end"
        throw Fault(
          offset: alone.start,
          reason: "\(columns.all[alone.column].label) stands without \(missing)")
      }
      return
    }
    out.start = try offset(start, columns, bytes)
    out.end = try offset(end, columns, bytes)
    if out.end <= out.start {
      throw Fault(
        offset: end.start, reason: "end (\(out.end)) is not after start (\(out.start))")
    }
  }

  /// A count of scalars from the document's beginning.
  private func offset(
    _ cell: Cell, _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> Int {
    let text = cell.text(of: bytes).trimmed
    if let number = Int(text), number >= 0, number < 1 << 53, text.utf8.first != 0x2B {
      return number
    }
    if cell.form == .number, let value = Double(text), let number = Int(exactly: value),
      number >= 0, number < 1 << 53
    {
      return number
    }
    throw Fault(
      offset: cell.start,
      reason: "\(columns.all[cell.column].label) is \(Self.shown(text)), not a whole number from 0")
  }

  /// Kinds as a list, or as words with commas, semicolons, bars or spaces between them.
  func readKinds(
    _ cell: Cell, _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> UInt16 {
    var names: [String] = []
    if cell.form == .array {
      let items = try cell.tree(in: bytes).array ?? []
      names = items.compactMap(\.string)
      if names.count < items.count {
        throw Fault(
          offset: cell.start, reason: "\(columns.all[cell.column].label) is not a list of words")
      }
    } else {
      names = cell.text(of: bytes).split { $0.isWhitespace || ",;|".contains($0) }
        .map(String.init)
    }
    var bits: UInt16 = 0
    for name in names {
      guard let place = ClaimKind.allCases.firstIndex(where: { $0.rawValue == name.lowercased() })
      else {
        let all = ClaimKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(
          offset: cell.start,
          reason:
            "\(columns.all[cell.column].label) names \(Self.shown(name)), which is no kind of "
            + "claim (\(all))")
      }
      bits |= 1 << UInt16(place)
    }
    return bits
  }

  mutating func readEvidence(
    _ cell: Cell, _ columns: Columns, _ bytes: Bytes
  ) throws(Fault) -> Piece {
    let list: [String]
    if cell.form == .array || cell.form == .object {
      guard let items = EvidenceList.items(of: try cell.tree(in: bytes)) else {
        throw Fault(
          offset: cell.start,
          reason: "\(columns.all[cell.column].label) is not a list of URLs and paths")
      }
      list = items
    } else {
      list = EvidenceList.items(of: cell.text(of: bytes))
    }
    for item in list {
      if let reason = EvidenceList.objection(to: item) {
        throw Fault(
          offset: cell.start,
          reason: "\(columns.all[cell.column].label) names \(Self.shown(item)), \(reason)")
      }
    }
    if list.isEmpty { return .none }
    return append { scratch in JSONValue.array(list.map(JSONValue.string)).write(to: &scratch) }
  }

  /// All that no field took, as one JSON object with sorted keys.
  mutating func others(
    _ cells: [Cell], _ columns: Columns, _ bytes: Bytes,
    documentRest: (column: Int, rest: JSONValue)?
  ) throws(Fault) -> Piece {
    keepOthers(cells, columns, documentColumn: documentRest?.column)
    if others.isEmpty { return .none }
    let start = scratch.count
    scratch.append(UInt8(ascii: "{"))
    for column in othersByName {
      if scratch.count > start + 1 { scratch.append(UInt8(ascii: ",")) }
      scratch.append(contentsOf: columns.all[column].json)
      if let documentRest, documentRest.column == column {
        documentRest.rest.write(to: &scratch)
      } else {
        try lastCell(in: column, cells).appendJSON(of: bytes, to: &scratch)
      }
    }
    scratch.append(UInt8(ascii: "}"))
    return piece(from: start)
  }

  /// A value as an error shows it.
  private static func shown(_ text: String) -> String {
    let shown = text.visible()
    return shown.count > 60 ? "“\(shown.prefix(60))…”" : "“\(shown)”"
  }
}
