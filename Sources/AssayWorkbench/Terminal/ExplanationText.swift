import AssayExtraction
import AssayModel

/// The whole reasoning behind one claim, for a person to read.
struct ExplanationText {
  let claim: Claim
  let explanation: Explanation
  let style: Style
  let measure: Int

  var text: String {
    var out = style.bold(claim.text.visible()).wrapped(to: measure) + "\n"
    out += field("quote", claim.quote)
    out += field("kinds", claim.kinds.map(\.rawValue).joined(separator: ", "))
    out += field("manner", claim.modality.rawValue + (claim.negated ? ", negated" : ""))
    if let attribution = claim.attribution {
      out += field("said by", "\(attribution.source ?? "nobody named") (\(attribution.cue))")
    }
    out += heading("Why it is a claim")
    for reason in claim.reasons { out += item(reason) }
    out += heading("Rules that proposed these words")
    for rule in explanation.rules { out += item("\(rule.name): \(rule.purpose)") }
    if explanation.judged.isEmpty {
      out += heading("What weighed in its words")
      out += weights(explanation.features)
      out += heading("What weighed around it")
      out += weights(explanation.surroundings)
    } else {
      out += judged
    }
    out += heading("What decided")
    out += item("must be checked \(percent(explanation.mustProbability))")
    out += item("may be checked \(percent(explanation.mayProbability))")
    out += item("the words fit the assertion \(percent(explanation.exactness))")
    out += item(
      "value \(explanation.value.twoDigits); a claim takes \(explanation.threshold.twoDigits)")
    if let score = explanation.sentenceScore {
      out += item("its sentence by itself is worth a check \(percent(score))")
    }
    out += item("score \(claim.score.twoDigits)")
    if !explanation.variants.isEmpty {
      out += heading("Other spans of the same assertion, which lost")
      out += item("\(explanation.rank.twoDigits)  these words")
      for variant in explanation.variants {
        out += item("\(variant.rank.twoDigits)  \(variant.quote)")
      }
    }
    return out
  }

  /// What the encoder thought: of this claim, and of each candidate of its sentence.
  private var judged: String {
    func list(_ shares: [Explanation.Share]) -> String {
      shares.map { "\($0.name) \(percent($0.probability))" }.joined(separator: ", ")
    }
    var out = heading("What the encoder thought of it")
    out += item("put forward as: \(list(explanation.manners))")
    if !explanation.kinds.isEmpty { out += item("of the kind: \(list(explanation.kinds))") }
    out += heading("What it thought of each candidate: must, may, words fit")
    for option in explanation.judged {
      let shares = [option.mustProbability, option.mayProbability, option.exactness].map {
        String(repeating: " ", count: max(0, 5 - percent($0).count)) + percent($0)
      }.joined(separator: " ")
      out += item("\(option.isChosen ? "*" : " ")\(shares)  \(option.quote)")
    }
    out += item("* taken for a claim")
    return out
  }

  private func heading(_ text: String) -> String { "\n" + style.bold(text) + "\n" }

  private func field(_ name: String, _ value: String) -> String {
    style.dim(name.padded(to: 8))
      + value.visible().wrapped(to: measure - 8, indent: "        ")
      .trimmingIndent(8) + "\n"
  }

  private func item(_ text: String) -> String {
    text.visible().wrapped(to: measure, indent: "  ") + "\n"
  }

  private func weights(_ features: [Explanation.Feature]) -> String {
    features.map { feature in
      let sign = feature.weight < 0 ? "-" : "+"
      return item("\(sign)\(abs(feature.weight).twoDigits)  \(feature.name)")
    }.joined()
  }

  private func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
}

extension String {
  /// Without the first columns, which something else stands in.
  fileprivate func trimmingIndent(_ count: Int) -> String {
    hasPrefix(String(repeating: " ", count: count)) ? String(dropFirst(count)) : self
  }
}
