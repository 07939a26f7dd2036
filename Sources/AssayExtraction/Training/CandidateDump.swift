package import AssayLanguage
package import AssayModel

/// The candidates of a marked document in a form that other programs read: what the encoder's
/// choice is learned from.
package struct CandidateDump {
  package let json: JSONValue

  package init(_ gold: MarkedDocument, analysis: Analysis) {
    let words = WordStarts(gold.text)
    let marks = gold.claims.map { (mark: $0, words: words.words(in: $0.span)) }
    let trained = TrainingDocument(
      gold, analysis: analysis, trainer: ChoiceTrainer(), scorer: nil)
    var sentences: [JSONValue] = []
    for (view, items) in zip(trained.views, trained.items) {
      let tree = view.tree
      guard let first = tree.tokens.first, let last = tree.tokens.last else { continue }
      let sentence = analysis.map.span(ofBytes: first.bytes.lowerBound..<last.bytes.upperBound)
      func offset(_ byte: Int) -> JSONValue {
        .int(analysis.map.scalarOffset(ofByte: byte) - sentence.start)
      }
      let candidates = items.map { item -> JSONValue in
        let closest = marks.max {
          WordStarts.overlap(item.words, $0.words) < WordStarts.overlap(item.words, $1.words)
        }.flatMap { WordStarts.overlap(item.words, $0.words) >= 0.5 ? $0.mark : nil }
        let candidate = item.candidate
        let head = tree.tokens[candidate.head].bytes
        return [
          "start": offset(tree.tokens[candidate.tokens.lowerBound].bytes.lowerBound),
          "end": offset(tree.tokens[candidate.tokens.upperBound].bytes.upperBound),
          "headStart": offset(head.lowerBound), "headEnd": offset(head.upperBound),
          "rules": .array(candidate.rules.map { .string("\($0)") }),
          "must": .double(Double(item.target.must)), "may": .double(Double(item.target.may)),
          "exactness": item.target.exactness.map { .double(Double($0)) } ?? .null,
          "presupposed": closest.map { .double($0.modality == "presupposed" ? 1 : 0) } ?? .null,
          "modality": JSONValue(closest?.modality),
          "kinds": .array((closest?.kinds ?? []).map(JSONValue.string)),
          "words": .array([.int(item.words.lowerBound), .int(item.words.upperBound)]),
        ]
      }
      let none = gold.sentences.filter { $0.span.overlaps(sentence) }
      sentences.append([
        "start": .int(sentence.start), "end": .int(sentence.end),
        "text": .string(analysis.map.substring(of: sentence)),
        "none": JSONValue(none.count == 1 ? none[0].none : nil),
        "candidates": .array(candidates),
      ])
    }
    json = ["id": .string(gold.id), "genre": .string(gold.genre), "sentences": .array(sentences)]
  }
}
