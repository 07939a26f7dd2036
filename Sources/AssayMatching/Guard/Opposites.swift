/// Words by what turns when one takes another's place. General English, made by hand.
enum Opposites {
  /// Pairs of poles: a word of one pole against a word of the other turns a claim round.
  static let poles: [(Set<String>, Set<String>)] = [
    (
      words(
        """
        rise climb increase grow soar surge jump gain go_up up higher raise boost expand swell \
        double triple quadruple more greater larger bigger upward growth hike upturn skyrocket \
        escalate mount widen lengthen extend intensify deepen balloon mushroom spike rebound \
        multiply enlarge broaden inflate boom augment heighten appreciate
        """),
      words(
        """
        fall drop decrease decline shrink plunge slump sink tumble go_down down lower cut reduce \
        less fewer smaller halve downward slash dip plummet contract downturn cutback lessen \
        diminish narrow shorten wane ebb dwindle curtail trim recede fade slim deflate subside \
        abate depreciate devalue collapse nosedive erode slide crash shrivel
        """)
    ),
    (words("gain win take capture seize keep retain"), words("lose")),
    (words("continue persist remain"), words("stop end cease halt")),
    (words("until till"), words("from since")), (words("land arrive"), words("depart leave")),
    (words("upstream"), words("downstream")), (words("maximum most"), words("minimum least")),
    (words("underestimate understate"), words("overestimate overstate exaggerate")),
    (words("ignore disregard"), words("heed follow obey")),
    (words("punish penalise penalize"), words("reward")), (words("gather"), words("scatter")),
    (
      words("consider discuss mull propose draft debate weigh mull_over"),
      words("decide adopt enact approve pass impose introduce")
    ),
    (words("accuse charge suspect"), words("convict acquit sentence clear")),
    (words("uphold confirm affirm"), words("overturn quash annul reverse strike")),
    (words("pass approve adopt"), words("block veto defeat reject")),
    (words("fast faster quick quickly quicker accelerate"), words("slow slower slowly decelerate")),
    (words("favour favor"), words("against")),
    (words("win victory beat defeat triumph"), words("lose loss defeat")),
    (words("before prior"), words("after following")),
    (words("majority most"), words("minority")),
    (
      words("open start begin launch introduce adopt resume reopen create found establish impose"),
      words(
        "close end finish stop abolish scrap cease halt shut suspend repeal lift dissolve revoke")
    ),
    (
      words("allow permit legalise legalize legal authorise authorize approve let"),
      words("ban forbid prohibit outlaw illegal bar block criminalise criminalize disallow")
    ),
    (
      words("support back favour favor endorse approve pass accept agree welcome for"),
      words("oppose reject veto refuse against condemn criticise criticize decline disapprove")
    ),
    (words("buy purchase import acquire"), words("sell export")),
    (words("enter arrive join come"), words("leave exit depart quit withdraw go")),
    (words("guilty convict"), words("innocent acquit exonerate clear")),
    (words("true right correct"), words("false wrong incorrect untrue")),
    (words("first earliest early"), words("last latest late")),
    (words("best better good improve"), words("worst worse bad worsen deteriorate")),
    (words("hire appoint employ recruit"), words("fire sack dismiss")),
    (
      words("highest largest biggest most longest tallest richest strongest fastest peak record"),
      words("lowest smallest least shortest poorest weakest slowest fewest low trough")
    ),
    (
      words("long tall high strong rich fast hot old"),
      words("short low weak poor slow cold young new")
    ),
    (words("give send lend export pay"), words("take receive borrow import")),
    (words("above over exceed"), words("below under")),
    (words("twice double triple"), words("half halve")),
    (words("keep honour fulfil obey observe"), words("break breach violate flout")),
    (words("easy easier simple"), words("hard harder difficult")),
    (words("clean cleaner"), words("dirty dirtier")), (words("warm"), words("cool")),
    (words("remember"), words("forget")), (words("love like"), words("hate dislike")),
    (words("safe"), words("dangerous unsafe harmful")),
    (
      words("arrest jail imprison detain"),
      words("release free")
    ),
    (words("include"), words("exclude")), (words("public"), words("private")),
    (words("alive live survive born"), words("dead die death kill")),
    (words("prevent cure protect"), words("cause spread")),
    (words("admit confirm"), words("deny")), (words("succeed success"), words("fail failure")),
    (words("left left-wing"), words("right right-wing")), (words("north"), words("south")),
    (words("east"), words("west")), (words("northern"), words("southern")),
    (words("eastern"), words("western")), (words("urban"), words("rural")),
    (words("male man boy men"), words("female woman girl women")),
    (words("with"), words("without")), (words("inside"), words("outside")),
    (words("tighten strengthen"), words("loosen relax ease weaken")),
    (words("surplus profit"), words("deficit loss")), (words("attack"), words("defend")),
    (words("build"), words("demolish destroy")), (words("earlier sooner"), words("later")),
    (words("ahead"), words("behind")), (words("present"), words("absent")),
    (words("hide conceal"), words("reveal disclose publish")), (words("add"), words("remove")),
    (words("speed accelerate"), words("slow delay")), (words("lead"), words("trail")),
  ]

  /// The poles as stems.
  static let stemmedPoles = poles.map {
    (Set($0.0.map(PorterStemmer.stem)), Set($0.1.map(PorterStemmer.stem)))
  }

