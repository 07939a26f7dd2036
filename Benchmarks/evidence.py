#!/usr/bin/env python3
"""Times evidence by the thousand: adding, adding again, checking, searching, suggesting.

    Benchmarks/evidence.py .build/release/assay [PIECES]

Makes a workspace with PIECES files of 2 kB (100,000 if not said) in a temporary folder, adds them
in four parts, and prints for each step the seconds, the CPU seconds and the peak memory. Linear
means that the parts take the same time; flat, that the memory does not grow.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

PARTS = 4


def measure(name, arguments, folder):
    start = time.monotonic()
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen(arguments, cwd=folder, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{name}: exit code {process.returncode}")
    seconds = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{name:32} {seconds:8.2f} s {cpu:8.2f} s CPU {usage.ru_maxrss / 1024:7.0f} MB", flush=True)


def write_pieces(folder, pieces):
    """Texts of sentences from a vocabulary of 20,000 words, so that they are as unlike as prose."""
    generator = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(generator.choices(letters, k=generator.randint(2, 9))) for _ in range(20_000)]
    per_part = pieces // PARTS
    for part in range(PARTS):
        os.mkdir(f"{folder}/{part}")
        with open(f"{folder}/{part}.jsonl", "w") as lines:
            for i in range(per_part):
                text = f"Minutes {part}-{i}. Rents rose by {i % 97} percent.\n\n"
                while len(text) < 2000:
                    text += " ".join(generator.choices(words, k=14)).capitalize() + ".\n"
                with open(f"{folder}/{part}/{i}.txt", "w") as file:
                    file.write(text)
                lines.write(json.dumps({"path": f"{part}/{i}.txt", "source": "Registry"}) + "\n")


def main():
    program = os.path.abspath(sys.argv[1])
    pieces = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    folder = tempfile.mkdtemp(prefix="assay-evidence-")
    try:
        write_pieces(folder, pieces)
        measure("init", [program, "init"], folder)
        with open(folder + "/claims.csv", "w") as file:
            file.write("text\nRents rose by 41 percent.\n")
        measure("import", [program, "import", "claims.csv"], folder)
        suggest = [program, "evidence", "suggest", "Rents rose", "--model", "fast"]
        add = [program, "evidence", "add", "--input", "jsonl"]
        for part in range(PARTS):
            name = f"add {(part + 1) * pieces // PARTS:,} of {pieces:,}"
            measure(name, add + [f"{part}.jsonl"], folder)
            measure(f"check {(part + 1) * pieces // PARTS:,}", [program, "evidence", "check"], folder)
            measure("suggest, passages indexed first", suggest, folder)
            measure("suggest", suggest, folder)
        measure(f"add {pieces // PARTS:,} again", add + ["0.jsonl"], folder)
        measure("list", [program, "evidence", "list", "--format", "jsonl"], folder)
        measure("search", [program, "search", "rents rose 41"], folder)
        measure("status", [program, "status"], folder)
    finally:
        shutil.rmtree(folder)


main()
