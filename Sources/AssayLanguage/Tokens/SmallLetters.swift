extension String {
  /// `lowercased()`, which most words of a text are already: those are not made anew.
  package var inSmallLetters: String {
    var text = self
    let isSmall = text.withUTF8 { bytes in
      for byte in bytes where byte >= 0x80 || byte >= 0x41 && byte <= 0x5A { return false }
      return true
    }
    return isSmall ? self : lowercased()
  }
}
