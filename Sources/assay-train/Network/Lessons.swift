import AssayLanguage

/// A treebank as the network learns it: feature rows and answers as numbers.
struct Lessons {
  var inventory = Inventory()
  /// The hashes of the features learned; the position is the row.
  var hashes: [UInt32] = []
  var sentences: [Lesson] = []

  /// A sentence with its root as word 0.
  struct Lesson {
    /// Feature rows of each word; those of whole forms first.
    var features: [[Int32]]
    /// How many of the rows are whole forms.
    var whole: [Int]
    /// How often the word occurs in all.
    var frequency: [Int]
    var heads: [Int]
    var relations: [Int]
    var tags: [Int]
    var xpos: [Int]
    var morphology: [Int]
  }

  /// - Parameter rarest: features of fewer words than this are not learned.
  init(_ documents: [AnnotatedDocument], rarest: Int) {
    let gold = documents.flatMap { $0.analysis.sentences }.filter { $0.tokens.count > 0 }
    var counts: [UInt32: Int] = [:]
    var forms: [String: Int] = [:]
    for token in gold.lazy.flatMap(\.tokens) {
      WordFeatures.forEach(Array(token.form.utf8)) { counts[$0, default: 0] += 1 }
      forms[token.form.lowercased(), default: 0] += 1
    }
    hashes = [WordFeatures.root] + counts.filter { $0.value >= rarest }.keys.sorted()
    let rows = Dictionary(uniqueKeysWithValues: hashes.enumerated().map { ($1, Int32($0)) })
    takeInventory(of: gold)
    let xposIndex = Self.index(inventory.xpos)
    let featureIndex = Self.index(inventory.features)
    let relationIndex = Self.index(inventory.relations)
    let tagIndex = Self.index(Inventory.tags)
    for sentence in gold {
      var lesson = Lesson(
        features: [[0]], whole: [0], frequency: [0], heads: [0], relations: [-1], tags: [-1],
        xpos: [-1], morphology: [-1])
      for token in sentence.tokens {
        var found: [Int32] = []
        var whole = 0
        var number = 0
        WordFeatures.forEach(Array(token.form.utf8)) { hash in
          if let row = rows[hash] {
            found.append(row)
            if number < WordFeatures.wholeForms { whole += 1 }
          }
          number += 1
        }
        lesson.features.append(found)
        lesson.whole.append(whole)
        lesson.frequency.append(forms[token.form.lowercased()] ?? 0)
        lesson.heads.append(token.head + 1)
        lesson.relations.append(relationIndex[token.relation] ?? -1)
        lesson.tags.append(tagIndex[token.tag] ?? -1)
        lesson.xpos.append(xposIndex[token.xpos] ?? -1)
        lesson.morphology.append(featureIndex[token.features.description] ?? -1)
      }
      sentences.append(lesson)
    }
  }

  private mutating func takeInventory(of gold: [Sentence]) {
    var xpos: [String: Int] = [:]
    var features: [String: Int] = [:]
    var relations: [String: Int] = [:]
    for token in gold.lazy.flatMap(\.tokens) {
      xpos[token.xpos, default: 0] += 1
      features[token.features.description, default: 0] += 1
      relations[token.relation, default: 0] += 1
    }
    inventory.xpos = xpos.filter { $0.value > 1 }.keys.sorted()
    inventory.features = features.filter { $0.value > 2 }.keys.sorted()
    inventory.relations = relations.filter { $0.value > 2 }.keys.sorted()
    let xposIndex = Self.index(inventory.xpos)
    let featureIndex = Self.index(inventory.features)
    let tagIndex = Self.index(Inventory.tags)
    var combinations: [Inventory.Combination: Int] = [:]
    for token in gold.lazy.flatMap(\.tokens) {
      guard let tag = tagIndex[token.tag], let xpos = xposIndex[token.xpos],
        let features = featureIndex[token.features.description]
      else { continue }
      combinations[.init(tag: tag, xpos: xpos, features: features), default: 0] += 1
    }
    // What occurs once is more often a slip of the annotation than a rare analysis.
    inventory.analyses = combinations.filter { $0.value > 1 }.keys.sorted()
  }

  private static func index<Name: Hashable>(_ names: [Name]) -> [Name: Int] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }
}
