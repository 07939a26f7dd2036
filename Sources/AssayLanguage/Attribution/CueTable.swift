/// Words of saying, thinking, wanting and judging, by lemma.
///
/// Written by hand, in the manner of Levin's verb classes (English Verb Classes and Alternations,
/// 1993: 29.2 characterize, 31 psych-verbs, 32 desire, 33 judgment, 37 communication) and of what
/// FrameNet lists under Statement, Judgment_communication, Opinion, Request and Evidence.
enum CueTable {
  static func verb(_ lemma: String) -> Cue? { verbs[lemma] }
  static func noun(_ lemma: String) -> Cue? { nouns[lemma] }
  static func adjective(_ lemma: String) -> Cue? { adjectives[lemma] }

  /// `reportedly`: adverbs that make a clause hearsay.
  static let hearsay: Set<String> = [
    "reportedly", "allegedly", "supposedly", "purportedly", "apparently", "seemingly",
    "presumably", "ostensibly",
  ]

  /// `in the words of`, `in the view of`.
  static let viewNouns: Set<String> = ["word", "view", "opinion", "estimation", "mind", "telling"]

  private static let verbs = table([
    // Saying.
    (
      .says, [.clause, .object, .quotation],
      """
      say state claim report add note announce declare explain write tweet retweet allege assert \
      affirm reaffirm maintain reply respond stress emphasize emphasise underscore underline \
      mention observe remark comment contend concede testify reveal disclose repeat reiterate \
      recall recount conclude quip joke shout whisper proclaim counter post publish swear argue \
      insist confirm acknowledge admit confess suggest hint imply complain boast brag lament \
      grumble gripe lie deny dispute refute read exclaim mutter murmur yell scream cry chant sing \
      opine muse speculate theorize interject elaborate clarify specify articulate \
      express voice utter pronounce narrate relate email text blog broadcast air tout preach \
      predict forecast project foresee prophesy caution interpret reason posit postulate \
      hypothesize conjecture marvel wonder answer teach intimate profess foretell rant fume snap retort rejoin volunteer \
      summarize reply echo spell outline sketch detail document chronicle announce unveil present \
      release issue deliver convey communicate relay leak divulge circulate spread
      """, []
    ),
    (
      .says, [.clause, .addressee, .infinitive, .quotation, .phrase],
      """
      tell inform notify assure reassure remind convince persuade advise brief warn alert
      """, ["of", "about", "that", "against"]
    ),
    (
      .says, [.clause, .infinitive, .object, .addressee, .quotation, .phrase], "ask question query",
      ["about", "for", "of"]
    ),
    (
      .says, [.infinitive],
      "say claim report allege swear profess pretend announce argue rumor rumour", []
    ),
    (.says, [.quotation], "continue begin go", []),
    // Manners of speaking (Levin 37.3).
    (
      .says, [.quotation],
      """
      babble bark bawl beam bellow bleat boom bray burble cackle chatter chirp chuckle croak croon \
      crow drawl drone gabble giggle groan growl grunt hiss holler howl jabber laugh lisp moan \
      mumble purr rage rasp roar scoff screech shriek sigh smile smirk snarl sneer sniff sob \
      splutter squeak squeal stammer stutter thunder trill wail warble wheeze whimper whine whoop \
      yelp
      """, []
    ),
    (.says, [.clause, .quotation], "point", []),
    (.says, [.phrase], "apologize apologise", ["for"]),
    (.judges, [.object], "boo", []),
    // Showing: what papers, polls and findings say.
    (
      .says, [.clause, .object, .quotation],
      """
      show indicate demonstrate illustrate prove reflect signal attest evidence hold rule find \
      discover uncover determine establish ascertain calculate estimate gauge suggest cite quote \
      list describe exemplify highlight showcase epitomize
      """, []
    ),
    // Thinking.
    (
      .thinks, [.clause, .infinitive],
      """
      believe think know understand realize realise suspect feel assume presume suppose guess \
      imagine sense reckon figure decide resolve worry fret learn hear remember forget notice \
      recognize recognise see doubt trust conclude expect anticipate mean deem dream
      """, []
    ),
    (
      .thinks, [.object, .clause],
      """
      doubt anticipate fear regret appreciate underestimate learn understand know remember forget \
      recognize recognise believe trust imagine hear suspect notice share mourn grieve envision
      """, []
    ),
    (
      .thinks, [.phrase, .clause], "worry wonder think know hear complain care dream fret",
      ["about", "of", "over"]
    ),
    // Wanting, promising, demanding.
    (
      .wants, [.clause, .infinitive, .object, .quotation],
      """
      want wish hope desire crave prefer love hate like dislike pledge promise vow threaten \
      propose demand request order command decree mandate require recommend advocate plan intend \
      aim seek offer refuse decline agree consent consider contemplate mull weigh prioritize \
      champion promote favor favour push forbid prohibit ban allow permit authorize require urge block
      """, []
    ),
    (
      .wants, [.infinitive, .clause, .addressee, .phrase, .quotation],
      """
      urge implore beg beseech press pressure exhort encourage challenge invite instruct direct \
      order push lobby ask
      """, ["for", "on"]
    ),
    (.wants, [.phrase, .infinitive], "call", ["for", "on", "upon"]),
    (
      .wants, [.phrase, .infinitive],
      "hope wish push press ask plead advocate argue campaign vote lobby yearn long aim appeal",
      ["for", "at"]
    ),
    (.wants, [.phrase], "agree disagree insist vote object consent commit", ["to", "on", "with"]),
    (.wants, [.phrase], "argue rail inveigh protest vote rebel crusade speak warn", ["against"]),
    // Judging.
    (
      .judges, [.object, .predication, .clause],
      """
      criticize criticise praise slam blast attack mock ridicule deride condemn denounce decry \
      blame defend endorse support back oppose reject dismiss welcome applaud laud hail cheer \
      celebrate commend compliment thank congratulate salute honor honour admire respect approve heckle taunt tease downplay \
      expose contrast disapprove denigrate disparage belittle insult malign vilify demonize lambaste lambast \
      assail castigate chastise chide rebuke reprimand scold berate excoriate rip bash hammer pan \
      skewer savage fault impugn question dispute challenge contest protest object embrace accept \
      value appreciate scorn despise loathe detest resent deplore bemoan regret repudiate disavow \
      denounce disown discredit debunk rebut contradict trash knock lampoon satirize parody \
      decline excuse forgive justify rationalize credit accuse charge indict
      """, ["of", "for", "as", "with"]
    ),
    (
      .judges, [.phrase], "approve disapprove despair boast complain vouch", ["of", "about", "for"]
    ),
    (
      .judges, [.predication, .object],
      """
      call describe portray label brand dub term depict characterize characterise cast paint \
      view regard consider deem perceive liken compare rate rank declare name nickname bill tout \
      dismiss denounce hail know
      """, ["as", "to", "with"]
    ),
    (.judges, [.predication], "see refer think", ["as", "to", "of"]),
    // Speaking about.
    (
      .mentions, [.object, .phrase],
      "discuss debate mention address reference invoke cite quote criticize examine review tackle",
      ["with"]
    ),
    (
      .mentions, [.phrase],
      """
      talk speak comment focus elaborate expand expound reflect touch weigh remark opine dwell \
      concentrate harp lecture advise quip tweet blog post report joke lie testify write chat converse argue allude refer \
      respond react reply point nod object look
      """, ["about", "on", "of", "to", "over", "upon", "at"]
    ),
    // Seeming.
    (.hearsay, [.infinitive, .clause, .predication], "seem appear", []),
  ])

