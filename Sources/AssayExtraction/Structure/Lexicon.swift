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
