import AssayLanguage
import AssayModel

extension Analysis {
  /// Bytes after which `drain` is called.
  private static let portion = 1 << 16

  /// Appends the object that `assay analyse` answers a document with, its keys sorted. What is
  /// found is written as it comes: a text of a million numbers makes no tree of a million values.
  ///
  /// - Parameters:
  ///   - others: further members; those of the analysis take the place of others of their name.
  ///   - drain: may take away what was written so far.
  func write<Failure: Error>(
    with others: [String: JSONValue], to out: inout [UInt8],
    drain: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    func list(
      _ count: Int, _ out: inout [UInt8], item: (Int, inout [UInt8]) -> Void
    ) throws(Failure) {
      out.append(UInt8(ascii: "["))
      for index in 0..<count {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        item(index, &out)
        if out.count > Self.portion { try drain(&out) }
      }
      out.append(UInt8(ascii: "]"))
    }
    for (number, key) in Set(others.keys).union(Self.keys).sorted().enumerated() {
      out.append(UInt8(ascii: number == 0 ? "{" : ","))
      JSONText.append(key, to: &out)
      out.append(UInt8(ascii: ":"))
      switch key {
      case "attributions":
        // One for each stretch of what is said: `"Yes," Voss said, "gladly"` makes two.
        let parts = sayings.flatMap { saying in saying.content.map { (saying, $0) } }
        try list(parts.count, &out) { write(parts[$0].0, content: parts[$0].1, to: &$1) }
      case "dates": try list(dates.count, &out) { dates[$0].json.write(to: &$1) }
      case "entities": try list(entities.count, &out) { entities[$0].json.write(to: &$1) }
      case "quantities": try list(quantities.count, &out) { quantities[$0].json.write(to: &$1) }
      case "sentences":
        try list(sentences.count, &out) { index, out in
          let span = map.span(ofBytes: sentences[index].bytes)
          out.append(contentsOf: #"{"end":"#.utf8)
          JSONValue.int(span.end).write(to: &out)
          out.append(contentsOf: #","start":"#.utf8)
          JSONValue.int(span.start).write(to: &out)
          out.append(UInt8(ascii: "}"))
        }
      default: (others[key] ?? .null).write(to: &out)
      }
    }
    out.append(UInt8(ascii: "}"))
  }

  /// All of it at once, for texts that are short.
  func write(with others: [String: JSONValue], to out: inout [UInt8]) {
    write(with: others, to: &out) { (_: inout [UInt8]) throws(Never) in }
  }

  private static let keys: Set<String> = [
    "attributions", "dates", "entities", "quantities", "sentences",
  ]

  private func write(_ saying: Saying, content: Range<Int>, to out: inout [UInt8]) {
    out.append(contentsOf: #"{"content":"#.utf8)
    write(place: content, to: &out)
    out.append(contentsOf: #","cue":"#.utf8)
    write(place: saying.cue, to: &out)
    out.append(contentsOf: #","manner":"#.utf8)
    JSONText.append(saying.manner.rawValue, to: &out)
    out.append(contentsOf: #","quoted":"#.utf8)
    JSONValue.bool(saying.isQuotation).write(to: &out)
    if let referent = saying.referent {
      out.append(contentsOf: #","referent":"#.utf8)
      write(place: referent, to: &out)
    }
    out.append(contentsOf: #","source":"#.utf8)
    if let source = saying.source {
      write(place: source, to: &out)
    } else {
      JSONValue.null.write(to: &out)
    }
    out.append(UInt8(ascii: "}"))
  }

  private func write(place bytes: Range<Int>, to out: inout [UInt8]) {
    let span = map.span(ofBytes: bytes)
    out.append(contentsOf: #"{"end":"#.utf8)
    JSONValue.int(span.end).write(to: &out)
    out.append(contentsOf: #","quote":"#.utf8)
    JSONText.append(map.substring(ofBytes: bytes), to: &out)
    out.append(contentsOf: #","start":"#.utf8)
    JSONValue.int(span.start).write(to: &out)
    out.append(UInt8(ascii: "}"))
  }
}
