"""An experiment: would the encoder read trees better than the small network that ships?

Fine-tunes the encoder with a biaffine head (Dozat & Manning 2017, "Deep Biaffine Attention for
Neural Dependency Parsing") and a tagger on Universal Dependencies treebanks, and tells accuracy on
given words, counted as in the CoNLL 2018 shared task: all words, relations without their subtype.
It makes nothing that ships; Documentation/ENCODER.md has its figures.

    parsing.py --train ewt-train.conllu gum-train.conllu --dev ewt-dev.conllu gum-dev.conllu
"""

import argparse
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

from bert import WIDTH
from train import published

TAGS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()


class Sentence:
    """Words' pieces, and for each word its tag, its parent's place (0 is the root) and relation."""

    def __init__(self, lines, tokenizer, relations):
        rows = [r for r in (line.split("\t") for line in lines if line[0] != "#") if r[0].isdigit()]
        words = tokenizer.encode_batch([r[1] for r in rows], add_special_tokens=False)
        self.ids, self.owners, self.shapes = [101], [0], []
        for place, (row, word) in enumerate(zip(rows, words), 1):
            self.ids += word.ids or [100]
            self.owners += [place] * max(1, len(word.ids))
            form = row[1]
            self.shapes.append(0 if form.islower() else 1 if form[:1].isupper() and not form[1:2].isupper()
                               else 2 if form.isupper() else 3)
        self.ids.append(102)
        self.owners.append(0)
        self.tags = [TAGS.index(r[3]) for r in rows]
        self.heads = [int(r[6]) for r in rows]
        self.relations = [relations.setdefault(r[7].split(":")[0], len(relations)) for r in rows]


def read(paths, tokenizer, relations):
    sentences = []
    for path in paths:
        for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
            sentence = Sentence(block.split("\n"), tokenizer, relations)
            if sentence.tags and len(sentence.ids) <= 300:
                sentences.append(sentence)
    return sentences


class Biaffine(nn.Module):
    """Scores of every pair (dependent, parent): (batch, outputs, words, words + root)."""

    def __init__(self, width, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))

    def forward(self, dependents, parents):
        one = lambda x: torch.cat([x, torch.ones_like(x[..., :1])], -1)
        return torch.einsum("bxi,oij,byj->boxy", one(dependents), self.weight, one(parents))


class Parser(nn.Module):
    def __init__(self, encoder, relations):
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(5, WIDTH)
        nn.init.zeros_(self.shapes.weight)

        def layer(width):
            return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.33))

        self.arc_dependent, self.arc_parent = layer(384), layer(384)
        self.label_dependent, self.label_parent = layer(128), layer(128)
        self.arcs, self.labels = Biaffine(384, 1), Biaffine(128, relations)
        self.tagger = nn.Sequential(nn.Dropout(0.2), nn.Linear(WIDTH, len(TAGS)))
        self.dropout = nn.Dropout(0.2)

    def forward(self, ids, mask, owners, shapes, words):
        x = self.encoder(ids, mask)
        # The mean of a word's pieces; the root's vector is that of the sentence's marks.
        totals = torch.zeros(len(ids), words + 1, WIDTH).scatter_add_(
            1, owners[..., None].expand(-1, -1, WIDTH), x * mask[..., None])
        counts = torch.zeros(len(ids), words + 1).scatter_add_(1, owners, mask.float())
        x = self.dropout(totals / counts.clamp(min=1)[..., None] + self.shapes(shapes))
        dependents = x[:, 1:]
        arcs = self.arcs(self.arc_dependent(dependents), self.arc_parent(x))[:, 0]
        labels = self.labels(self.label_dependent(dependents), self.label_parent(x))
        return arcs, labels, self.tagger(dependents)


