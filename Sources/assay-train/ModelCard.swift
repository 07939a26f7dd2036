import AssayLanguage
import Foundation

/// What a model was made of, by which command, and how good it is.
struct ModelCard {
  var shape: NetworkShape
  var epochs: Int
  var seed: UInt64
  var figures: [String]

  var text: String {
    """
    # english.model

    The weights with which `AssayLanguage` tags, lemmatizes and parses English.
    How it works: `Documentation/LANGUAGE.md`.

    | | |
    |---|---|
    | made by | `assay-train train --treebanks DIR --epochs \(epochs) --width \(shape.width) --seed \(seed)` |
    | made on | \(Self.today) |
    | licence of these weights | CC BY-SA 4.0 |
    | network | \(shape.layers) recurrent layers of \(shape.width), \(shape.weights) weights beside the word vectors |

    Trained on
    - Universal Dependencies English EWT, train, 12,544 sentences, CC BY-SA 4.0
      (Silveira et al. 2014, <https://github.com/UniversalDependencies/UD_English-EWT>);
    - Universal Dependencies English GUM, the train documents whose texts may be used freely: news
      and interview (Wikinews, CC BY 2.5), speech (public domain), court, academic, textbook and vlog
      (CC BY), bio and voyage (CC BY-SA), 5,931 sentences, annotations CC BY 4.0
      (Zeldes 2017, <https://github.com/UniversalDependencies/UD_English-GUM>).

    Measured on the dev parts, which were not trained on, as the CoNLL 2018 shared task measures
    (`assay-train evaluate FILE...`):

    \(figures.flatMap { $0.split(separator: "\n") }.map { "    \($0)" }.joined(separator: "\n"))

    Limits: web, news and formal English of the years 2000 to 2020. Poetry, code, speech transcripts
    without punctuation and other languages are read badly. The weights hold no texts, but words and
    parts of words that occur in the treebanks.

    """
  }

  static var today: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let month = parts.tm_mon + 1
    return "\(parts.tm_year + 1900)-\(month < 10 ? "0" : "")\(month)-"
      + "\(parts.tm_mday < 10 ? "0" : "")\(parts.tm_mday)"
  }
}
