/// Lemmas by the longest ending of a form that a rule is known for.
package struct Lemmatizer: Sendable {
  private let index: FeatureIndex
  private let scripts: [LemmaScript]

  package init(index: FeatureIndex, scripts: [LemmaScript]) {
    self.index = index
    self.scripts = scripts
  }

  /// The lemma of a form with a tag made by `LemmaKey.tag`.
  package func lemma(of form: String, tag: UInt16) -> String {
    let bytes = Array(form.utf8)
    let lower = LemmaKey.lowercased(bytes)
    let capitals = LemmaKey.capitals(bytes)
    var length = lower.count + 1
    while length >= 0 {
      let hash = LemmaKey.hash(tag: tag, capitals: capitals, lower: lower, length: length)
      if let row = index.row(of: hash), row < scripts.count {
        let lemma = scripts[row].apply(to: bytes)
        return lemma.isEmpty ? form : String(decoding: lemma, as: UTF8.self)
      }
      length = length > LemmaKey.longest ? min(LemmaKey.longest, length - 1) : length - 1
    }
    return form
  }
}