def tensors(batch):
    longest, words = max(len(s.ids) for s in batch), max(len(s.tags) for s in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    owners, mask = torch.zeros_like(ids), torch.zeros(len(batch), longest, dtype=torch.bool)
    shapes = torch.full((len(batch), words + 1), 4)
    gold = torch.full((3, len(batch), words), -100)
    for row, s in enumerate(batch):
        ids[row, : len(s.ids)] = torch.tensor(s.ids)
        owners[row, : len(s.ids)] = torch.tensor(s.owners)
        mask[row, : len(s.ids)] = True
        shapes[row, 1 : len(s.shapes) + 1] = torch.tensor(s.shapes)
        for layer, values in enumerate((s.heads, s.relations, s.tags)):
            gold[layer, row, : len(values)] = torch.tensor(values)
    return ids, mask, owners, shapes, words, gold


def tree(scores):
    """The best tree of a matrix (word, parent), by Chu and Liu's algorithm, with one root."""
    n = len(scores) + 1
    full = [[float("-inf")] * n] + [list(row) for row in scores]

    def best(full, roots):
        heads = [0] + [max((p for p in range(len(full)) if p != w), key=lambda p: full[w][p])
                       for w in range(1, len(full))]
        for start in range(1, len(full)):
            seen, at = [], start
            while at and at not in seen:
                seen.append(at)
                at = heads[at]
            if at:
                cycle = seen[seen.index(at):]
                break
        else:
            return heads
        outside = [w for w in range(len(full)) if w not in cycle]
        place = {w: i for i, w in enumerate(outside)}
        size = len(outside) + 1
        small = [[float("-inf")] * size for _ in range(size)]
        total = sum(full[w][heads[w]] for w in cycle)
        into, out = {}, {}
        for w in outside:
            for p in outside:
                small[place[w]][place[p]] = full[w][p]
            if w:
                out[w] = max(cycle, key=lambda p: full[w][p])
                small[place[w]][-1] = full[w][out[w]]
            into[w] = max(cycle, key=lambda c: full[c][w] - full[c][heads[c]])
            small[-1][place[w]] = total + full[into[w]][w] - full[into[w]][heads[into[w]]]
        found = best(small, roots)
        answer = list(heads)
        for w in outside:
            if w:
                answer[w] = out[w] if found[place[w]] == size - 1 else outside[found[place[w]]]
        parent = outside[found[-1]]
        answer[into[parent]] = parent
        return answer

    heads = best(full, None)
    roots = [w for w in range(1, n) if heads[w] == 0]
    if len(roots) > 1:
        def only(root):
            copy = [row[:] for row in full]
            for w in range(1, n):
                if w != root:
                    copy[w][0] = -1e9
            found = best(copy, None)
            return sum(full[w][found[w]] for w in range(1, n)), found

        heads = max((only(root) for root in roots), key=lambda x: x[0])[1]
    return heads[1:]


@torch.no_grad()
def accuracy(model, sentences):
    model.eval()
    right = [0, 0, 0]
    count = 0
    for batch in batches(sentences, 2000):
        ids, mask, owners, shapes, words, _ = tensors(batch)
        arcs, labels, tags = model(ids, mask, owners, shapes, words)
        for row, s in enumerate(batch):
            n = len(s.tags)
            heads = tree(arcs[row, :n, : n + 1].tolist())
            for w in range(n):
                relation = labels[row, :, w, heads[w]].argmax().item()
                right[0] += tags[row, w].argmax().item() == s.tags[w]
                right[1] += heads[w] == s.heads[w]
                right[2] += heads[w] == s.heads[w] and relation == s.relations[w]
            count += n
    return [100 * r / count for r in right]


def batches(sentences, pieces):
    """Sentences of like length together, about so many pieces each."""
    batch = []
    for s in sorted(sentences, key=lambda s: len(s.ids)):
        if batch and (len(batch) + 1) * len(s.ids) > pieces:
            yield batch
            batch = []
        batch.append(s)
    yield batch


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--train", nargs="+", required=True)
    arguments.add_argument("--dev", nargs="+", required=True)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--frozen", type=int, default=0, help="layers that stay as published")
    a = arguments.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    tokenizer, encoder = published()
    relations = {}
    sentences = read(a.train, tokenizer, relations)
    model = Parser(encoder, len(relations))
    held = [(path, read([path], tokenizer, relations)) for path in a.dev]
    frozen = [encoder.embeddings, *encoder.layers[: a.frozen]] if a.frozen else []
    for part in frozen:
        part.requires_grad_(False)
    trunk = [p for p in encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": trunk, "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}],
                                  weight_decay=0.01, betas=(0.9, 0.98))
    work = list(batches(sentences, 800))
    steps = len(work) * a.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min((t + 1) / (0.06 * steps), max(0.0, (steps - t) / (0.94 * steps))))
    start = time.time()
    for epoch in range(a.epochs):
        model.train()
        random.shuffle(work)
        for number, batch in enumerate(work):
            ids, mask, owners, shapes, words, (parent, relation, tag) = tensors(batch)
            arcs, labels, tags = model(ids, mask, owners, shapes, words)
            n = words + 1
            outside = torch.arange(n)[None, :] > torch.tensor([len(s.tags) for s in batch])[:, None]
            arcs = arcs.masked_fill(outside[:, None, :], -1e9)
            at = parent.clamp(min=0)
            labels = labels.gather(3, at[:, None, :, None].expand(-1, labels.shape[1], -1, 1))[..., 0]
            loss = (F.cross_entropy(arcs.reshape(-1, n), parent.reshape(-1))
                    + F.cross_entropy(labels.transpose(1, 2).reshape(-1, labels.shape[1]),
                                      relation.reshape(-1))
                    + 0.5 * F.cross_entropy(tags.reshape(-1, len(TAGS)), tag.reshape(-1)))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if number % 100 == 0:
                print(f"epoch {epoch + 1} {number}/{len(work)} loss {loss.item():.3f} "
                      f"{time.time() - start:.0f} s", flush=True)
        for path, dev in held:
            upos, uas, las = accuracy(model, dev)
            print(f"epoch {epoch + 1} {path.split('/')[-1]}: UPOS {upos:.2f} UAS {uas:.2f} "
                  f"LAS {las:.2f}", flush=True)


if __name__ == "__main__":
    main()
