import AssayLanguage
import AssayModel

/// What the phrases of a document mean, made ready for wordings: for a word of a sentence the
/// mention that it stands in and whom or what that means.
struct Referrals {
  struct Referral {
    var mention: Mention
    /// Number of the one that is meant.
    var referent: Int
    /// The fullest name.
    var name: String
  }

  private let referents: [Referent]
  /// The mentions of each sentence, in its order.
  private let mentions: [[Mention]]

  init(_ analysis: Analysis) {
    referents = analysis.referents
    var mentions: [[Mention]] = analysis.sentences.map { _ in [] }
    for mention in analysis.mentions where mentions.indices.contains(mention.sentence) {
      mentions[mention.sentence].append(mention)
    }
    self.mentions = mentions
  }

  /// The mention whose head a word is, where it is known what that means.
  func referral(at index: Int, sentence: Int) -> Referral? {
    guard mentions.indices.contains(sentence),
      let place = mentions[sentence].firstIndex(where: { $0.head == index }),
      let referent = mentions[sentence][place].referent, referents.indices.contains(referent)
    else { return nil }
    return Referral(
      mention: mentions[sentence][place], referent: referent, name: referents[referent].name)
  }

  /// The name that a pronoun at `index` of a sentence stands for; nil unless it is sure.
  func name(ofPronoun index: Int, sentence: Int) -> String? {
    referral(at: index, sentence: sentence).flatMap {
      $0.mention.form == .pronoun ? $0.name : nil
    }
  }
}
