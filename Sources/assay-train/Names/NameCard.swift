import AssayLanguage

/// What the model of names was made of, by which command, and how good it is.
struct NameCard {
  var epochs: Int
  var seed: UInt64
  var features: Int
  var pronouns: Int
  var figures: [String]

  var text: String {
    """
    # names-en.model

    The weights with which `AssayLanguage` finds names and tells what pronouns mean, and the lists
    that both look into. How it works: `Documentation/LANGUAGE.md`.

    | | |
    |---|---|
    | made by | `assay-train names --treebanks DIR --epochs \(epochs) --seed \(seed)` |
    | made on | \(ModelCard.today) |
    | licence of these weights | CC BY-SA 4.0 |
    | names | a linear-chain conditional random field, \(features) features, \(NameLabel.count) labels |
    | pronouns | a log-linear model, \(pronouns) features |

    Trained on Universal Dependencies English GUM, its layer of entities and coreference (CC BY 4.0),
    in the train documents whose texts may be used freely: news and interview (Wikinews, CC BY 2.5),
    speech (public domain), court, academic, textbook and vlog (CC BY), bio and voyage (CC BY-SA)
    (Zeldes 2017, <https://github.com/UniversalDependencies/UD_English-GUM>). Which mentions count
    as names: `Sources/assay-train/Names/GoldNames.swift`.

    The lists (`Training/names`): first and last names of the US Census of 1990 (public domain);
    countries, states and cities of more than 80,000 people from GeoNames (CC BY 4.0,
    <https://www.geonames.org>); titles, telling words and well-known organizations by hand.

    Measured on GUM dev, which was not trained on, from raw text: the same words and kind, without
    titles and determiners (`assay-train evaluate-names FILE`):

    \(figures.map { "    \($0)" }.joined(separator: "\n"))

    Limits: names of web, news and formal English of the years 2000 to 2020; first names mostly of
    the United States. Works of art, products and events are often missed. A pronoun is resolved only
    to somebody named in one of the three sentences before.

    """
  }
}
