import Testing

@testable import AssayLanguage

struct PunctuationTests {
  /// Heads of marks after attaching anew; `heads` count from 1, 0 is the root.
  private func attach(_ forms: String, _ heads: [Int]) -> [Int] {
    let forms = forms.split(separator: " ").map(String.init)
    var heads = heads.map { $0 - 1 }
    Punctuation.attach(
      &heads, forms: forms, isMark: forms.map { form in !form.contains(where: \.isLetter) })
    return heads.map { $0 + 1 }
  }

  @Test func `the last mark hangs on the root`() {
    #expect(attach("Rain fell there .", [2, 0, 2, 3]) == [2, 0, 2, 2])
  }

  @Test func `brackets hang on the head of what they hold`() {
    #expect(attach("He ( my old boss ) left", [7, 1, 5, 5, 1, 1, 0]) == [7, 5, 5, 5, 1, 5, 0])
  }

  @Test func `a comma hangs on the part that it parts off`() {
    // When it rained, they left.
    #expect(attach("When it rained , they left", [3, 3, 6, 6, 6, 0]) == [3, 3, 6, 3, 6, 0])
    // tea, milk
    #expect(attach("tea , milk", [0, 1, 1]) == [0, 3, 1])
  }

  @Test func `a mark that is the root or has dependents stays`() {
    #expect(attach("! !", [0, 1]) == [0, 1])
    #expect(attach("- yes - no", [2, 0, 2, 3]) == [2, 0, 2, 3])
  }
}
