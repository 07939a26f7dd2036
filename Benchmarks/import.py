#!/usr/bin/env python3
"""Measures an import of claims against SQLite's own floor and against sqlite-utils, in one run.

    import.py ASSAY [--rows N] [--keep FOLDER]

Prints CPU seconds (user and system), peak memory, and the ratios that Documentation/BENCHMARKS.md
speaks of; then how soon verbs answer on that ledger (latency.py). Needs a C compiler and SQLite's
header; sqlite-utils is fetched from PyPI into a folder of its own, and left out with a word if that
fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import latency

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


def write_claims(path, rows):
    with open(path, "wb") as out:
        subprocess.run(
            [sys.executable, os.path.join(HERE, "claims.py"), str(rows)], stdout=out, check=True)


def sqlite_utils(folder, claims):
    """CPU seconds of sqlite-utils as its users call it; None where it cannot be installed.

    First as its manual does it, which keeps no ids and so takes every row again when it is run
    again; then to the state that an import ends in: each row under an id made of its content, which
    is unique, and words that can be searched for.
    """
    environment = os.path.join(folder, "venv")
    try:
        if not os.path.exists(environment):
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            subprocess.run(
                [os.path.join(environment, "bin", "pip"), "-q", "install", "sqlite-utils"],
                check=True)
    except subprocess.CalledProcessError:
        print("sqlite-utils is left out: it cannot be installed here")
        return None
    program = os.path.join(environment, "bin", "sqlite-utils")
    target = os.path.join(folder, "utils.sqlite")
    seconds = {}
    for name, ids in (("plain", []), ("with ids", ["--hash-id", "id"])):
        if os.path.exists(target):
            os.remove(target)
        loading, memory = measured(
            [program, "insert", target, "claims", claims, "--nl", *ids], folder)
        indexing, _ = measured(
            [program, "enable-fts", target, "claims", "text", "claimant"], folder)
        seconds[name] = loading + indexing
        tell(f"sqlite-utils {name}, enable-fts", seconds[name], memory)
    return seconds


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
        write_claims(claims, options.rows)
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

        utils = sqlite_utils(folder, claims)

        print(f"\nimport / floor               {first / bottom:5.2f}  (at most 2.0)")
        for name, seconds in (utils or {}).items():
            print(f"sqlite-utils {name:<9}/ import {seconds / first:5.2f}  (at least 2.5)")
        print(f"first / second import        {first / again:5.2f}  (at least 3)")
        print(f"peak memory                  {max(memory, memory_again):5.0f} MB  (below 150)")
        verify, memory_verify = measured([assay, "verify"], desk)
        tell("\nassay verify", verify, memory_verify)
        latency.measure(assay, desk)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
