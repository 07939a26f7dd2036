public import AssayLanguage
public import AssayWeights

/// Tells whether two claims that look alike say the same, and if not, in what they differ.
///
/// What counts as the same: other words, order or voice, a number rounded as far as it is marked or
/// fits, another form of a date or name, detail left out, somebody said to have said it.
public struct ClaimGuard: Sendable {
  private let reader: ClaimReader
  private let thesaurus: Thesaurus
  /// Claims that share less than this are two.
  private static let leastCommon = 0.4

  /// - Throws: `WeightsError` where the thesaurus is missing or damaged.
  public init(_ analyser: EnglishAnalyser) throws(WeightsError) {
    thesaurus = try Thesaurus()
    reader = ClaimReader(analyser, thesaurus)
  }

  public func read(_ text: String) -> ClaimReading { reader.read(text) }

  /// In what two claims differ; nothing where they say the same.
  public func differences(_ a: String, _ b: String) -> [Difference] {
    differences(read(a), read(b))
  }

  public func differences(_ a: ClaimReading, _ b: ClaimReading) -> [Difference] {
    if a.text == b.text { return [] }
    let alignment = Alignment(a, b, thesaurus)
    let numbers = NumberGuard(alignment)
    let names = NameGuard(a, b)
    var found = numbers.differences
    if let difference = names.difference { found.append(difference) }
    if let difference = NegationGuard(alignment: alignment).difference { found.append(difference) }
    if let difference = Quantifiers.difference(alignment) { found.append(difference) }
    if let difference = FrequencyGuard(alignment: alignment).difference { found.append(difference) }
    if let difference = WordGuard(alignment: alignment).difference { found.append(difference) }
    if let difference = RoleGuard(alignment: alignment).difference { found.append(difference) }
    if let difference = ExchangeGuard(alignment: alignment).difference { found.append(difference) }
    if let difference = ModalityGuard(alignment: alignment).difference { found.append(difference) }
    if found.isEmpty, let difference = SlotGuard(alignment: alignment).difference {
      found.append(difference)
    }
    if found.isEmpty,
      alignment.common(names: names.common, numbers: numbers.common) < Self.leastCommon
    {
      found.append(Difference(.subject))
    }
    return found
  }
}
