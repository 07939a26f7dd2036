import AssayLanguage

/// Agreement of tokens with gold ones, word by word, as the CoNLL 2018 shared task measures it:
/// relations without their subtypes, and only where the tokens are the same.
struct Measures {
  var words = 0
  var tag = 0
  var xpos = 0
  var features = 0
  var lemma = 0
  var head = 0
  var relation = 0

  mutating func add(_ gold: [Token], _ system: [Token]) {
    for (gold, system) in zip(gold, system) {
      words += 1
      if gold.tag == system.tag { tag += 1 }
      if gold.xpos == system.xpos { xpos += 1 }
      if gold.features == system.features { features += 1 }
      if gold.lemma == system.lemma || gold.lemma == "_" { lemma += 1 }
      if gold.head == system.head {
        head += 1
        if gold.relation.prefix(while: { $0 != ":" })
          == system.relation.prefix(while: { $0 != ":" })
        {
          relation += 1
        }
      }
    }
  }

  var summary: String {
    let parts = [
      ("UPOS", tag), ("XPOS", xpos), ("Feats", features), ("Lemma", lemma), ("UAS", head),
      ("LAS", relation),
    ]
    return parts.map { name, hits in
      "\(name) \((Double(hits) * 10000 / Double(max(1, words))).rounded() / 100)"
    }.joined(separator: "  ")
  }
}
