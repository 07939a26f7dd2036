public import AssayModel

extension ImportRow {
  /// The claim that the row makes.
  /// - Parameter file: the import file's name, kept with the claim.
  public func claim(from file: String) -> Claim {
    Claim(
      imported: ImportOrigin(
        file: file, line: line, key: self[.key], rating: self[.rating],
        rationale: self[.rationale], evidence: evidence, others: others),
      text: self[.text] ?? "", quote: self[.quote], span: span, claimant: self[.claimant],
      document: document, kinds: kinds)
  }

  /// The document that the row says the claim stands in: title, date and URL, without a text. Its
  /// id is made from these, so rows that say the same of it mean the same document.
  public var document: DocumentReference? {
    let title = self[.document]
    let date = self[.date]
    let url = self[.url]
    if title == nil && date == nil && url == nil { return nil }
    return DocumentReference(
      id: ContentID("document", [title ?? "", "", date ?? "", url ?? "", ""]).hex, title: title,
      date: date, url: url)
  }

  /// URLs and paths that the row gives as evidence.
  public var evidence: [String] {
    (tree(fields.evidence)?.array ?? []).compactMap(\.string)
  }

  /// Columns that no field took.
  public var others: [String: JSONValue] {
    if case .object(let members)? = tree(fields.others) { return members }
    return [:]
  }

  private func tree(_ piece: Piece) -> JSONValue? {
    slice(piece).flatMap { try? JSONValue(parsing: Array($0)) }
  }
}
