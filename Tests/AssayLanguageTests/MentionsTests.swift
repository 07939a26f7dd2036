import AssayModel
import Testing

@testable import AssayLanguage

/// Whom the phrases of our own sentences mean, by the models that ship.
struct MentionsTests {
  private static let analyser = Result { try EnglishAnalyser() }

  /// For each mention with this text, the name of whom it means.
  private func meanings(of words: String, in text: String) throws -> [String?] {
    let analysis = try Self.analyser.get().analyse(ScalarMap(text))
    return analysis.mentions.compactMap { mention in
      let tokens = analysis.sentences[mention.sentence].tokens
      let bytes =
        tokens[mention.tokens.lowerBound].bytes
        .lowerBound..<tokens[mention.tokens.upperBound].bytes.upperBound
      guard analysis.map.substring(ofBytes: bytes) == words else { return nil }
      return .some(mention.referent.map { analysis.referents[$0].name })
    }
  }

  @Test func `a last name means the one who was named in full`() throws {
    let text = "Robert Harlan spoke for an hour. Harlan named no reason."
    #expect(try meanings(of: "Harlan", in: text) == ["Robert Harlan"])
  }

  @Test func `a last name that two share means neither of them`() throws {
    let text = "Robert Harlan met James Harlan. Later Harlan left the town."
    #expect(try meanings(of: "Harlan", in: text) == ["Harlan"])
  }

  @Test func `an acronym means the name whose letters it holds`() throws {
    let text = "The United Nations sent ten doctors. The UN will send more."
    #expect(try meanings(of: "UN", in: text) == ["United Nations"])
  }

  @Test func `a pronoun means the one person who fits`() throws {
    let text = "Maria Lopez won the election in 2010. She cut fares twice."
    #expect(try meanings(of: "She", in: text) == ["Maria Lopez"])
  }

  @Test func `a pronoun does not mean somebody of another gender`() throws {
    let text = "John Harlan met Maria Lopez in Paris. She gave him a book."
    #expect(try meanings(of: "She", in: text) == ["Maria Lopez"])
    #expect(try meanings(of: "him", in: text) == ["John Harlan"])
  }

  @Test func `a pronoun with nobody before it means nobody`() throws {
    #expect(try meanings(of: "He", in: "He closed the port. The strike went on.") == [nil])
  }

  @Test func `a description means the one whom the document called so`() throws {
    let text = """
      Robert Harlan, the mayor of a small town, sold the harbour. Nobody had asked for it. The mayor \
      was not at home.
      """
    #expect(try meanings(of: "The mayor", in: text) == ["Robert Harlan"])
  }

  @Test func `a description that two were called by is left open`() throws {
    let text = """
      Mayor Robert Harlan met Mayor John Lopez. The mayor was tired.
      """
    #expect(try meanings(of: "The mayor", in: text) == [nil])
  }
}
