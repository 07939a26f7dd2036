import AssayLanguage
import AssayModel

/// Reads the quantities and dates of a case: alone, or as `assay analyse` does, which asks first
/// whether the text is English and knows the sentences.
struct QuantityFinder {
  /// Nil where the reader stands alone.
  var analyser: EnglishAnalyser?

  func quantities(_ item: QuantityCase, includingRelativeOrdinals: Bool) -> [Quantity] {
    find(item, includingRelativeOrdinals: includingRelativeOrdinals).quantities
  }

  func dates(_ item: QuantityCase) -> [DatePeriod] {
    find(item, includingRelativeOrdinals: false).dates
  }

  private func find(_ item: QuantityCase, includingRelativeOrdinals: Bool) -> (
    quantities: [Quantity], dates: [DatePeriod]
  ) {
    let map = ScalarMap(item.input)
    var reader = QuantityReader()
    reader.includesRelativeOrdinals = includingRelativeOrdinals || analyser != nil
    var sentences: [Sentence] = []
    if let analyser {
      guard LanguageCheck.isEnglish(item.input) else { return ([], []) }
      sentences = analyser.analyse(map).sentences
    }
    return reader.quantitiesAndDates(in: map, reference: item.reference, sentences: sentences)
  }
}