  private static let nouns = table([
    (
      .says, [.clause, .infinitive, .phrase],
      """
      claim statement assertion allegation announcement report rumor rumour accusation warning \
      suggestion argument contention declaration explanation remark comment assurance charge \
      complaint denial admission acknowledgment acknowledgement prediction forecast projection \
      estimate conclusion finding testimony confession revelation disclosure boast insinuation \
      implication hint word news talk speculation message tweet speech note reminder evidence \
      proof sign indication story account description characterization narrative rhetoric gossip \
      observation proclamation pronouncement insistence lie
      """, ["of", "about", "on", "against", "regarding", "concerning", "to"]
    ),
    (
      .thinks, [.clause, .infinitive, .phrase],
      """
      belief view idea notion fear concern worry anxiety suspicion theory opinion thought doubt \
      feeling sense perception assumption impression understanding knowledge hope expectation \
      confidence conviction skepticism scepticism certainty hypothesis premise realization \
      recognition conclusion consensus memory misgiving
      """, ["of", "about", "on", "over", "that", "regarding", "for", "in"]
    ),
    (
      .wants, [.clause, .infinitive, .phrase],
      """
      promise pledge vow plan proposal demand request call plea desire wish intention intent \
      decision threat offer refusal willingness ambition determination agreement commitment \
      appeal recommendation order push effort bid advocacy quest eagerness reluctance readiness
      """, ["for", "of", "to", "on", "against"]
    ),
    (
      .judges, [.phrase],
      """
      criticism praise support opposition attack endorsement condemnation rejection defense \
      defence denunciation approval disapproval contempt admiration disdain hostility outrage \
      anger frustration attitude stance position respect enthusiasm hatred embrace assessment \
      critique backlash condemnation distrust mistrust preference backing
      """, ["of", "for", "to", "on", "against", "toward", "towards", "over", "with", "at", "about"]
    ),
    (
      .mentions, [.phrase, .clause],
      "question debate discussion reference response reaction inquiry",
      ["about", "on", "of", "to", "over", "regarding"]
    ),
  ])

  private static let adjectives = table([
    (
      .thinks, [.clause, .infinitive, .phrase],
      """
      sure certain confident convinced aware unaware afraid worried concerned hopeful optimistic \
      pessimistic skeptical sceptical doubtful adamant proud glad happy sad angry upset surprised \
      shocked disappointed pleased thrilled nervous wary suspicious fearful mindful satisfied \
      dissatisfied unhappy furious outraged ashamed
      """, ["about", "of", "with", "that", "over", "by", "on"]
    ),
    (
      .wants, [.infinitive, .phrase, .clause],
      """
      willing unwilling eager reluctant ready determined keen anxious desperate prepared hesitant \
      loath committed opposed supportive critical dismissive
      """, ["to", "of", "about", "for"]
    ),
    (.hearsay, [.infinitive, .clause], "likely unlikely expected supposed poised", []),
  ])

  /// A lemma may stand in several rows: its frames add up, the first row names its manner.
  private static func table(
    _ rows: [(Saying.Manner, CueFrames, String, Set<String>)]
  ) -> [String: Cue] {
    var result: [String: Cue] = [:]
    for (manner, frames, lemmas, prepositions) in rows {
      for lemma in lemmas.split(whereSeparator: \.isWhitespace) {
        var cue = result[String(lemma)] ?? Cue(manner: manner, frames: [])
        cue.frames.formUnion(frames)
        cue.prepositions.formUnion(prepositions)
        result[String(lemma)] = cue
      }
    }
    return result
  }
}
