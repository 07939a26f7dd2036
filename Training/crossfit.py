"""What the judge makes of documents that it has not learned from: the marked documents are held
out in turn, a judge learns from the others, and its outputs are written for what learns from them
(`assay-train judgement`).

    python crossfit.py --candidates candidates-train.jsonl --output crossfit.jsonl

A line a document: {"id", "sentences": [{"start", "end", "out": [...], "candidates": [{"start",
"end", "out": [...]}]}]}, spans in code points as in the candidates' file, outputs before the
last sigmoid or softmax in the order of heads.py.
"""

import argparse
import json
import random

import torch

import data
import train


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--candidates", required=True, nargs="+")
    options.add_argument("--folds", type=int, default=3)
    options.add_argument("--epochs", type=int, default=2)
    options.add_argument("--rate", type=float, default=5e-5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--output", required=True)
    o = options.parse_args()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    rows, sentences = {}, []
    for fold in range(o.folds):
        tokenizer, encoder = train.published()
        sentences = []
        documents = [d for path in o.candidates for d in data.marked(path, tokenizer, sentences)]
        held = {d for n, d in enumerate(documents) if n % o.folds == fold}
        inside = [i for i, s in enumerate(sentences) if s.document in held]
        outside = [i for i, s in enumerate(sentences) if s.document not in held]
        model = train.Model(encoder)
        train.train(model, sentences, outside, o.epochs, o.rate, o.seed)
        rows |= train.predict(model, sentences, inside)
        print("fold", fold, "of", o.folds, flush=True)
    write(o.candidates, rows, o.output)


def write(candidates, rows, output):
    number = 0
    lines = (line for path in candidates for line in open(path, encoding="utf-8"))
    with open(output, "w", encoding="utf-8") as file:
        for line in lines:
            document = json.loads(line)
            made = []
            for sentence in document["sentences"]:
                whole, parts = rows[number]
                number += 1
                made.append({
                    "start": sentence["start"], "end": sentence["end"], "out": rounded(whole),
                    "candidates": [
                        {"start": c["start"], "end": c["end"], "out": rounded(part)}
                        for c, part in zip(sentence["candidates"], parts if parts is not None else [])
                    ]})
            file.write(json.dumps({"id": document["id"], "sentences": made}) + "\n")


def rounded(tensor):
    return [round(x, 3) for x in tensor.tolist()]


if __name__ == "__main__":
    main()
