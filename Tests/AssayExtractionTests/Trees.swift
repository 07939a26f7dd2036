import AssayLanguage
import AssayModel

@testable import AssayExtraction

/// An analysis written by hand: one word a line as `form lemma TAG XPOS head relation`, heads
/// counted from 1 and 0 for the root; an empty line ends a sentence. Words stand a blank apart,
/// save that marks follow their word at once.
func analysis(_ lines: String) -> Analysis {
  var text = ""
  var sentences: [Sentence] = []
  var tokens: [Token] = []
  func close() {
    guard let first = tokens.first, let last = tokens.last else { return }
    sentences.append(
      Sentence(bytes: first.bytes.lowerBound..<last.bytes.upperBound, tokens: tokens))
    tokens = []
  }
  for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
    let fields = line.split(separator: " ").map(String.init)
    guard fields.count == 6 else {
      close()
      continue
    }
    let tag = PartOfSpeech(rawValue: fields[2]) ?? .x
    if !text.isEmpty, ![".", ",", "?"].contains(fields[0]) { text += " " }
    let start = text.utf8.count
    text += fields[0]
    tokens.append(
      Token(
        bytes: start..<text.utf8.count, form: fields[0], lemma: fields[1], tag: tag,
        xpos: fields[3], head: (Int(fields[4]) ?? 0) - 1, relation: fields[5]))
  }
  close()
  return Analysis(map: ScalarMap(text), sentences: sentences)
}

/// A sentence read for its candidates.
struct Reading {
  let analysis: Analysis
  let tree: SentenceTree
  let candidates: [Candidate]

  init?(_ lines: String) {
    analysis = AssayExtractionTests.analysis(lines)
    guard let sentence = analysis.sentences.first, let tree = SentenceTree(sentence) else {
      return nil
    }
    self.tree = tree
    candidates = CandidateRules.candidates(in: tree)
  }

  func quote(_ candidate: Candidate) -> String {
    analysis.map.substring(ofBytes: tree.bytes(of: candidate.tokens))
  }

  var quotes: Set<String> { Set(candidates.map(quote)) }

  func candidate(_ quote: String) -> Candidate? { candidates.first { self.quote($0) == quote } }

  func wording(_ quote: String) -> String? {
    candidate(quote).map { candidate in
      Wording(map: analysis.map, tree: tree, sentence: 0, referrals: Referrals(analysis))
        .text(of: candidate, asides: tree.asides(in: candidate))
    }
  }

  func words(_ range: ClosedRange<Int>?) -> String? {
    range.map { analysis.map.substring(ofBytes: tree.bytes(of: $0)) }
  }
}

enum Sample {
  static let twoObjects = """
    Elst Elst PROPN NNP 2 nsubj
    won win VERB VBD 0 root
    a a DET DT 5 det
    fourth fourth ADJ JJ 5 amod
    term term NOUN NN 2 obj
    and and CCONJ CC 8 cc
    61 61 NUM CD 8 nummod
    percent percent NOUN NN 5 conj
    of of ADP IN 11 case
    the the DET DT 11 det
    vote vote NOUN NN 8 nmod
    . . PUNCT . 2 punct
    """

  static let aside = """
    Troops troops NOUN NNS 10 nsubj
    , , PUNCT , 5 punct
    as as SCONJ IN 5 mark
    Alba Alba PROPN NNP 5 nsubj
    says say VERB VBZ 10 advcl
    , , PUNCT , 5 punct
    are be AUX VBP 10 cop
    at at ADP IN 10 case
    the the DET DT 10 det
    border border NOUN NN 0 root
    . . PUNCT . 10 punct
    """

  static let relative = """
    Crowds crowd NOUN NNS 2 nsubj
    booed boo VERB VBD 0 root
    the the DET DT 4 det
    minister minister NOUN NN 2 obj
    who who PRON WP 6 nsubj
    sold sell VERB VBD 4 acl:relcl
    the the DET DT 8 det
    port port NOUN NN 6 obj
    . . PUNCT . 2 punct
    """

  static let apposition = """
    Ruiz Ruiz PROPN NNP 8 nsubj
    , , PUNCT , 4 punct
    the the DET DT 4 det
    mayor mayor NOUN NN 1 appos
    of of ADP IN 6 case
    Arden Arden PROPN NNP 4 nmod
    , , PUNCT , 4 punct
    resigned resign VERB VBD 0 root
    . . PUNCT . 8 punct
    """

  static let reported = """
    Voss Voss PROPN NNP 2 nsubj
    claims claim VERB VBZ 0 root
    that that SCONJ IN 6 mark
    40 40 NUM CD 5 nummod
    trains train NOUN NNS 6 nsubj
    stopped stop VERB VBD 2 ccomp
    . . PUNCT . 2 punct
    """

  static let presupposed = """
    After after SCONJ IN 5 mark
    the the DET DT 3 det
    hall hall NOUN NN 5 nsubj:pass
    was be AUX VBD 5 aux:pass
    burned burn VERB VBN 8 advcl
    , , PUNCT , 8 punct
    people people NOUN NNS 8 nsubj
    fled flee VERB VBD 0 root
    . . PUNCT . 8 punct
    """

  static let alternatives = """
    They they PRON PRP 2 nsubj
    mobilised mobilise VERB VBD 0 root
    two two NUM CD 7 nummod
    or or CCONJ CC 5 cc
    three three NUM CD 3 conj
    fresh fresh ADJ JJ 7 amod
    divisions division NOUN NNS 2 obj
    . . PUNCT . 2 punct
    """
}
