"""What the heads learn from: sentences with candidates (claim-spans), sentences with labels
(ClaimBuster)."""

import json
import random
from dataclasses import dataclass, field

KINDS = ["quantity", "event", "comparison", "cause", "law", "role", "quotation", "position",
         "relation", "history", "other"]
MODALITIES = ["asserted", "hedged", "reported", "presupposed", "denied"]
REASONS = ["opinion", "prediction", "question", "wish", "personal", "vague", "conditional",
           "definition", "fragment"]
# In the order of the rules; a candidate may come from several.
RULES = ["clause", "clauseCore", "clauseWithConjuncts", "conjunct", "sharedSubject", "predicate",
         "predicateCore", "objectConjunct", "relativeClause", "relativePredicate",
         "relativeWithNoun", "participle", "participleWithNoun", "apposition",
         "appositionWithNoun", "adverbialClause", "complement", "utterance", "quotation",
         "quotedUtterance", "nounPhrase", "nounPhraseCore", "nounPhraseShort"]
LONGEST = 254  # pieces of a sentence, without the two marks at its ends


@dataclass
class Sentence:
    document: str
    ids: list[int]
    before: int = -1  # index of the sentence before it in the same document
    candidates: list[dict] = field(default_factory=list)
    holds: int = -1  # whether it holds a claim; -1 unknown
    reason: int = -1
    worth: int = -1  # ClaimBuster: 0 not factual, 1 unimportant, 2 worth checking


def pieces(tokenizer, text):
    """Ids with the marks at the ends, and the span of each piece in code points."""
    encoding = tokenizer.encode(text)
    return encoding.ids, encoding.offsets


def place(offsets, start, end):
    """The pieces (first and last, counted with the mark in front) of a span of code points."""
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start and b > a]
    return (inside[0], inside[-1]) if inside else (1, 1)


def marked(path, tokenizer, sentences):
    """Appends the sentences of dumped documents; returns the documents' ids in order."""
    documents = []
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        documents.append(document["id"])
        before = -1
        for item in document["sentences"]:
            ids, offsets = pieces(tokenizer, item["text"])
            holds = 0 if item["none"] else (1 if any(
                c["must"] + c["may"] > 0 for c in item["candidates"]) else -1)
            sentence = Sentence(document["id"], ids[:LONGEST + 1] + ids[-1:] if
                                len(ids) > LONGEST + 2 else ids, before, holds=holds)
            if item["none"] in REASONS:
                sentence.reason = REASONS.index(item["none"])
            last = len(sentence.ids) - 2
            for c in item["candidates"]:
                first, end = place(offsets, c["start"], c["end"])
                head = place(offsets, c["headStart"], c["headEnd"])
                sentence.candidates.append({
                    "span": (min(first, last), min(end, last)),
                    "head": (min(head[0], last), min(head[1], last)),
                    "rules": [RULES.index(rule) for rule in c["rules"]],
                    "target": (c["must"], c["may"], 1 - c["must"] - c["may"]),
                    "exactness": -1.0 if c["exactness"] is None else c["exactness"],
                    "presupposed": -1.0 if c["presupposed"] is None else c["presupposed"],
                    "modality": MODALITIES.index(c["modality"]) if c["modality"] else -1,
                    "kinds": [KINDS.index(k) for k in c["kinds"] if k in KINDS],
                })
            before = len(sentences)
            sentences.append(sentence)
    return documents


def claimbuster(path, tokenizer, sentences):
    """Appends labelled sentences of debates: a table with the columns label and text."""
    labels = {"NFS": 0, "UFS": 1, "CFS": 2}
    with open(path, encoding="utf-8") as file:
        columns = next(file).rstrip("\n").split("\t")
        for line in file:
            row = dict(zip(columns, line.rstrip("\n").split("\t")))
            ids, _ = pieces(tokenizer, row["text"])
            if len(ids) > LONGEST + 2:
                ids = ids[:LONGEST + 1] + ids[-1:]
            sentences.append(Sentence("claimbuster", ids, worth=labels[row["label"]]))


def batches(indices, lengths, pieces_a_batch, seed):
    """Batches of sentences of like length, in an order that the seed fixes."""
    generator = random.Random(seed)
    indices = list(indices)
    generator.shuffle(indices)
    result = []
    for start in range(0, len(indices), 1024):
        window = sorted(indices[start:start + 1024], key=lambda i: lengths[i])
        batch = []
        for index in window:
            if batch and (len(batch) + 1) * max(lengths[index], 1) > pieces_a_batch:
                result.append(batch)
                batch = []
            batch.append(index)
        result.append(batch)
    generator.shuffle(result)
    return result
