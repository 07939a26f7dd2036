public import AssayLanguage
public import AssayModel
import AssayWeights
import Foundation

/// Finds the claims of a document: single assertions that evidence could show to be true or false,
/// each with the tightest verbatim span that asserts it.
///
/// Rules over the dependency tree propose candidates (`CandidateRules`), a trained model chooses
/// among them (`ClaimJudge`, or the faster `ChoiceModel`), and readers of the same tree fill in what
/// a claim says of itself. Equal input gives equal output.
public struct ClaimExtractor: Sendable {
  /// The file of weights among the models.
  public static let modelName = "claims-en.model"
  /// What claims name as their model where no judge chose them.
  public static let version = "assay-claims-en 2"

  let model: ChoiceModel
  let scorer: SentenceScorer?
  let judge: ClaimJudge?

  var chooser: Chooser { Chooser(model: model, scorer: scorer, judge: judge) }

  /// Reads the weights. O(size of the model), a few milliseconds.
  /// - Parameter judge: weighs the candidates; without one a linear model and trees do.
  /// - Throws: `ExtractionError`.
  public init(judge: ClaimJudge? = nil) throws {
    self.judge = judge
    guard let path = try? ModelFolder.path(of: Self.modelName),
      let data = FileManager.default.contents(atPath: path)
    else { throw ExtractionError.missingModel(Self.modelName) }
    model = try ChoiceModel(data: data, name: path)
    scorer = try SentenceScorer()
  }

  /// An extractor with models in hand, as training makes them.
  package init(model: ChoiceModel, scorer: SentenceScorer? = nil) {
    judge = nil
    self.model = model
    self.scorer = scorer
  }

  /// The claims of a document, in its order.
  ///
  /// Each claim's quote is the text of its span; no claim is empty, the whole of a document of
  /// several sentences, or the span of another. O(length) for sentences of bounded length.
  ///
  /// - Parameters:
  ///   - analysis: of the document's own text.
  ///   - includingLeftOut: whether to give clauses that were not taken for claims, with reasons.
  public func claims(
    in document: Document, analysis: Analysis, includingLeftOut: Bool = false
  ) -> Extraction {
    let views = SentenceView.views(of: analysis)
    let filler = ClaimFiller(
      document: document, analysis: analysis, views: views,
      modality: judge?.readout.manner ?? model.modality, ranking: judge?.readout.ranking,
      model: judge == nil ? Self.version : ClaimJudge.version)
    let sentences = views.indices.filter { views[$0] != nil }
    let scored = chooser.scored(views.compactMap { $0 }, of: analysis.map)
    var extraction = Extraction()
    for (place, sentence) in sentences.enumerated() {
      guard let view = views[sentence] else { continue }
      let choice = Chooser.choose(scored[place], in: view, chooser.settling)
      extraction.claims += filler.claims(of: choice.chosen, in: view, sentence: sentence)
      if includingLeftOut {
        let excluded =
          choice.excluded
          + ExclusionReader(view: view).excluded(
            scored[place], besides: choice.chosen.map(\.scored) + choice.excluded.map(\.0))
        extraction.leftOut += excluded.map { filler.leftOut($0, $1, in: view) }
      }
    }
    extraction.leftOut.sort { $0.span < $1.span }
    Self.gate(&extraction.claims, analysis.map)
    return extraction
  }

  /// The verbatim gate: what does not quote the text exactly does not pass, nor does a duplicate.
  private static func gate(_ claims: inout [Claim], _ map: ScalarMap) {
    var seen: Set<TextSpan> = []
    claims.removeAll { claim in
      guard let span = claim.span, !span.isEmpty, map.substring(of: span) == claim.quote else {
        return true
      }
      return !seen.insert(span).inserted
    }
    claims.sort { a, b in
      guard let a = a.span, let b = b.span else { return false }
      return a < b
    }
  }
}

extension ExclusionReader {
  /// The sentence's own clauses that nothing chosen covers, one for each, with the likeliest
  /// reason.
  func excluded(_ scored: [Scored], besides chosen: [Scored]) -> [(Scored, ExclusionReason)] {
    var result: [(Scored, ExclusionReason)] = []
    for option in scored {
      switch option.candidate.rules[0] {
      case .clause, .conjunct, .utterance, .quotation, .quotedUtterance: break
      default: continue
      }
      let tokens = option.candidate.tokens
      let isCovered = (chosen + result.map(\.0)).contains { other in
        other.candidate.tokens.overlaps(tokens)
      }
      if isCovered || tokens.count < 3 { continue }
      let speech = view.tree.speech(about: option.candidate)
      result.append((option, likely(option.candidate, speech: speech)))
    }
    return result
  }
}
