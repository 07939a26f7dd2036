#!/usr/bin/env python3
"""Whether the time of the analysis grows with the length of a text and no faster.

    linear.py ASSAY [MEGABYTES]

Reads texts that are hard in different ways, once of a fifth of the size and once whole: twice the
time a megabyte fails.
"""
import json, resource, subprocess, sys, tempfile

def texts(size):
    def fill(piece):
        return (piece * (size // len(piece) + 1))[:size]
    return {
        "words without a full stop": fill("the small port was sold to the city and "),
        "one word": fill("word "),
        "one letter": fill("a"),
        "commas": fill(","),
        "opening brackets": fill("("),
        "nested brackets": "(" * (size // 2) + ")" * (size // 2),
        "quotation marks": fill('"No," he said. '),
        "opening quotations": fill("“ he said "),
        "speech": fill("Voss said that Ruiz said that "),
        "numbers": fill("two hundred and "),
        "digits": fill("1,"),
        "line feeds": fill("a\n"),
        "non-ASCII": fill("é à "),
    }


def seconds(assay, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        program = (
            "import resource,subprocess,sys;"
            "r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
            "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
            "print(u.ru_utime+u.ru_stime,u.ru_maxrss,r.returncode)")
        answer = subprocess.run(
            [sys.executable, "-c", program, assay, "analyse", "--format", "jsonl", file.name],
            check=True, capture_output=True, text=True).stdout.split()
    return float(answer[0]), int(answer[1]) / 1024, int(answer[2])


def main(assay, megabytes):
    failed = False
    size = int(megabytes * 1e6)
    small, large = texts(size // 5), texts(size)
    for name in large:
        (a, _, x), (b, memory, y) = seconds(assay, small[name]), seconds(assay, large[name])
        growth = b / max(a * 5, 0.05)
        bad = growth > 2 or x or y
        failed = failed or bad
        print(f"{name:28} {b / megabytes:7.2f} CPU s/MB, {growth:4.1f} times the fifth, "
              f"{memory:6.0f} MB{'  FAILED' if bad else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1))
