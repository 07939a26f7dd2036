"""Writes the encoder's files from a trained model.

    python export.py --model out/model.pt --output out text/*.jsonl
"""

import argparse
import json

import numpy as np
import torch

import format
import train
from bert import SHARED


def used(tokenizer, files):
    """The numbers of the pieces that texts need: those in the files, and every letter, digit and
    mark of plain English."""
    vocabulary = tokenizer.get_vocab()
    keep = {n for piece, n in vocabulary.items()
            if piece.isascii() and len(piece.removeprefix("##")) == 1}
    for path in files:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            keep.update(tokenizer.encode(row["text"]).ids)
    return keep


def trunk(path, encoder, tokenizer, keep, quantised=True):
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    assert [n for _, n in vocabulary] == list(range(len(vocabulary)))
    unknown = tokenizer.token_to_id("[UNK]")
    kept = sorted(keep | {unknown})
    row_of = {piece: row for row, piece in enumerate(kept)}
    e = encoder.embeddings
    places = (e.position_embeddings.weight + e.token_type_embeddings.weight[0])[:256]
    sections = format.vocabulary([piece for piece, _ in vocabulary])
    sections["pieces.rows"] = np.array(
        [row_of.get(n, row_of[unknown]) for n in range(len(vocabulary))], dtype="<i2")
    table = e.word_embeddings.weight.detach().numpy()[kept]
    if quantised:
        sections |= format.six_bits("pieces", table)
        sections |= format.rows("places", places.detach().numpy())
    else:
        sections["pieces.floats"] = table
        sections["places.floats"] = places.detach().numpy()
    sections["normal.weight"] = e.LayerNorm.weight.detach().numpy()
    sections["normal.bias"] = e.LayerNorm.bias.detach().numpy()
    for number in range(SHARED):
        sections |= format.layer(f"layer.{number}", encoder.layers[number], quantised)
    format.write(path, sections)


def upper(path, layers, more, quantised=True):
    """more: further sections, the heads'."""
    sections = {}
    for number, part in enumerate(layers):
        sections |= format.layer(f"layer.{number}", part, quantised)
    format.write(path, sections | more)


def lower(layers):
    """What the judge's lower layers have of their own: biases and normalisations."""
    sections = {}
    for number, part in enumerate(layers):
        sections |= {name: value for name, value in format.layer(f"lower.{number}", part).items()
                     if not name.endswith((".bytes", ".scales"))}
    return sections


def head(name, inner, outer, quantised):
    return {
        **format.dense(f"{name}.inner", numbers(inner.weight), numbers(inner.bias), quantised),
        **format.dense(f"{name}.outer", numbers(outer.weight), numbers(outer.bias), quantised)}


def numbers(tensor):
    return tensor.detach().float().numpy()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--model", required=True, help="what train.py wrote")
    options.add_argument("--output", required=True, help="folder of the three files")
    options.add_argument("--floats", action="store_true", help="for comparison: four times as large")
    options.add_argument("texts", nargs="+", help="JSON lines with a text, for the vocabulary")
    o = options.parse_args()
    quantised = not o.floats
    tokenizer, published = train.published()
    trunk(f"{o.output}/encoder-en.model", published, tokenizer, used(tokenizer, o.texts), quantised)
    upper(f"{o.output}/meaning-en.model", published.layers[SHARED:], {}, quantised)
    model = train.Model(train.published()[1])
    model.load_state_dict(torch.load(o.model))
    heads, layers = model.heads, model.encoder.layers
    upper(f"{o.output}/judge-en.model", layers[SHARED:], {
        **lower(layers[:SHARED]),
        **head("sentence", heads.sentence_inner, heads.sentence_outer, quantised),
        **head("candidate", heads.inner, heads.outer, quantised),
        "rules.floats": numbers(heads.rules.weight)}, quantised)


if __name__ == "__main__":
    main()