  /// Words of which each leaves out the others.
  static let groups: [(Difference.Kind, Set<String>)] = [
    (
      .name,
      words(
        """
        father mother wife husband son daughter brother sister uncle aunt cousin nephew niece \
        grandfather grandmother grandson granddaughter brother-in-law sister-in-law father-in-law \
        mother-in-law son-in-law daughter-in-law stepfather stepmother fiance fiancee
        """)
    ),
    (.date, words("spring summer autumn winter")),
    (.date, words("monday tuesday wednesday thursday friday saturday sunday")),
    (.date, words("morning afternoon evening night")),
    (
      .date,
      words(
        """
        january february march april may june july august september october november december
        """)
    ),
    (.unit, words("second minute hour day week fortnight month quarter year decade century")),
    (
      .unit,
      words(
        """
        dollar euro pound yen yuan rouble ruble rupee franc krona krone peso lira zloty forint \
        dinar won cent
        """)
    ),
    (.unit, words("metre kilometre mile foot yard inch centimetre")),
    (.unit, words("gram kilogram kilo ton tonne ounce")), (.unit, words("hectare acre")),
    (.unit, words("litre gallon barrel pint")), (.unit, words("celsius fahrenheit kelvin")),
    (.unit, words("byte kilobyte megabyte gigabyte terabyte petabyte")),
    (.unit, words("watt kilowatt megawatt gigawatt terawatt")),
    (.unit, words("million billion trillion thousand")),
    (.number, words("once twice thrice")),
    (.number, words("double triple quadruple treble halve")),
    (.term, words("red blue green yellow black white orange purple brown pink grey")),
    (.term, words("president vice-president premier governor mayor senator ambassador judge")),
    (.term, words("north south east west northern southern eastern western central")),
    (.term, words("muslim christian jew hindu buddhist catholic protestant orthodox sunni shia")),
    (
      .name,
      words(
        """
        socialist communist conservative liberal nationalist fascist anarchist democrat republican \
        green labour tory populist
        """)
    ),
    (.term, words("gold silver bronze")), (.term, words("primary secondary")),
    (.term, words("civil criminal")), (.term, words("daily weekly monthly yearly annual hourly")),
  ]

  /// Verbs of which the first's subject is the second's object: `owns` and `belongs to`.
  private static let converses: [(String, String)] = [
    ("own", "belong"), ("employ", "work"), ("precede", "follow"), ("buy", "sell"),
    ("lend", "borrow"), ("give", "receive"), ("give", "get"), ("pay", "receive"),
    ("pay", "get"), ("spend", "cost"), ("win", "go"),
    ("get", "go"), ("receive", "go"), ("beat", "lose"), ("defeat", "lose"), ("sell", "buy"),
    ("send", "receive"), ("kill", "die"), ("claim", "die"), ("lose", "go"), ("inherit", "leave"),
    ("teach", "learn"), ("hire", "work"), ("cause", "result"), ("head", "follow"),
  ]

  static func areConverse(_ x: String, _ y: String) -> Bool {
    converses.contains { ($0.0 == x && $0.1 == y) || ($0.1 == x && $0.0 == y) }
  }

  /// Spellings and near-synonyms that WordNet does not put together.
  static let alike: [Set<String>] = [
    words("autumn fall"), words("ban forbid prohibit outlaw"), words("fake falsify forge"),
    words("flee escape leave"), words("overturn quash"), words("shred destroy"),
    words("secret confidential"), words("match game"), words("file document"),
    words("percent percentage"), words("car vehicle automobile"),
    words("petrol gasoline gas"), words("fire sack dismiss oust remove"),
    words("keeper goalkeeper"),
    words("student pupil"), words("lawmaker parliamentarian legislator mp"),
    words("win take secure clinch get"), words("hold stage"),
    words("begin start open commence launch"),
    words("kill shoot murder slay die"), words("shut close"), words("tax levy duty"),
    words("jail imprison prison"), words("cop police policeman officer"),
    words("firm company business corporation"), words("say claim state tell declare announce"),
    words("vote ballot poll election"), words("free release"), words("doctor physician medic"),
    words("flat apartment"), words("tall high"), words("hospital clinic"),
    words("burn torch ignite"),
    words("staff employee worker workforce personnel"), words("give donate grant"),
    words("evacuate clear"), words("boss head chief leader ceo"),
    words("film movie"),
    words("lorry truck"),
    words("aid help assistance"),
    words("year yearly annual annually"), words("month monthly"), words("week weekly"),
    words("day daily"), words("club team side"), words("sue court lawsuit"),
    words("earn make receive get"), words("need must require"), words("scrap cancel abolish"),
    words("approve pass adopt back endorse"), words("find discover uncover detect"),
    words("people person"), words("cost price"), words("get receive"), words("gun weapon firearm"),
    words("child kid youngster"), words("trial court"), words("sign ink"),
    words("plan intend want"),
    words("kilometre km"), words("metre m"), words("mile mi"), words("pay fund finance"),
    words("buy purchase acquire"), words("hit strike"), words("own belong"), words("wed marry"),
    words("elect win choose"), words("build construct"), words("big large huge enormous"),
    words("sterility infertile infertility"), words("vaccine jab shot vaccination"),
    words("visit come"), words("spend cost"),
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map { $0.replacingOccurrences("_", " ") })
  }
}

extension Substring {
  fileprivate func replacingOccurrences(_ a: Character, _ b: Character) -> String {
    String(map { $0 == a ? b : $0 })
  }
}
