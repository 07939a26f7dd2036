import AssayModel
import AssayWeights
import Testing

@testable import AssayLanguage

struct NameLabelTests {
  @Test func `labels of names say again which words they are of`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      var labels: [Int] = []
      var names: [(words: ClosedRange<Int>, kind: Int)] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        if Bool.random(using: &random) {
          labels.append(NameLabel.outside)
        } else {
          let length = Int.random(in: 1...4, using: &random)
          let kind = Int.random(in: 0..<5, using: &random)
          names.append((labels.count...(labels.count + length - 1), kind))
          for offset in 0..<length {
            labels.append(NameLabel.label(kind: kind, offset: offset, of: length))
          }
        }
      }
      let read = NameLabel.names(in: labels)
      #expect(read.map(\.words) == names.map(\.words) && read.map(\.kind) == names.map(\.kind))
      for (label, next) in zip(labels, labels.dropFirst()) {
        #expect(NameLabel.allows(label, next))
      }
    }
  }

  @Test func `a name of one kind cannot go on as another`() {
    #expect(!NameLabel.allows(NameLabel.first(0), NameLabel.last(1)))
    #expect(!NameLabel.allows(NameLabel.first(0), NameLabel.outside))
    #expect(!NameLabel.mayBegin(NameLabel.inner(2)) && !NameLabel.mayEnd(NameLabel.first(2)))
  }
}

struct NamesTests {
  private static let analyser = Result { try EnglishAnalyser() }

  private func names(_ text: String) throws -> [String] {
    try Self.analyser.get().analyse(ScalarMap(text)).entities.map {
      "\($0.kind.rawValue) \($0.quote)"
    }
  }

  @Test func `persons, organizations and places are told apart`() throws {
    #expect(
      try names("Angela Merkel met envoys of the United Nations in Berlin on Monday.")
        == ["person Angela Merkel", "organization United Nations", "place Berlin"])
    #expect(
      try names("President Maria Lopez flew from Paris to New York.")
        == ["person Maria Lopez", "place Paris", "place New York"])
  }

  @Test func `days and plain words are no names`() throws {
    #expect(try names("On Tuesday the river rose by two metres. Nobody had expected it.").isEmpty)
  }

  @Test func `one name is of one kind in the whole text`() throws {
    let analysis = try Self.analyser.get().analyse(
      ScalarMap(
        "Robert Harlan spoke for an hour. Harlan named no reason. Nobody in town liked Harlan."))
    #expect(Set(analysis.entities.map(\.kind)) == [.person])
    #expect(analysis.entities.map(\.quote) == ["Robert Harlan", "Harlan", "Harlan"])
  }

  @Test func `every name stands in the text where its span says, whatever the text`() throws {
    let pieces = [
      "Ruiz ", "of ", "the ", "United ", "Nations", ". ", "“", "\n\n", "- ", "A.B. ", "Ö",
      "of the ",
      "\u{1F600}", "he ", "his ", "She ", "said ", "McX", "'s ", "NORLAND ", "7 ", "(", "Dr. ",
      ", ",
    ]
    var random = SeededGenerator(seed: 5)
    let analyser = try Self.analyser.get()
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<Int.random(in: 0...50, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      let analysis = analyser.analyse(ScalarMap(text))
      let again = analyser.analyse(ScalarMap(text))
      #expect(analysis.entities == again.entities && analysis.mentions == again.mentions)
      var end = 0
      for entity in analysis.entities {
        #expect(analysis.map.substring(of: entity.span) == entity.quote && !entity.span.isEmpty)
        #expect(entity.span.start >= end)
        end = entity.span.end
      }
      for mention in analysis.mentions {
        #expect(analysis.sentences[mention.sentence].tokens.indices.contains(mention.head))
        #expect(mention.tokens.contains(mention.head))
        #expect(mention.referent.map { analysis.referents.indices.contains($0) } ?? true)
      }
    }
  }

  @Test func `an entry of several words is found in a list, and its first word alone is not`()
    throws
  {
    let model = try NameModel(path: ModelFolder.path(of: NameModel.fileName))
    let hashes = ["New", "Zealand", "won"].map(NameHash.lower)
    let bits = model.lists.bits(ofWords: hashes)
    #expect(bits[0] & NameLists.placeFirst != 0 && bits[1] & NameLists.placeLater != 0)
    #expect(bits[2] & (NameLists.placeFirst | NameLists.placeLater) == 0)
    #expect(model.lists.bits(ofWords: [hashes[0], hashes[2]])[0] & NameLists.placeFirst == 0)
  }
}
