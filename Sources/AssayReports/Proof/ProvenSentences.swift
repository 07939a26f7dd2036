import AssayModel

/// The sentences that a proof is about, as each format writes them: for reports that other templates
/// made, of which nobody knows what else they say.
struct ProvenSentences {
  private struct Sentence {
    var claim: Int
    var part: String
    var text: String
  }

  private var sentences: [Sentence] = []

  init(_ content: ReportContent, format: PublishedReport.Format) {
    let markup: any Markup = format == .markdown ? GFMMarkup() : HTMLMarkup()
    for entry in ReportLayout(content).entries {
      func add(_ part: String, _ text: String?) {
        for line in linesOfText(text ?? "") where !line.isEmpty {
          sentences.append(
            Sentence(
              claim: entry.number, part: part,
              text: markup.piece(line, atStart: true, atEnd: true)))
        }
      }
      add("quote", entry.dossier.claim.quote)
      if let verdict = entry.dossier.standing {
        add("rating", verdict.rating)
        add("rationale", verdict.rationale)
        add("reviewer", verdict.who)
      }
      for attachment in entry.dossier.attachments {
        add("quote from the evidence", attachment.quote)
        add("evidence hash", attachment.evidence.capture?.sha256.hex)
      }
    }
  }

  /// Those that a text does not hold, or not as often as there are claims that need them.
  func missing(in text: String) -> [ReportFinding] {
    var left = Self.counts(of: Set(sentences.map(\.text)), in: text)
    return sentences.compactMap { sentence in
      let count = left[sentence.text] ?? 0
      left[sentence.text] = count - 1
      return count > 0
        ? nil
        : ReportFinding(claim: sentence.claim, part: sentence.part, expected: sentence.text)
    }
  }

  /// How often a text holds each of some others. One walk over it, whatever their number.
  private static func counts(of wanted: Set<String>, in text: String) -> [String: Int] {
    var byBeginning: [UInt64: [(text: String, bytes: [UInt8])]] = [:]
    for text in wanted {
      let bytes = Array(text.utf8)
      byBeginning[beginning(of: bytes[...]), default: []].append((text, bytes))
    }
    let bytes = Array(text.utf8)
    var counts: [String: Int] = [:]
    for start in bytes.indices {
      // A sentence of one to three bytes is found by as many.
      for length in 1...4 where start + length <= bytes.count {
        for other in byBeginning[beginning(of: bytes[start..<start + length])] ?? []
        where other.bytes.count == length || length == 4 && other.bytes.count > 4 {
          if bytes[start...].starts(with: other.bytes) { counts[other.text, default: 0] += 1 }
        }
      }
    }
    return counts
  }

  /// Up to four bytes, and how many they are.
  private static func beginning(of bytes: ArraySlice<UInt8>) -> UInt64 {
    let part = bytes.prefix(4)
    return part.reduce(UInt64(part.count)) { $0 << 8 | UInt64($1) }
  }
}
