/// What a quantity is counted or measured in.
struct MeasureUnit: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case percent
    case money
    case time
    case length
    case area
    case volume
    case mass
    case speed
    case data
    case temperature
    case angle
    /// Power, energy, pressure, frequency, voltage.
    case physical
  }

  /// As `Quantity.unit` gives it: `km`, `USD`, `percent`.
  var name: String
  var kind: Kind
}

/// The names and signs of units of measure.
enum UnitTable {
  /// The longest name, in lexemes.
  static let reach = 5

  /// By words in lower case with single spaces, singular and plural.
  static let names: [String: MeasureUnit] = {
    var names: [String: MeasureUnit] = [:]
    for (kind, lines) in measures {
      for line in lines {
        let parts = line.split(separator: "=")
        guard parts.count == 2 else { continue }
        let unit = MeasureUnit(name: String(parts[0]), kind: kind)
        for name in parts[1].split(separator: ",") {
          names[String(name)] = unit
          names[plural(String(name))] = unit
        }
      }
    }
    return names
  }()

  static let firstWords = Set(
    names.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// By sign as written; case tells `MB` from `Mb` and `m` from `M`.
  static let signs: [String: MeasureUnit] = {
    var signs: [String: MeasureUnit] = [:]
    for (kind, text) in abbreviations {
      for item in text.split(separator: " ") {
        let parts = item.split(separator: "=")
        guard let name = parts.first else { continue }
        for sign in parts.last?.split(separator: ",") ?? [] {
          signs[String(sign)] = MeasureUnit(name: String(name), kind: kind)
        }
      }
    }
    return signs
  }()

  private static func plural(_ name: String) -> String {
    switch name {
    case "foot": "feet"
    case "square foot": "square feet"
    case "cubic foot": "cubic feet"
    case "century": "centuries"
    case _ where name.hasSuffix("inch"): name + "es"
    case _ where name.contains(" per ") || name.hasSuffix("hertz"): name
    default: name + "s"
    }
  }

  private static let measures: [MeasureUnit.Kind: [String]] = [
    .percent: [
      "percent=percent,per cent,percentage,pct,pc",
      "percentage point=percentage point,percent point",
      "basis point=basis point",
    ],
    .time: [
      "year=year,yr", "month=month", "week=week", "fortnight=fortnight", "day=day",
      "hour=hour,hr", "minute=minute,min", "second=second,sec", "millisecond=millisecond",
      "decade=decade", "century=century", "quarter=calendar quarter",
    ],
    .length: [
      "km=kilometer,kilometre", "m=meter,metre", "dm=decimeter,decimetre",
      "cm=centimeter,centimetre", "mm=millimeter,millimetre", "µm=micrometer,micrometre,micron",
      "nm=nanometer,nanometre", "pm=picometer,picometre", "mi=mile", "yd=yard", "ft=foot",
      "in=inch", "nautical mile=nautical mile", "light year=light year", "furlong=furlong",
      "fathom=fathom", "hm=hectometer,hectometre", "dam=decameter,decametre",
    ],
    .area: [
      "km2=square kilometer,square kilometre,sq km", "m2=square meter,square metre,sq m",
      "cm2=square centimeter,square centimetre", "mm2=square millimeter,square millimetre",
      "mi2=square mile,sq mile,sq mi", "ft2=square foot,sq foot,sq ft", "yd2=square yard",
      "in2=square inch", "acre=acre", "ha=hectare",
    ],
    .volume: [
      "m3=cubic meter,cubic metre", "cm3=cubic centimeter,cubic centimetre", "km3=cubic kilometer",
      "ft3=cubic foot", "in3=cubic inch", "yd3=cubic yard", "mi3=cubic mile", "L=liter,litre",
      "mL=milliliter,millilitre", "cL=centiliter,centilitre", "dL=deciliter", "hL=hectoliter",
      "gal=gallon", "qt=quart", "pt=pint", "fl oz=fluid ounce", "cup=cup", "tbsp=tablespoon",
      "tsp=teaspoon", "barrel=barrel", "bushel=bushel",
    ],
    .mass: [
      "kg=kilogram,kilogramme,kilo", "g=gram,gramme", "mg=milligram", "µg=microgram",
      "t=metric ton,tonne,metric tonne", "ton=ton", "lb=pound,lb", "oz=ounce", "st=stone",
      "carat=carat", "grain=grain", "dram=dram,drachma",
    ],
    .speed: [
      "km/h=kilometer per hour,kilometers per hour,kilometre per hour,kilometres per hour",
      "mph=mile per hour,miles per hour,mph", "m/s=meters per second,metres per second",
      "knot=knot", "Mach=mach",
    ],
    .data: [
      "bit=bit", "byte=byte", "kB=kilobyte", "MB=megabyte", "GB=gigabyte", "TB=terabyte",
      "PB=petabyte", "EB=exabyte", "kbit=kilobit", "Mbit=megabit", "Gbit=gigabit", "Tbit=terabit",
    ],
    .temperature: [
      "C=degree celsius,degree centigrade,celsius,celcius,centigrade,centigrate,deg celsius",
      "F=degree fahrenheit,fahrenheit,farenheit,deg fahrenheit,degree farenheit",
      "K=kelvin,degree kelvin",
      "R=degree rankine,rankine",
    ],
    .angle: ["degree=degree,deg", "rad=radian", "turn=turn", "arcminute=arcminute,minute of arc"],
    .physical: [
      "W=watt", "kW=kilowatt", "MW=megawatt", "GW=gigawatt", "TW=terawatt", "hp=horsepower",
      "Wh=watt hour", "kWh=kilowatt hour", "MWh=megawatt hour", "GWh=gigawatt hour",
      "TWh=terawatt hour", "J=joule", "kJ=kilojoule", "MJ=megajoule", "cal=calorie",
      "kcal=kilocalorie", "Hz=hertz", "kHz=kilohertz", "MHz=megahertz", "GHz=gigahertz", "V=volt",
      "kV=kilovolt", "A=ampere,amp", "dB=decibel", "Pa=pascal", "hPa=hectopascal", "bar=bar",
      "mbar=millibar", "ppm=parts per million,part per million,ppm", "ppb=parts per billion,ppb",
      "N=newton", "t CO2e=tonne of co2,tonne of carbon dioxide",
    ],
  ]

  private static let abbreviations: [MeasureUnit.Kind: String] = [
    .percent: "percent=%,٪",
    .time: "hour=h,hrs year=yrs,y minute=mins second=secs,s millisecond=ms",
    .length: """
    km=km,Km,KM,kms m=m,mtr cm=cm,cms dm=dm mm=mm µm=µm,μm,um nm=nm mi=mi ft=ft,′ in=″ yd=yd,yds
    """,
    .area: "km2=km²,km2,sqkm m2=m²,m2,sqm cm2=cm²,cm2 ft2=ft²,ft2,sqft mi2=mi² ha=ha",
    .volume: "m3=m³,m3 cm3=cm³,cm3,cc L=l,L,ltr mL=ml,mL cL=cl hL=hl gal=gal,gals bbl=bbl",
    .mass: "kg=kg,Kg,KG,kgs,kilos g=g,gm,gms mg=mg µg=µg,μg,mcg,ug t=t lb=lb,lbs,LBS,Lbs oz=oz",
    .speed: "km/h=kmh,kph,kmph mph=mph,MPH knot=kn,kt,kts",
    .data: """
    kB=kB,KB MB=MB GB=GB,GBs TB=TB PB=PB EB=EB Mbit=Mb,Mbit Gbit=Gb,Gbit kbit=kb,kbit \
    Mbit/s=Mbps Gbit/s=Gbps kbit/s=kbps
    """,
    .temperature: "C=℃ F=℉ degree=°,º",
    .angle: "rad=rad",
    .physical: """
    kW=kW,KW MW=MW GW=GW TW=TW Wh=Wh kWh=kWh,KWh,kwh MWh=MWh GWh=GWh TWh=TWh Hz=Hz kHz=kHz \
    MHz=MHz GHz=GHz W=W V=V kV=kV mA=mA mAh=mAh dB=dB hPa=hPa kPa=kPa MPa=MPa mbar=mbar hp=hp,HP \
    kJ=kJ MJ=MJ kcal=kcal psi=psi rpm=rpm
    """,
  ]
}

extension QuantityReader {
  /// Whether a `Quantity.unit` is money: `USD`, `cent`.
  public static func isMoney(_ unit: String) -> Bool {
    CurrencyTable.codes.contains(unit) || CurrencyTable.names.values.contains(unit)
      || CurrencyTable.signs.values.contains(unit)
  }

  /// Whether a `Quantity.unit` measures length, area, volume, mass, speed, data or angle.
  public static func isDimension(_ unit: String) -> Bool {
    dimensions.contains(unit)
  }

  private static let dimensions: Set<String> = {
    let kinds: Set<MeasureUnit.Kind> = [.length, .area, .volume, .mass, .speed, .data, .angle]
    let all = Array(UnitTable.names.values) + Array(UnitTable.signs.values)
    return Set(all.filter { kinds.contains($0.kind) }.map(\.name))
      .union(["degree of arc"]).subtracting(["degree"])
  }()
}
