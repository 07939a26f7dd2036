/// Words that the rules know by heart. Small closed lists; what is open the model learns.
enum Lexicon {
  /// Whether the verb (or noun) reports what somebody says, writes, thinks or knows.
  static func reports(_ lemma: String) -> Bool {
    speech.contains(lemma) || thought.contains(lemma)
  }

  static let speech: Set<String> = [
    "say", "tell", "claim", "report", "state", "add", "note", "announce", "argue", "declare",
    "insist", "explain", "warn", "write", "tweet", "allege", "assert", "affirm", "maintain",
    "suggest", "admit", "acknowledge", "confirm", "deny", "reply", "respond", "answer", "ask",
    "stress", "emphasize", "emphasise", "mention", "observe", "remark", "comment", "contend",
    "concede", "charge", "testify", "vow", "pledge", "promise", "predict", "estimate", "reveal",
    "disclose", "complain", "boast", "repeat", "recall", "conclude", "point", "indicate", "show",
    "propose", "demand", "urge", "call", "accuse", "blame", "quote", "cite", "describe", "label",
    "denounce", "dismiss", "reject", "refute", "dispute", "quip", "joke", "shout", "whisper",
    "proclaim", "recount", "counter", "post", "publish", "find", "hold", "rule", "swear",
    "inform", "notify", "advise", "assure", "remind", "convince",
  ]

  static let thought: Set<String> = [
    "believe", "think", "know", "understand", "realize", "realise", "suspect", "fear", "hope",
    "expect", "feel", "consider", "doubt", "see", "hear", "learn", "notice", "discover",
    "remember", "forget", "recognize", "recognise", "assume", "suppose", "guess", "imagine",
    "sense", "wonder", "agree", "accept", "decide", "mean",
  ]
}

extension Lexicon {
  /// Verbs that in the passive attribute to nobody: `is said to`.
  static let passiveReports: Set<String> = [
    "say", "think", "believe", "report", "know", "allege", "fear", "assume", "rumor", "rumour",
    "understand",
    "consider", "claim", "expect", "suppose", "estimate", "suspect", "presume",
  ]

  static let seems: Set<String> = ["seem", "appear", "tend"]

  /// Verbs whose content is in the speaker's own words.
  static let utteringVerbs: Set<String> = [
    "say", "tweet", "write", "add", "reply", "tell", "ask", "shout", "declare", "state", "announce",
    "warn", "post", "claim", "note", "insist", "explain",
  ]

  /// Nouns that a clause explains, and that neither do nor say anything.
  static let contentNouns: Set<String> = ["fact", "way", "reason", "extent", "possibility"]

  static let speechNouns: Set<String> = [
    "claim", "talk", "report", "statement", "allegation", "rumor", "rumour", "announcement",
    "assertion", "accusation", "warning", "suggestion", "argument", "belief", "view", "idea",
    "notion", "evidence", "news", "speculation", "conclusion", "finding", "charge", "promise",
    "complaint", "denial", "admission", "fear", "concern", "word", "story", "theory",
  ]

  /// Adverbs that say that it is only said.
  static let hearsay: Set<String> = [
    "reportedly", "allegedly", "supposedly", "purportedly", "apparently", "seemingly",
  ]

  /// Words that keep a claim from being flat.
  static let hedges: Set<String> = [
    "probably", "possibly", "perhaps", "maybe", "likely", "presumably", "arguably", "apparently",
    "seemingly", "reportedly", "allegedly", "supposedly", "purportedly",
  ]

  /// Verbs whose content the author takes for true: `admitted that the plant leaked`.
  static let factive: Set<String> = [
    "admit", "realize", "realise", "acknowledge", "regret", "remember", "forget", "recognize",
    "recognise", "concede", "confess", "ignore",
  ]

  static let denials: Set<String> = ["deny", "refute", "dispute", "reject", "dismiss", "doubt"]

  static let negations: Set<String> = [
    "not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "nor", "nowhere",
  ]
}
