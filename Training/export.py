"""Writes the encoder's files from a trained model.

    python export.py --model out/model.pt --output out text/*.jsonl
"""

import argparse
import itertools
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
            keep.update(tokenizer.encode(json.loads(line)["text"]).ids)
    return keep


@torch.no_grad()
def peaks(encoder, tokenizer, files, count=300):
    """The largest inputs of each layer's attention and inner dense layer, over the first paragraphs
    of the files."""
    found = [{} for _ in encoder.layers]

    def hook(number, name):
        def note(_, inputs):
            largest = inputs[0].abs().amax((0, 1))
            found[number][name] = torch.maximum(found[number].get(name, largest), largest)
        return note

    handles = [part.register_forward_pre_hook(hook(number, name))
               for number, layer in enumerate(encoder.layers)
               for name, part in (("mixing", layer.query), ("inner", layer.inner))]
    encoder.eval()
    for path in files:
        paragraphs = (p for line in open(path, encoding="utf-8")
                      for p in json.loads(line)["text"].split("\n") if p.strip())
        for text in itertools.islice(paragraphs, count // len(files)):
            ids = torch.tensor([tokenizer.encode(text).ids[:256]])
            encoder(ids, torch.ones_like(ids, dtype=torch.bool))
    for handle in handles:
        handle.remove()
    return [{name: numbers(largest) for name, largest in layer.items()} for layer in found]


def trunk(path, encoder, tokenizer, keep, largest, quantised=True):
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
        sections |= format.layer(
            f"layer.{number}", encoder.layers[number], quantised, largest[number])
    format.write(path, sections)


def upper(path, layers, largest, more, quantised=True):
    """more: further sections, the heads'."""
    sections = {}
    for number, part in enumerate(layers):
        sections |= format.layer(f"layer.{number}", part, quantised, largest[number])
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
    largest = peaks(published, tokenizer, o.texts)
    keep = used(tokenizer, o.texts)
    trunk(f"{o.output}/encoder-en.model", published, tokenizer, keep, largest, quantised)
    upper(f"{o.output}/meaning-en.model", published.layers[SHARED:], largest[SHARED:], {}, quantised)
    model = train.Model(train.published()[1])
    model.load_state_dict(torch.load(o.model))
    heads, layers = model.heads, model.encoder.layers
    largest = peaks(model.encoder, tokenizer, o.texts)
    upper(f"{o.output}/judge-en.model", layers[SHARED:], largest[SHARED:], {
        **lower(layers[:SHARED]),
        **head("sentence", heads.sentence_inner, heads.sentence_outer, quantised),
        **head("candidate", heads.inner, heads.outer, quantised),
        "rules.floats": numbers(heads.rules.weight)}, quantised)


if __name__ == "__main__":
    main()
