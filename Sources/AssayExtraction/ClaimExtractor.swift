public import AssayLanguage
public import AssayModel
import AssayWeights
import Foundation

/// Finds the claims of a document: single assertions that evidence could show to be true or false,
/// each with the tightest verbatim span that asserts it.
///
/// Rules over the dependency tree propose candidates (`CandidateRules`), a trained linear model
/// chooses among them (`ChoiceModel`), and readers of the same tree fill in what a claim says of
/// itself. Equal input gives equal output.
public struct ClaimExtractor: Sendable {
  /// The file of weights among the models.
  public static let modelName = "claims-en.model"
  /// What claims name as their model.
  public static let version = "assay-claims-en 1"

  let model: ChoiceModel

  /// Reads the weights. O(size of the model), a few milliseconds.
  /// - Throws: `ExtractionError`.
  public init() throws {
    guard let path = try? ModelFolder.path(of: Self.modelName),
      let data = FileManager.default.contents(atPath: path)
    else { throw ExtractionError.missingModel(Self.modelName) }
    model = try ChoiceModel(data: data, name: path)
  }

  /// An extractor with a model in hand, as training makes one.
  package init(model: ChoiceModel) { self.model = model }

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
    let filler = ClaimFiller(document: document, analysis: analysis, views: views)
    let chooser = Chooser(model: model)
    var extraction = Extraction()
    for (index, view) in views.enumerated() {
      guard let view else { continue }
      let scored = chooser.scored(view, sentence: index)
      var chosen: [ClaimFiller.Chosen] = []
      var excluded: [(Scored, ExclusionReason)] = []
      let reader = ExclusionReader(view: view)
      for best in Chooser.settle(scored, in: view.tree, model.settling) {
        let speech = view.tree.speech(about: best.candidate)
        if let reason = reader.certain(best.candidate, speech: speech) {
          excluded.append((best, reason))
        } else {
          chosen.append(ClaimFiller.Chosen(scored: best, speech: speech))
        }
      }
      extraction.claims += filler.claims(of: chosen, in: view, sentence: index)
      if includingLeftOut {
        excluded += reader.excluded(scored, besides: chosen.map(\.scored) + excluded.map(\.0))
        extraction.leftOut += excluded.map { filler.leftOut($0, $1, in: view) }
      }
    }
    extraction.leftOut.sort { $0.span < $1.span }
    return Self.gated(extraction, analysis.map)
  }

  /// The verbatim gate: what does not quote the text exactly does not pass, nor does a duplicate.
  private static func gated(_ extraction: Extraction, _ map: ScalarMap) -> Extraction {
    var seen: Set<TextSpan> = []
    var result = extraction
    result.claims = extraction.claims.filter { claim in
      guard let span = claim.span, !span.isEmpty, map.substring(of: span) == claim.quote else {
        return false
      }
      return seen.insert(span).inserted
    }
    .sorted { ($0.span ?? TextSpan(start: 0, end: 0)) < ($1.span ?? TextSpan(start: 0, end: 0)) }
    return result
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
