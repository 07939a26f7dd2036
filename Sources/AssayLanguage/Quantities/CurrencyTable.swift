/// The names, codes and signs of money.
///
/// A bare `$`, `dollar`, `£`, `pound` is read as the one that English texts mean most often (USD,
/// GBP); `franc`, `peso`, `krone` alone name no one currency and stay as they are.
enum CurrencyTable {
  static let reach = 5

  /// By words in lower case, singular and plural.
  static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table {
      let parts = line.split(separator: "=")
      guard parts.count == 2 else { continue }
      for name in parts[1].split(separator: ",") {
        names[String(name)] = String(parts[0])
        names[name.hasSuffix("penny") ? name.dropLast(2) + "ce" : name + "s"] = String(parts[0])
      }
    }
    names["pennies"] = "penny"
    names["krona"] = "krona"
    names["kroner"] = "krone"
    names["kronor"] = "krona"
    names["norwegian kroner"] = "NOK"
    names["danish kroner"] = "DKK"
    names["swedish kronor"] = "SEK"
    return names
  }()

  static let firstWords = Set(
    names.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// ISO 4217, of money in use and lately in use; also what exchanges write.
  static let codes: Set<String> = [
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD",
    "BRL", "BTC", "BWP", "BYN", "CAD", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CZK", "DEM",
    "DKK", "DOP", "DZD", "EGP", "ETB", "ETH", "EUR", "FRF", "GBP", "GEL", "GHS", "GTQ", "HKD",
    "HNL", "HRK", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KPW", "KRW", "KWD", "KZT", "LAK", "LBP", "LKR", "LYD", "MAD", "MDL",
    "MKD", "MMK", "MNT", "MXN", "MYR", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PEN",
    "PHP", "PKR", "PLN", "PYG", "QAR", "RMB", "RON", "RSD", "RUB", "SAR", "SDG", "SEK", "SGD",
    "SYP", "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND",
    "XAF", "XOF", "YER", "ZAR", "ZMW",
  ]

  /// Codes that more often are an acronym or a shouted word: `230 SDG targets`.
  static let doubtfulCodes: Set<String> = [
    "SDG", "ALL", "COP", "MAD", "PEN", "BAM", "CUP", "TRY", "ETH", "ANG", "GEL", "RON", "LAK",
    "TOP",
  ]

  /// Signs, before or after the number.
  static let signs: [String: String] = [
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₡": "CRC", "₭": "LAK", "₮": "MNT",
    "₺": "TRY", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₿": "BTC", "¢": "cent", "₲": "PYG", "₵": "GHS",
    "﷼": "IRR", "＄": "USD", "￡": "GBP", "￥": "JPY",
  ]

  /// What stands before `$`: `US$`, `c $`.
  static let dollarPrefixes: [String: String] = [
    "us": "USD", "usd": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
    "a": "AUD", "au": "AUD", "aud": "AUD", "aus": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD",
    "hkd": "HKD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "r": "BRL", "brl": "BRL", "mex": "MXN",
    "mx": "MXN", "mxn": "MXN", "nt": "TWD", "twd": "TWD", "ar": "ARS", "ars": "ARS", "j": "JMD",
    "bz": "BZD", "cop": "COP", "clp": "CLP", "z": "ZWD", "fj": "FJD", "tt": "TTD",
  ]

  /// A hundredth of the money before it: `ten dollars and five cents`.
  static let subunits: Set<String> = ["cent", "penny", "fen", "kopeck", "centavo", "paisa"]

  private static let table: [String] = [
    "USD=dollar,us dollar,u . s . dollar,american dollar,united states dollar,buck",
    "CAD=canadian dollar", "AUD=australian dollar", "NZD=new zealand dollar",
    "HKD=hong kong dollar", "SGD=singapore dollar,singaporean dollar", "TWD=taiwan dollar",
    "JMD=jamaican dollar", "NAD=namibian dollar", "ZWD=zimbabwean dollar,zimbabwe dollar",
    "EUR=euro", "GBP=pound sterling,british pound,pounds sterling,quid",
    "EGP=egyptian pound", "LBP=lebanese pound", "SYP=syrian pound", "SDG=sudanese pound",
    "JPY=yen,japanese yen", "CNY=yuan,chinese yuan,renminbi,chinese renminbi,rmb,kuai",
    "INR=rupee,indian rupee", "PKR=pakistani rupee,pakistan rupee", "LKR=sri lankan rupee",
    "NPR=nepalese rupee", "IDR=rupiah,indonesian rupiah", "RUB=ruble,rouble,russian ruble",
    "BYN=belarusian ruble", "UAH=hryvnia,ukrainian hryvnia", "CHF=swiss franc",
    "FRF=french franc", "BEF=belgian franc", "XAF=cfa franc", "franc=franc",
    "DEM=deutsche mark,german mark,deutschmark,d-mark", "mark=mark", "ITL=italian lira",
    "TRY=turkish lira", "lira=lira", "ESP=peseta", "PTE=escudo", "NLG=guilder", "ATS=schilling",
    "GRD=greek drachma", "IEP=punt", "KRW=won,south korean won,korean won", "KPW=north korean won",
    "MXN=mexican peso", "ARS=argentine peso,argentinian peso", "CLP=chilean peso",
    "COP=colombian peso", "PHP=philippine peso", "CUP=cuban peso", "UYU=uruguayan peso",
    "peso=peso", "BRL=real,brazilian real", "VES=bolivar,venezuelan bolivar", "PEN=peruvian sol",
    "SEK=swedish krona", "NOK=norwegian krone", "DKK=danish krone", "ISK=icelandic krona",
    "krone=krone", "krona=krona", "PLN=zloty,polish zloty", "CZK=czech koruna,koruna",
    "HUF=forint,hungarian forint", "RON=romanian leu", "BGN=bulgarian lev", "RSD=serbian dinar",
    "IQD=iraqi dinar", "KWD=kuwaiti dinar", "JOD=jordanian dinar", "DZD=algerian dinar",
    "dinar=dinar", "dirham=dirham", "AED=uae dirham,emirati dirham", "MAD=moroccan dirham",
    "SAR=saudi riyal", "QAR=qatari riyal", "riyal=riyal", "IRR=iranian rial,rial",
    "ILS=shekel,israeli shekel,new israeli shekel", "THB=baht,thai baht",
    "VND=vietnamese dong,dong",
    "MYR=ringgit,malaysian ringgit", "SGD=singapore dollar", "BDT=taka,bangladeshi taka",
    "NGN=naira,nigerian naira", "GHS=cedi,ghanaian cedi", "ZAR=south african rand,rand",
    "KES=kenyan shilling", "UGX=ugandan shilling", "TZS=tanzanian shilling",
    "ETB=ethiopian birr,birr",
    "CRC=costa rican colon,costa rican colón,colon,colón", "LAK=lao kip,kip", "MNT=tugrik",
    "KZT=tenge,kazakhstani tenge", "GEL=georgian lari,lari", "AMD=armenian dram",
    "BTC=bitcoin", "satoshi=satoshi", "ETH=ether", "cent=cent,us cent", "penny=penny",
    "sen=sen", "fen=fen", "kopeck=kopeck,kopek", "centavo=centavo", "paisa=paisa",
  ]
}
