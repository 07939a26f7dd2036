#!/usr/bin/env python3
"""Does to a ledger what machines do: kills, full disks, read-only folders, crowds.

    soak.py ASSAY [--kills N]

Ends with 1 and says what was lost, if anything was.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time


class Desk:
    def __init__(self, assay, folder):
        self.assay, self.path = assay, folder
        subprocess.run([assay, "init", folder], check=True, stdout=subprocess.DEVNULL)

    def start(self, *words, name="ann"):
        return subprocess.Popen(
            [self.assay, *words], cwd=self.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL, text=True, env=dict(os.environ, ASSAY_REVIEWER=name))

    def run(self, *words, name="ann"):
        child = self.start(*words, name=name)
        out, errors = child.communicate()
        return child.returncode, out, errors

    def status(self):
        code, out, errors = self.run("status", "--format", "jsonl")
        expect(code == 0, f"the ledger does not open: {errors}")
        return json.loads(out)

    def claims(self):
        return self.status()["claims"]

    def check(self):
        """Everything is as recorded, and SQLite itself finds its file sound."""
        code, out, errors = self.run("verify")
        expect(code == 0, f"the ledger does not verify: {out}{errors}")
        with contextlib.closing(sqlite3.connect(os.path.join(self.path, "ledger.sqlite"))) as db:
            expect(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "damaged")


def expect(holds, what):
    if not holds:
        sys.exit(f"soak: {what}")


def write_claims(path, rows, of=""):
    with open(path, "w") as out:
        out.write("text,claimant\n")
        for i in range(rows):
            out.write(f"Station {of}{i} counted {i * 7 % 1000} votes for the list.,Ann {i % 700}\n")


def killed_imports(assay, folder, rng, kills, rows, each):
    """Kills imports of new rows at any moment, and has each completed. `each` go into one ledger."""
    cut = 0
    for n in range(kills):
        if n % each == 0:
            desk = Desk(assay, os.path.join(folder, f"desk-{rows}-{n}"))
            write_claims(os.path.join(desk.path, "rows.csv"), rows, of="timing ")
            start = time.perf_counter()
            desk.run("import", "rows.csv")
            whole = time.perf_counter() - start
        write_claims(os.path.join(desk.path, "rows.csv"), rows, of=f"{n} ")
        before = desk.claims()
        child = desk.start("import", "rows.csv")
        time.sleep(rng.random() * whole)
        child.kill()
        child.communicate()
        desk.check()
        got = desk.claims() - before
        expect(0 <= got <= rows, f"{got} of {rows} rows were recorded")
        cut += 0 < got < rows
        code, _, errors = desk.run("import", "rows.csv")
        expect(code == 0, f"the import is not completed: {errors}")
        expect(desk.claims() == before + rows, "rows are missing, or there twice")
        if n % each == each - 1 or n == kills - 1:
            desk.check()
            shutil.rmtree(desk.path)
    return cut


def killed_verdicts(desk, rng, kills):
    """Kills verdicts at any moment; those that were acknowledged must be there."""
    write_claims(os.path.join(desk.path, "few.csv"), 100)
    desk.run("import", "few.csv")
    claim = json.loads(desk.run("list", "--limit", "1", "--format", "jsonl")[1])["id"]
    whole = 0
    for n in range(3):
        start = time.perf_counter()
        desk.run("verdict", claim, "true", "--note", f"timing {n}")
        whole = max(whole, time.perf_counter() - start)
    acknowledged = set()
    for n in range(kills):
        child = desk.start("verdict", claim, "false", "--note", f"note {n}")
        time.sleep(rng.random() * whole * 1.5)
        child.kill()
        out, _ = child.communicate()
        if out.strip():
            acknowledged.add(f"note {n}")
        desk.check()
    verdicts = json.loads(desk.run("show", claim, "--format", "jsonl")[1])["verdicts"]
    kept = {verdict["rationale"] for verdict in verdicts}
    expect(acknowledged <= kept, f"acknowledged verdicts are lost: {acknowledged - kept}")
    return len(acknowledged)


def crowd(desk, writers=8, each=10):
    claim = json.loads(desk.run("list", "--limit", "1", "--format", "jsonl")[1])["id"]
    before = desk.status()["facts"]
    write_claims(os.path.join(desk.path, "more.csv"), 60_000)
    children = [desk.start("import", "more.csv", name="importer")]
    for n in range(each):
        for writer in range(writers - 1):
            children.append(
                desk.start(
                    "verdict", claim, "true", "--note", f"{writer}/{n}", name=f"writer {writer}"))
        for child in children[-(writers - 1):]:
            _, errors = child.communicate()
            expect(child.returncode == 0, f"a verdict was refused: {errors}")
    _, errors = children[0].communicate()
    expect(children[0].returncode == 0, f"the import was refused: {errors}")
    expect(desk.status()["facts"] >= before + (writers - 1) * each, "verdicts are lost")
    desk.check()


def full_disk(assay):
    """On a small disk of its own, which takes root."""
    folder = tempfile.mkdtemp(prefix="assay-full-")
    if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder],
            stderr=subprocess.DEVNULL).returncode != 0:
        print("full disk: left out, since it takes root to mount a small one")
        return
    try:
        desk = Desk(assay, os.path.join(folder, "desk"))
        write_claims(os.path.join(desk.path, "few.csv"), 100)
        desk.run("import", "few.csv")
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            write_claims(file.name, 50_000)
            code, _, errors = desk.run("import", file.name)
        said = [line for line in errors.splitlines() if line.startswith("assay: ")]
        expect(code == 74 and len(said) == 1, f"a full disk: {code} {errors}")
        expect(desk.status()["claims"] >= 100, "claims are lost")
        desk.check()
        print(f"full disk: {said[0]}")
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        code, _, errors = desk.run("import", "few.csv")
        said = [line for line in errors.splitlines() if line.startswith("assay: ")]
        expect(code == 73 and len(said) == 1, f"a read-only folder: {code} {errors}")
        print(f"read-only folder: {said[0]}")
    finally:
        subprocess.run(["umount", folder])
        os.rmdir(folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    assay, rng = os.path.abspath(options.assay), random.Random(6962)
    folder = tempfile.mkdtemp(prefix="assay-soak-")
    try:
        # One in ten is long enough for several transactions, of which some are there afterwards.
        long = options.kills // 10
        killed_imports(assay, folder, rng, options.kills - long, 4000, each=20)
        cut = killed_imports(assay, folder, rng, long, 250_000, each=4)
        print(
            f"{options.kills} imports killed, {cut} of them between two transactions: the ledger "
            "verified after each, and the import was completed", flush=True)
        desk = Desk(assay, os.path.join(folder, "desk"))
        count = killed_verdicts(desk, rng, options.kills)
        print(
            f"{options.kills} verdicts killed: the ledger verified after each, and all {count} that "
            "were acknowledged are there", flush=True)
        crowd(desk)
        print("eight writers at once: nothing lost, nobody turned away")
        full_disk(assay)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
