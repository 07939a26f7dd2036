#!/usr/bin/env python3
"""The sentence encoder's speed beside torch's, on one core and the same sentences, in one run.

    encoder.py ASSAY ASSAY_TRAIN MODELS DATA [SENTENCES]

MODELS is the folder of the models, DATA one with text/bbc.jsonl ({"id", "text"} a line). Needs what
Training/requirements.txt lists. Measured as CPU time: sentences a second in batches, ours, torch's in
fp32 and with dynamic int8 quantization; one sentence alone; what the encoder adds to the start of
`score`, and its memory. Exits with 1 where a wanted figure is missed.
"""
import json, os, resource, subprocess, sys, tempfile, time

os.environ["OMP_NUM_THREADS"] = "1"
os.sched_setaffinity(0, {0})
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Training"))


def main(assay, trainer, models, data, count):
    sentences = read(assay, data, count)
    # Before torch is loaded: a child's greatest memory counts what its parent had when it forked.
    fast, accurate = start(assay, "fast"), start(assay, "accurate")
    rates = torch_rates(sentences)
    batch = ours(trainer, models, sentences)
    alone = 1000 / ours(trainer, models, sentences[:100], "--alone")
    print(f"{len(sentences)} sentences, one core, sentences a CPU second")
    checks = [("int8, ours", batch, ""),
              ("fp32, torch", rates[0], f"ours {batch / rates[0]:.2f} times (wanted: 1)"),
              ("int8, torch", rates[1], f"ours {batch / rates[1]:.2f} times (wanted: 0.8)")]
    for name, rate, note in checks:
        print(f"  {name}  {rate:6.1f}  {note}")
    print(f"one sentence alone: {alone:.1f} ms (wanted: below 15)")
    more = accurate["ms"] - fast["ms"]
    print(f"score of one sentence, whole process: {fast['ms']:.0f} ms CPU without the encoder, "
          f"{accurate['ms']:.0f} with it: {more:.0f} more (wanted: below 40)")
    print(f"memory at most {accurate['mb']:.0f} MB (wanted: below 150)")
    near = cosines(trainer, models, sentences)
    print(f"cosine with torch's fp32: {sum(near) / len(near):.4f} in the mean, {min(near):.4f} at the "
          f"least, {sum(c < 0.995 for c in near)} of {len(near)} below 0.995 (wanted: none)")
    good = (batch >= rates[0] and batch >= 0.8 * rates[1] and alone < 15 and more < 40
            and accurate["mb"] < 150)
    return 0 if good else 1


def read(assay, data, count):
    """Sentences of the articles, as our own analysis finds them, without breaks inside."""
    with open(os.path.join(data, "text", "bbc.jsonl"), encoding="utf-8") as file:
        lines = [next(file) for _ in range(count // 12 + 1)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        answer = subprocess.run([assay, "analyse", "--input", "jsonl", file.name], check=True,
                                stdout=subprocess.PIPE).stdout
    result = []
    for line, found in zip(lines, answer.splitlines()):
        text = json.loads(line)["text"]
        for sentence in json.loads(found)["sentences"]:
            result.append(" ".join(text[sentence["start"]:sentence["end"]].split()))
    return result[:count]


def ours(trainer, models, sentences, *options):
    answer = subprocess.run(
        ["taskset", "-c", "0", trainer, "encode", "--quiet", *options,
         "--trunk", f"{models}/encoder-en.model", "--upper", f"{models}/meaning-en.model"],
        input="\n".join(sentences) + "\n", check=True, stdout=subprocess.PIPE, text=True)
    return float(answer.stdout.split()[0])


def torch_rates(sentences):
    import torch
    import train
    torch.set_num_threads(1)
    tokenizer, encoder = train.published()
    encoder.eval()
    small = torch.ao.quantization.quantize_dynamic(encoder, {torch.nn.Linear}, dtype=torch.qint8)
    return [rate(torch, model, tokenizer, sentences) for model in (encoder, small)]


def cosines(trainer, models, sentences):
    """Of our vectors, in bytes, with torch's in fp32."""
    import torch
    import train
    from bert import mean
    tokenizer, encoder = train.published()
    encoder.eval()
    answer = subprocess.run(
        [trainer, "encode", "--trunk", f"{models}/encoder-en.model",
         "--upper", f"{models}/meaning-en.model"],
        input="\n".join(sentences) + "\n", check=True, stdout=subprocess.PIPE, text=True)
    result = []
    with torch.inference_mode():
        for sentence, line in zip(sentences, answer.stdout.splitlines()):
            ids = torch.tensor([tokenizer.encode(sentence).ids[:256]])
            mask = torch.ones_like(ids, dtype=torch.bool)
            theirs = mean(encoder(ids, mask), mask)[0]
            ours = torch.tensor(json.loads(line)["vector"])
            result.append(torch.cosine_similarity(ours, theirs, dim=0).item())
    return result


def rate(torch, model, tokenizer, sentences):
    started = time.process_time()
    ids = sorted((tokenizer.encode(s).ids[:256] for s in sentences), key=len)
    with torch.inference_mode():
        for first in range(0, len(ids), 32):
            batch = ids[first:first + 32]
            longest = len(batch[-1])
            rows = torch.tensor([row + [0] * (longest - len(row)) for row in batch])
            mask = torch.tensor([[i < len(row) for i in range(longest)] for row in batch])
            model(rows, mask)
    return len(sentences) / (time.process_time() - started)


def start(assay, model):
    """CPU milliseconds of the quickest of ten runs, and the memory of the largest."""
    quickest, largest = 1e9, 0
    for _ in range(10):
        process = subprocess.Popen([assay, "score", "--model", model, "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        process.stdin.write(b"Exports fell 9% in 2022.\n")
        process.stdin.close()
        _, _, usage = os.wait4(process.pid, 0)
        quickest = min(quickest, 1000 * (usage.ru_utime + usage.ru_stime))
        largest = max(largest, usage.ru_maxrss / 1024)
    return {"ms": quickest, "mb": largest}


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:5], int(sys.argv[5]) if len(sys.argv) > 5 else 2000))
