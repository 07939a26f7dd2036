import AssayLanguage

extension ClaimReading {
  /// Gives a verb with a particle the lemma of the verb that says the same: `lay off`, `dismiss`.
  mutating func joinParticles() {
    for index in words.indices where words[index].tag == .verb {
      // `Set the school bus on fire`
      if words[index].lemma == "set",
        let fire = words[(index + 1)...].firstIndex(where: { $0.lemma == "fire" }),
        words[fire - 1].lemma == "on"
      {
        words[index].lemma = "burn"
        words[index].stem = "burn"
        words[fire].tag = .part
        continue
      }
      // The particle follows, or stands behind a short object.
      for next in (index + 1)..<min(index + 4, words.count) {
        let phrase = words[index].lemma + " " + words[next].form.lowercased()
        guard let verb = Self.phrasalVerbs[phrase] else { continue }
        words[index].lemma = verb
        words[index].stem = PorterStemmer.stem(verb)
        words[next].tag = .part
        break
      }
    }
  }

  /// Makes one word of terms that have a one-word twin: the last word takes the twin's lemma, the
  /// others count no more.
  mutating func joinPhrases() {
    for index in words.indices.dropFirst() {
      let phrase = words[index - 1].lemma + " " + words[index].lemma
      guard let term = Self.terms[phrase] else { continue }
      words[index].lemma = term
      words[index].stem = PorterStemmer.stem(term)
      words[index - 1].tag = .part
    }
  }

  private static let terms: [String: String] = [
    "prime minister": "premier", "shopping centre": "mall", "private detective": "detective",
    "private eye": "detective", "fire engine": "fire-engine", "fire truck": "fire-engine",
    "retirement age": "pension-age", "pension age": "pension-age", "second hand": "used",
    "car maker": "carmaker", "head teacher": "headmaster", "mobile phone": "mobile",
    "cell phone": "mobile", "chief executive": "ceo", "climate change": "warming",
    "global warming": "warming", "traffic jam": "congestion", "heart attack": "coronary",
    "old people": "elderly", "armed force": "military", "human being": "person",
    "capital city": "capital", "high school": "secondary-school",
    "petrol station": "filling-station", "gas station": "filling-station",
    "tax payer": "taxpayer", "law maker": "lawmaker", "news paper": "newspaper",
    "nuclear plant": "nuclear-plant", "police officer": "policeman",
  ]

  private static let phrasalVerbs: [String: String] = [
    "lay off": "dismiss", "take off": "depart", "look for": "seek", "search for": "seek",
    "make off": "steal", "get out": "escape", "run away": "flee", "step down": "resign",
    "stand down": "resign",
    "cave in": "collapse",
    "give way": "collapse", "fall down": "collapse", "take place": "happen", "break out": "begin",
    "set up": "found", "put off": "postpone", "call off": "cancel", "find out": "discover",
    "turn down": "reject", "throw out": "reject", "vote down": "reject", "strike down": "annul",
    "shut down": "close", "close down": "close", "switch off": "close", "hand over": "give",
    "give up": "abandon", "blow up": "explode", "go off": "explode", "pull down": "demolish",
    "tear down": "demolish", "knock down": "demolish", "wipe out": "destroy",
    "burn down": "burn", "look into": "investigate", "carry out": "perform",
    "account for": "constitute", "make up": "constitute", "bring in": "introduce",
    "phase out": "abolish", "do away": "abolish", "run out": "end", "pass away": "die",
    "take over": "seize", "go bust": "collapse", "go bankrupt": "collapse",
    "pay back": "repay", "send back": "return", "give back": "return", "lock up": "imprison",
    "cover up": "conceal", "drive out": "expel", "kick out": "expel", "back down": "yield",
    "set fire": "burn", "catch fire": "burn", "point out": "note", "leave out": "omit",
    "drop out": "leave", "use up": "consume", "cut back": "cut", "bail out": "rescue",
  ]
}
