/// The closed word classes that tokens and sentences are told by. All in lower case.
enum WordLists {
  /// Abbreviations that are followed by a name or number, so that no sentence ends after them.
  static let titles: Set<String> = [
    "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "mt.", "ft.", "gen.", "col.", "lt.", "maj.",
    "capt.", "cpt.", "cmdr.", "sgt.", "adm.", "gov.", "sen.", "rep.", "reps.", "sens.", "pres.",
    "rev.", "fr.", "hon.", "messrs.", "mlle.", "mme.", "supt.", "det.", "insp.", "vs.", "v.",
    "e.g.", "i.e.", "cf.", "eg.", "ie.", "viz.", "ca.", "approx.", "attn.", "brig.", "cpl.",
    "pvt.", "amb.", "atty.", "n°.",
  ]

  /// Abbreviations that may stand anywhere.
  static let abbreviations: Set<String> = [
    "inc.", "corp.", "co.", "ltd.", "bros.", "llc.", "plc.", "jr.", "sr.", "esq.", "etc.", "al.",
    "jan.", "feb.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.",
    "dec.", "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.",
    "ave.", "blvd.", "rd.", "hwy.", "dept.", "univ.", "assn.", "bldg.", "est.", "ed.",
    "eds.", "ext.", "esp.", "incl.", "dist.", "div.", "conf.", "vols.", "ph.d.", "ass't.",
    "ala.", "ariz.", "ark.", "calif.", "colo.", "conn.", "fla.", "ga.", "ill.", "ind.", "kan.",
    "ky.", "md.", "mich.", "minn.", "mont.", "neb.", "nev.", "okla.", "ont.", "pa.", "penn.",
    "que.", "tenn.", "tex.", "va.", "vt.", "wis.", "wyo.", "lb.", "lbs.", "yrs.", "para.", "ps.",
    "govt.", "intl.", "natl.", "ry.", "rte.", "arrv.", "lv.", "spec.",
  ]

  /// Abbreviations only where a number follows.
  static let beforeNumbers: Set<String> = [
    "no.", "nos.", "p.", "pp.", "vol.", "fig.", "figs.", "art.", "sec.", "ch.", "chap.", "eq.",
    "mar.", "may.", "sat.", "sun.", "nr.", "op.", "ver.", "tel.", "para.", "pt.",
  ]

  /// Words that begin a sentence far more often than they are part of a name.
  static let starters: Set<String> = [
    "the", "a", "an", "it", "he", "she", "they", "we", "you", "i", "this", "that", "these",
    "those", "there", "here", "in", "on", "at", "for", "from", "with", "by", "to", "as", "but",
    "and", "or", "so", "if", "when", "while", "where", "what", "who", "why", "how", "which",
    "his", "her", "their", "its", "our", "my", "your", "some", "many", "most", "all", "no", "not",
    "one", "two", "after", "before", "since", "until", "although", "though", "because", "however",
    "then", "also", "did", "do", "does", "is", "are", "was", "were", "has", "have", "had", "can",
    "could", "will", "would", "should", "may", "might", "let", "please", "yes", "according",
    "once", "each", "every", "another", "other", "such", "under", "over", "during", "between",
    "more", "even", "just", "only", "still", "now", "today", "yesterday", "later", "meanwhile",
    "first", "second", "finally", "thus", "therefore", "whether", "both", "several", "few",
    "nothing", "nobody", "everyone", "everybody", "instead", "perhaps", "maybe", "thank",
    "thanks", "mr.", "mrs.", "ms.", "dr.",
  ]

  /// Prefixes that a hyphen does not part from their word.
  static let prefixes: Set<String> = [
    "non", "e", "re", "anti", "co", "pre", "mid", "pro", "cross", "post", "over", "ex", "semi",
    "sub", "multi", "counter", "mini", "psycho", "inter", "intra", "socio", "ultra", "un", "de",
    "bi", "tri", "neo", "pan", "quasi", "pseudo", "super", "trans", "vice", "micro", "macro",
    "mega", "extra", "infra", "hyper", "hypo", "auto", "bio", "geo", "eco", "electro", "under",
    "retro", "proto", "uber",
  ]

  /// Units that are parted from the number before them.
  static let units: Set<String> = [
    "am", "pm", "mm", "cm", "m", "km", "in", "ft", "yd", "mi", "mg", "g", "kg", "lb", "lbs", "oz",
    "ml", "l", "kw", "kwh", "mw", "gw", "mwh", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb",
    "hr", "hrs", "hours", "min", "mins", "minutes", "sec", "secs", "day", "days", "yrs", "years",
    "year", "weeks", "months", "k", "bn", "mn", "tn", "mph", "kph", "kmh", "km²", "m²", "miles",
    "million", "billion", "trillion", "x", "c", "f", "ppm", "pts", "usd", "eur", "gbp", "nm", "v",
    "w", "mgs", "gbs", "cc", "p", "p.m.", "a.m.", "p.m", "a.m",
  ]

  /// Words written in one that are two: where to split them.
  static let contractions: [String: Int] = [
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "outta": 3, "lemme": 3, "gimme": 3,
    "dont": 2, "didnt": 3, "doesnt": 4, "wont": 2, "cant": 2, "isnt": 2, "arent": 3, "wasnt": 3,
    "werent": 4, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3,
    "aint": 2, "im": 1, "ive": 1, "youre": 3, "youve": 3, "theyre": 4, "theyve": 4, "thats": 4,
    "whats": 4, "theres": 5, "lets": 3, "hes": 2, "shes": 3, "y'all": 2, "c'mon": 2,
  ]
}
