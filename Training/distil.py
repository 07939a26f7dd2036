"""Teaches the vectors of meaning anew. Their upper layers learn to make of the lower layers that
train.py changed what the published encoder made of its own (Hinton et al. 2015): the loss is one
minus the cosine of the two vectors of a text.

    python distil.py --model out/model.pt --output out text/masc.jsonl text/state_of_union.jsonl
"""

import argparse
import copy
import json
import random
import re

import torch
from torch.nn import functional as F

import data
import train
from bert import SHARED, mean

END = re.compile(r"(?<=[.!?])\s+|\n+")


def stretches(files, seed):
    """Stretches of one to three sentences of the texts, cut roughly: as long as claims and passages."""
    generator = random.Random(seed)
    result = []
    for path in files:
        for line in open(path, encoding="utf-8"):
            sentences = [s for s in END.split(json.loads(line)["text"]) if s.strip()]
            at = 0
            while at < len(sentences):
                count = generator.choice((1, 1, 2, 3))
                result.append(" ".join(sentences[at:at + count]))
                at += count
    return result


def pieces(tokenizer, text):
    ids = tokenizer.encode(text).ids
    return ids[:data.LONGEST + 1] + ids[-1:] if len(ids) > data.LONGEST + 2 else ids


def vectors(layers, x, mask):
    for layer in layers:
        x = layer(x, mask)
    return F.normalize(mean(x, mask).float())


def distil(taught, teacher, model, inputs, plan, rate):
    """taught: the layers that learn. Prints the mean cosine as it goes."""
    optimizer = torch.optim.AdamW(taught.parameters(), lr=rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / 100, 1) * max(0.0, 1 - step / len(plan)))
    total = 0.0
    for step, indices in enumerate(plan):
        ids, mask = train.padded([data.Sentence("", inputs[i]) for i in indices])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                wanted = vectors(teacher.layers, teacher.embeddings(ids), mask)
                x = model.lower(ids, mask)
            loss = (1 - (vectors(taught, x, mask) * wanted).sum(1)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        total += 1 - loss.item()
        if step % 50 == 49:
            print(f"{step + 1}/{len(plan)} cosine {total / 50:.4f}", flush=True)
            total = 0.0


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--model", required=True, help="what train.py wrote")
    options.add_argument("--stretches", type=int, default=12000, help="so many are learned from")
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--output", required=True, help="folder for meaning.pt")
    options.add_argument("texts", nargs="+", help="JSON lines with a text")
    o = options.parse_args()
    torch.manual_seed(o.seed)
    tokenizer, teacher = train.published()
    taught = copy.deepcopy(teacher.layers[SHARED:])
    model = train.Model(train.published()[1])
    model.load_state_dict(torch.load(o.model))
    for part in (teacher, model, taught):
        part.eval()
    texts = stretches(o.texts, o.seed)
    chosen = random.Random(o.seed).sample(texts, min(o.stretches, len(texts)))
    inputs = [pieces(tokenizer, text) for text in chosen]
    plan = data.batches(range(len(inputs)), [len(ids) for ids in inputs], 2048, o.seed)
    print(len(inputs), "stretches", flush=True)
    distil(taught, teacher, model, inputs, plan, o.rate)
    torch.save(taught.state_dict(), f"{o.output}/meaning.pt")


if __name__ == "__main__":
    main()
