#!/usr/bin/env python3
"""Times the search for earlier claims.

    Benchmarks/match.py .build/release/assay [--vectors] [CLAIMS…]

For each number of claims (20,000 and 1,000,000 if none is said) makes a workspace with that many in a
temporary folder, and asks a filter for the matches of 200 claims in other words. Prints the seconds
and CPU seconds of a query, the start of the program and the first filling of the index of words left
out, and the peak memory. --vectors makes an index of vectors before, which takes hours for a million.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

QUERIES = 200
HERE = os.path.dirname(os.path.abspath(__file__))


def run(arguments, folder, output=None):
    start = time.monotonic()
    with open(output or os.devnull, "w") as file:
        process = subprocess.Popen(arguments, cwd=folder, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit code {process.returncode}")
    return (time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def reworded(text, generator):
    """The claim's words but for some, in two parts turned round."""
    words = [word for word in text.rstrip(".").split() if generator.random() > 0.15]
    half = len(words) // 2
    return " ".join(words[half:] + words[:half])


def measure(program, size, vectors):
    folder = tempfile.mkdtemp(prefix="assay-match-")
    try:
        run([program, "init"], folder)
        claims = f"{folder}/claims.jsonl"
        run([sys.executable, f"{HERE}/claims.py", str(size)], folder, claims)
        run([program, "import", claims], folder)
        generator = random.Random(7)
        with open(claims) as lines:
            texts = [json.loads(line)["text"] for line in lines]
        queries = [reworded(text, generator) for text in generator.sample(texts, QUERIES)]
        for name, count in (("few.jsonl", 1), ("many.jsonl", QUERIES)):
            with open(f"{folder}/{name}", "w") as file:
                for number, text in enumerate(queries[:count]):
                    file.write(json.dumps({"id": number, "text": text}) + "\n")
        if vectors:
            seconds, cpu, memory = run([program, "index"], folder)
            print(f"{size:10,} claims, index of vectors   {seconds:9.1f} s {cpu:9.1f} s CPU "
                  f"{memory:6.0f} MB", flush=True)
        for model in ["fast"] + ["accurate"] * vectors:
            match = [program, "match", "--input", "jsonl", "--model", model]
            run(match + ["few.jsonl"], folder)
            few = run(match + ["few.jsonl"], folder)
            many = run(match + ["many.jsonl"], folder)
            seconds, cpu = ((many[i] - few[i]) / (QUERIES - 1) * 1000 for i in (0, 1))
            print(f"{size:10,} claims, a query, {model:8}    {seconds:9.1f} ms {cpu:8.1f} ms CPU "
                  f"{many[2]:6.0f} MB", flush=True)
    finally:
        shutil.rmtree(folder)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--vectors"]
    program = os.path.abspath(arguments[0])
    for size in [int(size) for size in arguments[1:]] or [20_000, 1_000_000]:
        measure(program, size, "--vectors" in sys.argv)


main()
