#!/usr/bin/env python3
"""What finding claims costs beside reading English, and whether memory stays flat.

    extraction.py ASSAY DATA [ARTICLES]

ASSAY is the release build, DATA a folder with text/bbc.jsonl ({"id", "text"} a line). In one run, as
CPU seconds of whole processes on one core: `analyse`, `extract --model fast`, and, on fewer articles,
`extract` with the encoder. Then ARTICLES articles (10,000; the file's, again and again) go through
`extract --input jsonl --jobs 2 --model fast`: all answered, in order, in the memory that a tenth of
them takes. Exits with 1 where one of that fails, or extraction costs more than 1.5 times analysis.
"""
import json, os, resource, subprocess, sys, tempfile, threading, time

WANTED = 1.5
FLAT = 1.25


def main(assay, data, articles):
    with open(os.path.join(data, "text", "bbc.jsonl"), encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    part = texts[:: max(1, len(texts) // 400)]
    analyse = cpu([assay, "analyse", "--jobs", "1"], part)
    fast = cpu([assay, "extract", "--dry-run", "--model", "fast", "--jobs", "1"], part)
    few = part[:40]
    accurate = cpu([assay, "extract", "--dry-run", "--jobs", "1"], few)
    size = sum(len(t.encode()) for t in part) / 1e6
    small = sum(len(t.encode()) for t in few) / 1e6
    print(f"{len(part)} articles, {size:.2f} MB, one core, CPU seconds a megabyte")
    print(f"  analyse          {analyse / size:6.2f}")
    print(f"  extract, fast    {fast / size:6.2f}  {fast / analyse:.2f} times analysis "
          f"(wanted: at most {WANTED})")
    print(f"  extract, encoder {accurate / small:6.2f}  ({len(few)} articles)")
    tenth = many(assay, texts, articles // 10)
    whole = many(assay, texts, articles)
    print(f"{articles} articles with --jobs 2: {whole['seconds']:.0f} s, CPU {whole['cpu']:.0f} s, "
          f"{whole['memory']:.0f} MB at most; {articles // 10}: {tenth['memory']:.0f} MB; "
          f"{'in order' if whole['ordered'] else 'OUT OF ORDER'}")
    good = (fast <= WANTED * analyse and whole["ordered"] and tenth["ordered"]
            and whole["memory"] <= FLAT * tenth["memory"])
    return 0 if good else 1


def cpu(command, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["taskset", "-c", "0", *command, "--input", "jsonl", file.name], check=True,
                       stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def many(assay, texts, count):
    """Pipes articles through one process, without keeping its answers."""
    started = time.time()
    process = subprocess.Popen(
        [assay, "extract", "--dry-run", "--input", "jsonl", "-", "--jobs", "2", "--model", "fast"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for number in range(count):
            line = json.dumps({"id": str(number), "text": texts[number % len(texts)]}) + "\n"
            process.stdin.write(line.encode())
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    ids = [json.loads(line)["id"] for line in process.stdout]
    feeder.join()
    _, status, usage = os.wait4(process.pid, 0)
    return {"seconds": time.time() - started, "cpu": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss / 1024,
            "ordered": status == 0 and ids == [str(n) for n in range(count)]}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 10_000))
