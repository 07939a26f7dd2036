#!/usr/bin/env python3
"""Measures an import of claims against SQLite's own floor and against sqlite-utils, in one run.

    import.py ASSAY [--rows N] [--keep FOLDER]

Prints CPU seconds (user and system), peak memory, and the ratios that Documentation/BENCHMARKS.md
speaks of. Needs a C compiler and SQLite's header; sqlite-utils is fetched from PyPI into a folder
of its own, and left out with a word if that fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def measured(arguments, folder):
    """Runs a program; gives its CPU seconds and its peak memory in MB."""
    child = subprocess.Popen(
        arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{arguments[0]} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def tell(name, seconds, memory):
    print(f"{name:<34}{seconds:8.2f} s{memory:8.0f} MB", flush=True)


def queries(assay, desk):
    """Wall time of verbs on the whole ledger, the best of five, process start included."""
    claim = subprocess.run(
        [assay, "list", "--limit", "1", "--format", "csv"], cwd=desk, capture_output=True,
        text=True).stdout.splitlines()[1].split(",")[0]
    for words in (
            ["list"], ["list", "status:open", "--order", "score"], ["show", claim[:10]],
            ["search", "observatory"], ["search", "the number of"], ["status"], ["review"]):
        best = 1e9
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([assay, *words], cwd=desk, capture_output=True, check=True)
            best = min(best, time.perf_counter() - start)
        print(f"assay {' '.join(words):<34}{best * 1000:8.0f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--keep", help="work here and leave everything there")
    options = parser.parse_args()
    assay = os.path.abspath(options.assay)
    folder = options.keep or tempfile.mkdtemp(prefix="assay-bench-")
    os.makedirs(folder, exist_ok=True)
    try:
        floor = os.path.join(folder, "floor")
        subprocess.run(
            ["cc", "-O2", "-o", floor, os.path.join(HERE, "floor.c"), "-lsqlite3"], check=True)
        desk = os.path.join(folder, "desk")
        shutil.rmtree(desk, ignore_errors=True)
        subprocess.run([assay, "init", desk], check=True, stdout=subprocess.DEVNULL)
        claims = os.path.join(desk, "claims.jsonl")
        with open(claims, "wb") as out:
            subprocess.run(
                [sys.executable, os.path.join(HERE, "claims.py"), str(options.rows)], stdout=out,
                check=True)
        print(f"{options.rows:,} claims, {os.path.getsize(claims) / 1e6:.0f} MB\n")

        first, memory = measured([assay, "import", "claims.jsonl"], desk)
        tell("assay import", first, memory)
        again, memory_again = measured([assay, "import", "claims.jsonl"], desk)
        tell("assay import, again", again, memory_again)

        rows, database = os.path.join(folder, "rows"), os.path.join(folder, "floor.sqlite")
        for path in (database, database + "-wal", database + "-shm"):
            if os.path.exists(path):
                os.remove(path)
        subprocess.run(
            [floor, "dump", os.path.join(desk, "ledger.sqlite"), rows], check=True)
        bottom, memory_floor = measured([floor, "insert", rows, database], folder)
        tell("floor in C", bottom, memory_floor)

        utils = None
        try:
            environment = os.path.join(folder, "venv")
            if not os.path.exists(environment):
                subprocess.run([sys.executable, "-m", "venv", environment], check=True)
                subprocess.run(
                    [os.path.join(environment, "bin", "pip"), "-q", "install", "sqlite-utils"],
                    check=True)
            program = os.path.join(environment, "bin", "sqlite-utils")
            target = os.path.join(folder, "utils.sqlite")
            if os.path.exists(target):
                os.remove(target)
            loading, memory_utils = measured(
                [program, "insert", target, "claims", claims, "--nl"], folder)
            indexing, _ = measured(
                [program, "enable-fts", target, "claims", "text", "claimant"], folder)
            utils = loading + indexing
            tell("sqlite-utils insert, enable-fts", utils, memory_utils)
        except subprocess.CalledProcessError:
            print("sqlite-utils is left out: it cannot be installed here")

        print(f"\nimport / floor             {first / bottom:5.2f}  (at most 2.0)")
        if utils:
            print(f"sqlite-utils / import      {utils / first:5.2f}  (at least 2.5)")
        print(f"first / second import      {first / again:5.2f}  (at least 3)")
        print(f"peak memory                {max(memory, memory_again):5.0f} MB  (below 150)\n")
        queries(assay, desk)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
