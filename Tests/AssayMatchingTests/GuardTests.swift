import AssayLanguage
import AssayModel
import Foundation
import Testing

@testable import AssayMatching

/// One line of a file in `Pairs`.
struct Pair: Sendable {
  var isSame: Bool
  var what: String
  var first: String
  var second: String

  static func all() throws -> [Pair] {
    let files = Bundle.module.paths(forResourcesOfType: "tsv", inDirectory: "Pairs")
    try #require(!files.isEmpty)
    return try files.flatMap {
      try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n")
    }
    .filter { !$0.hasPrefix("#") }
    .map { line in
      let fields = line.split(separator: "\t").map(String.init)
      try #require(fields.count == 4, "\(line)")
      return Pair(
        isSame: fields[0] == "same", what: fields[1], first: fields[2], second: fields[3])
    }
  }
}

@Suite struct GuardTests {
  static let claimGuard = try? ClaimGuard(EnglishAnalyser())

  private func kinds(_ a: String, _ b: String) throws -> Set<Difference.Kind> {
    Set(try #require(Self.claimGuard).differences(a, b).map(\.kind))
  }

  @Test func `of more than 200 pairs hardly a changed one passes, and most paraphrases do`() throws
  {
    let claimGuard = try #require(Self.claimGuard)
    let pairs = try Pair.all()
    #expect(pairs.count >= 200)
    var passed: [Pair] = []
    var held: [Pair] = []
    for pair in pairs {
      let isSame = claimGuard.differences(pair.first, pair.second).isEmpty
      if isSame && !pair.isSame { passed.append(pair) }
      if !isSame && pair.isSame { held.append(pair) }
    }
    let changed = pairs.count { !$0.isSame }
    #expect(passed.count * 100 <= changed * 2, "\(passed)")
    #expect(held.count * 100 <= (pairs.count - changed) * 20, "\(held)")
  }

  @Test func `what differs is told by its kind and its words`() throws {
    #expect(try kinds("Rents rose by 9 percent.", "Rents rose by 8 percent.") == [.number])
    #expect(try kinds("It cost 5 million euros.", "It cost 5 million dollars.").contains(.unit))
    #expect(try kinds("Alba invaded Norland.", "Norland invaded Alba.") == [.role])
    #expect(try kinds("Rents in Arden rose.", "Rents in Arden fell.") == [.direction])
    #expect(
      try kinds("The mayor of Arden resigned.", "The mayor of Arden never resigned.") == [.negation]
    )
    #expect(Difference(.number, "13", "31").description == "number (13 / 31)")
    #expect(Difference(.negation).description == "negation")
  }

  @Test func `a number that is rounded is the same only as far as it is marked or fits`() throws {
    #expect(try kinds("It won 87.28 percent of the vote.", "It won 87 percent of the vote.") == [])
    #expect(
      try kinds("It won 87.28 percent of the vote.", "It won 78 percent of the vote.") == [.number])
    #expect(try kinds("It has 498,212 books.", "It has about 500,000 books.") == [])
    #expect(try kinds("It has 498,212 books.", "It has about 700,000 books.") == [.number])
  }

  @Test func `claims about other things are not the same, though nothing in them is contrary`()
    throws
  {
    #expect(try kinds("The bridge has cracks.", "Bees like lavender.").contains(.subject))
  }

  @Test func `every word that the guard knows may stand anywhere`() throws {
    let claimGuard = try #require(Self.claimGuard)
    let words = """
      far short of from to not no never one two twice double couple half few little any hardly \
      only all most every fifth in will would have been might may must about nearly fail refuse \
      set on fire house burn less more than without the and , - . Kiel Peru's 3.2 percent 1990
      """.split(separator: " ").map(String.init)
    var random = SeededGenerator(seed: 7)
    func text() -> String {
      (0..<Int.random(in: 1...7, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    for _ in 0..<300 {
      let (a, b) = (text(), text())
      _ = claimGuard.differences(a, b)
      #expect(claimGuard.differences(a, a).isEmpty, "\(a)")
    }
  }

  @Test func `a fact is not what may, must or will be`() throws {
    for other in [
      "The tower might collapse.", "The tower will collapse.", "The tower must collapse.",
      "The tower is about to collapse.", "The tower nearly collapsed.",
      "The tower would have collapsed.",
    ] {
      #expect(try kinds("The tower has collapsed.", other).contains(.modality), "\(other)")
    }
    #expect(try kinds("The firm will build a dam.", "The firm is going to build a dam.").isEmpty)
  }

  @Test func `two parties that changed places are seen even where the tree is wrong`() throws {
    #expect(try kinds("Cats carry it to sheep.", "Sheep carry it to cats.").contains(.role))
    #expect(try kinds("Tea, milk and eggs are taxed.", "Eggs, milk and tea are taxed.").isEmpty)
  }

  @Test func `whatever the text, the guard comes to an end`() throws {
    let claimGuard = try #require(Self.claimGuard)
    let texts = [
      "", " ", "–", "\"\"", "№ 5 % ½ 2,0.0.1", "NO NO NO", "than than", "\u{202E}x", "a, b and",
    ]
    for a in texts { for b in texts { _ = claimGuard.differences(a, b) } }
    #expect(claimGuard.differences("The dam broke.", "The dam broke.").isEmpty)
  }
}
