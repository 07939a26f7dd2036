/// The words of a sentence as the features of names see them.
package struct NameWords {
  package let tokens: [Token]
  let lower: [UInt32]
  let shapes: [UInt32]
  let xpos: [UInt32]
  let lists: [UInt32]
  let isHeadline: Bool

  package init(_ tokens: [Token], lists: NameLists) {
    self.tokens = tokens
    lower = tokens.map { NameHash.lower($0.form) }
    shapes = tokens.map { Self.shape($0.form) }
    xpos = tokens.map { NameHash.lower($0.xpos) }
    self.lists = lists.bits(ofWords: lower)
    isHeadline = DocumentWords.isHeadline(tokens)
  }

  /// `Xx`, `XX`, `X.X.`, `x0`: kinds of characters, runs of three and more cut to two.
  private static func shape(_ form: String) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    var last: UInt8 = 0
    var run = 0
    for byte in form.utf8 {
      let kind: UInt8 =
        switch byte {
        case 0x41...0x5A: 1
        case 0x61...0x7A: 2
        case 0x30...0x39: 3
        case 0x80...: 4
        default: byte
        }
      run = kind == last ? run + 1 : 1
      last = kind
      if run <= 2 { hash = (hash ^ UInt32(kind)) &* 0x0100_0193 }
    }
    return hash
  }
}
