extension Lexicon {
  static let quantifiers: Set<String> = [
    "percent", "per cent", "percentage", "half", "majority", "dozen", "hundred", "thousand",
    "million", "billion", "trillion", "double", "triple", "twice", "quarter", "third",
  ]

  static let ranks: Set<String> = [
    "first", "last", "record", "unprecedented", "only", "top", "leading", "compare", "exceed",
    "surpass", "outnumber",
  ]

  static let causes: Set<String> = [
    "because", "cause", "lead", "result", "since", "thanks", "owing", "trigger", "prompt", "drive",
    "contribute", "allow", "enable", "force", "prevent", "raise", "reduce", "make", "bring", "help",
  ]

  static let lawWords: Set<String> = [
    "law", "legal", "illegal", "require", "prohibit", "ban", "forbid", "constitution", "statute",
    "regulation", "rule", "court", "act", "bill", "legislation", "amendment", "treaty", "permit",
    "criminal", "sentence", "mandatory", "eligible", "license", "tax", "constitutional",
  ]

  static let positions: Set<String> = [
    "favor", "favour", "support", "oppose", "demand", "threaten", "want", "urge", "call", "back",
    "endorse", "condemn", "criticize", "criticise", "praise", "laud", "reject", "welcome",
    "advocate", "promise", "pledge", "vow", "seek", "insist", "refuse", "agree", "accept", "plan",
    "intend", "propose", "believe", "think", "denounce", "warn", "accuse", "blame", "prefer",
  ]

  static let appointments: Set<String> = [
    "appoint", "elect", "name", "nominate", "serve", "become", "head", "chair",
  ]

  static let relations: Set<String> = [
    "own", "belong", "marry", "represent", "include", "contain", "ally", "connect", "relate",
    "link", "consist", "comprise", "share",
  ]

  static let states: Set<String> = [
    "be", "have", "know", "believe", "think", "want", "like", "love", "hate", "need", "seem",
    "own", "belong", "contain", "consist", "exist", "mean", "remain", "live", "depend", "include",
  ]

  static let eventNouns: Set<String> = [
    "strike", "attack", "war", "election", "vote", "murder", "killing", "death", "explosion",
    "incident", "invasion", "crash", "fire", "protest", "demonstration", "meeting", "visit",
    "trial", "arrest", "resignation", "launch", "collapse", "fall", "rise", "increase", "decrease",
    "cut", "raid", "bombing", "assassination", "crime", "atrocity", "coup", "revolution", "siege",
    "offensive", "withdrawal", "victory", "defeat", "merger", "sale", "purchase", "theft", "speech",
    "summit", "debate", "alliance", "agreement", "deal", "contract", "birth", "wedding", "accident",
    "disaster", "earthquake", "flood", "epidemic", "conflict", "battle", "retreat", "ban", "trip",
  ]

  /// Nouns that name what a verb does: `preparation`, `shipment`, `refusal`.
  static func isNominalised(_ lemma: String) -> Bool {
    ["tion", "sion", "ment", "ance", "ence"].contains { lemma.hasSuffix($0) }
      && lemma.utf8.count > 6
  }
}
