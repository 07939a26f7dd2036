/// Countries with the words for their people and things, and their capitals, so that `Dutch`,
/// `Netherlands` and `the Dutch capital` can be compared.
enum Nations {
  /// The country that a word in small letters stands for.
  static func nation(of word: String) -> String? { nationOfWord[word] }

  /// The country of which a place is the capital.
  static func nation(ofCapital word: String) -> String? { nationOfCapital[word] }

  private static let nationOfWord: [String: String] = {
    var words: [String: String] = [:]
    for row in rows {
      for word in row.words { words[word] = row.name }
      words[row.name] = row.name
    }
    return words
  }()

  private static let nationOfCapital: [String: String] = Dictionary(
    rows.compactMap { row in row.capital.map { ($0, row.name) } }, uniquingKeysWith: { $1 })

  private static let rows: [(name: String, words: [String], capital: String?)] =
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
        .map { $0.split(separator: " ").map(String.init) }
      return (
        parts[0].joined(separator: " "), parts[1],
        parts.count > 2 && !parts[2].isEmpty ? parts[2].joined(separator: " ") : nil
      )
    }

  /// Name: adjectives and people: capital.
  private static let table = """
    afghanistan:afghan afghans:kabul
    albania:albanian albanians:tirana
    algeria:algerian algerians:algiers
    angola:angolan angolans:luanda
    argentina:argentine argentines argentinian argentinians:buenos aires
    armenia:armenian armenians:yerevan
    australia:australian australians:canberra
    austria:austrian austrians:vienna
    azerbaijan:azerbaijani azerbaijanis:baku
    bangladesh:bangladeshi bangladeshis:dhaka
    belarus:belarusian belarusians:minsk
    belgium:belgian belgians:brussels
    bolivia:bolivian bolivians:la paz
    bosnia:bosnian bosnians:sarajevo
    botswana:botswanan:gaborone
    brazil:brazilian brazilians:brasilia
    britain:british briton britons uk:london
    bulgaria:bulgarian bulgarians:sofia
    cambodia:cambodian cambodians:phnom penh
    cameroon:cameroonian cameroonians:yaounde
    canada:canadian canadians:ottawa
    chad:chadian chadians:n'djamena
    chile:chilean chileans:santiago
    china:chinese prc:beijing
    colombia:colombian colombians:bogota
    croatia:croatian croatians croat croats:zagreb
    cuba:cuban cubans:havana
    cyprus:cypriot cypriots:nicosia
    czechia:czech czechs:prague
    denmark:danish dane danes:copenhagen
    ecuador:ecuadorian ecuadorians:quito
    egypt:egyptian egyptians:cairo
    eritrea:eritrean eritreans:asmara
    estonia:estonian estonians:tallinn
    ethiopia:ethiopian ethiopians:addis ababa
    fiji:fijian fijians:suva
    finland:finnish finn finns:helsinki
    france:french frenchman frenchmen frenchwoman:paris
    germany:german germans:berlin
    ghana:ghanaian ghanaians:accra
    greece:greek greeks:athens
    guatemala:guatemalan guatemalans:guatemala city
    guinea:guinean guineans:conakry
    haiti:haitian haitians:port-au-prince
    honduras:honduran hondurans:tegucigalpa
    hungary:hungarian hungarians:budapest
    iceland:icelandic icelander icelanders:reykjavik
    india:indian indians:new delhi
    indonesia:indonesian indonesians:jakarta
    iran:iranian iranians:tehran
    iraq:iraqi iraqis:baghdad
    ireland:irish irishman irishmen:dublin
    israel:israeli israelis:jerusalem
    italy:italian italians:rome
    jamaica:jamaican jamaicans:kingston
    japan:japanese:tokyo
    jordan:jordanian jordanians:amman
    kazakhstan:kazakh kazakhs:astana
    kenya:kenyan kenyans:nairobi
    kosovo:kosovar kosovars:pristina
    kuwait:kuwaiti kuwaitis:
    laos:laotian lao:vientiane
    latvia:latvian latvians:riga
    lebanon:lebanese:beirut
    liberia:liberian liberians:monrovia
    libya:libyan libyans:tripoli
    lithuania:lithuanian lithuanians:vilnius
    luxembourg:luxembourgish:
    madagascar:malagasy:antananarivo
    malawi:malawian malawians:lilongwe
    malaysia:malaysian malaysians:kuala lumpur
    mali:malian malians:bamako
    malta:maltese:valletta
    mexico:mexican mexicans:mexico city
    moldova:moldovan moldovans:chisinau
    mongolia:mongolian mongolians:ulaanbaatar
    montenegro:montenegrin montenegrins:podgorica
    morocco:moroccan moroccans:rabat
    mozambique:mozambican mozambicans:maputo
    myanmar:burmese burma:naypyidaw
    namibia:namibian namibians:windhoek
    nepal:nepali nepalese:kathmandu
    netherlands:dutch dutchman dutchmen holland:amsterdam
    nicaragua:nicaraguan nicaraguans:managua
    nigeria:nigerian nigerians:abuja
    norway:norwegian norwegians:oslo
    pakistan:pakistani pakistanis:islamabad
    panama:panamanian panamanians:panama city
    paraguay:paraguayan paraguayans:asuncion
    peru:peruvian peruvians:lima
    philippines:filipino filipinos philippine:manila
    poland:polish pole poles:warsaw
    portugal:portuguese:lisbon
    qatar:qatari qataris:doha
    romania:romanian romanians:bucharest
    russia:russian russians:moscow
    rwanda:rwandan rwandans:kigali
    scotland:scottish scot scots:edinburgh
    senegal:senegalese:dakar
    serbia:serbian serbians serb serbs:belgrade
    singapore:singaporean singaporeans:
    slovakia:slovak slovaks slovakian:bratislava
    slovenia:slovene slovenes slovenian:ljubljana
    somalia:somali somalis:mogadishu
    spain:spanish spaniard spaniards:madrid
    sudan:sudanese:khartoum
    sweden:swedish swede swedes:stockholm
    switzerland:swiss:bern
    syria:syrian syrians:damascus
    taiwan:taiwanese:taipei
    tajikistan:tajik tajiks:dushanbe
    tanzania:tanzanian tanzanians:dodoma
    thailand:thai thais:bangkok
    tunisia:tunisian tunisians:tunis
    turkey:turkish turk turks turkiye:ankara
    turkmenistan:turkmen:ashgabat
    uganda:ugandan ugandans:kampala
    ukraine:ukrainian ukrainians:kyiv
    uruguay:uruguayan uruguayans:montevideo
    america:american americans us usa u.s. u.s.a.:washington
    uzbekistan:uzbek uzbeks:tashkent
    venezuela:venezuelan venezuelans:caracas
    vietnam:vietnamese:hanoi
    wales:welsh:cardiff
    yemen:yemeni yemenis:sanaa
    zambia:zambian zambians:lusaka
    zimbabwe:zimbabwean zimbabweans:harare
    europe:european europeans:
    africa:african africans:
    asia:asian asians:
    catalonia:catalan catalans:
    bavaria:bavarian bavarians:
    sicily:sicilian sicilians:
    gaza:gazan gazans:
    palestine:palestinian palestinians:
    crimea:crimean:
    vatican::
    """

  /// Names of several words, in small letters, that have another: longest first.
  static let aliases: [(words: [String], name: [String])] = aliasTable.map {
    ($0.0.split(separator: " ").map(String.init), $0.1.split(separator: " ").map(String.init))
  }.sorted { $0.words.count > $1.words.count }

  private static let aliasTable: [(String, String)] = [
    ("democratic people's republic of korea", "north korea"), ("dprk", "north korea"),
    ("people's republic of china", "china"), ("federal republic of germany", "germany"),
    ("islamic republic of iran", "iran"), ("republic of korea", "south korea"),
    ("united states of america", "america"), ("united states", "america"),
    ("united kingdom", "britain"), ("great britain", "britain"), ("uk", "britain"),
    ("russian federation", "russia"), ("czech republic", "czechia"), ("usa", "america"),
    ("ivory coast", "côte d'ivoire"), ("european union", "eu"), ("united nations", "un"),
    ("north atlantic treaty organization", "nato"), ("burma", "myanmar"),
    ("world health organization", "who"), ("new york city", "new york"),
  ]
}
