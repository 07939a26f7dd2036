#!/usr/bin/env python3
"""Measures how soon verbs answer on a large ledger: from the shell, and under a person's fingers.

    latency.py ASSAY DESK [--rounds N]

DESK is a workspace with claims in it, as `import.py --keep FOLDER` leaves one (FOLDER/desk). Records
some verdicts and a piece of evidence there. A figure is the best of some rounds, once with the index
for `match` still empty and once with it full.
"""

import argparse
import os
import pty
import re
import select
import subprocess
import sys
import time

VERB, OPENING, KEY = 50, 20, 20
ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|[\x01\x02\r\x07]")


class Shell:
    """Runs verbs as processes of their own."""

    def __init__(self, assay, desk, rounds):
        self.assay, self.desk, self.rounds = assay, desk, rounds

    def output(self, *words):
        return subprocess.run(
            [self.assay, *words], cwd=self.desk, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, check=True).stdout

    def milliseconds(self, *words):
        """The least waiting and CPU time, process start included."""
        waited, used = [], []
        for _ in range(self.rounds):
            start = time.perf_counter()
            child = subprocess.Popen(
                [self.assay, *words], cwd=self.desk, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            _, status, usage = os.wait4(child.pid, 0)
            waited.append(time.perf_counter() - start)
            used.append(usage.ru_utime + usage.ru_stime)
            if status != 0:
                sys.exit(f"assay {' '.join(words)}: {child.stderr.read().decode()}")
            child.stderr.close()
            child.returncode = 0
        return min(waited) * 1000, min(used) * 1000


class Session:
    """The REPL at a pseudo-terminal."""

    def __init__(self, assay, desk):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(desk)
            os.environ.update(TERM="xterm", PAGER="cat", ASSAY_REVIEWER="bench")
            os.execv(assay, [assay])
        self.wait(b"> ")

    def wait(self, text):
        """Reads until `text` ends what was shown; gives what was shown, and the seconds it took."""
        start, shown = time.perf_counter(), b""
        while not shown.endswith(text):
            ready, _, _ = select.select([self.terminal], [], [], 30)
            if not ready:
                sys.exit(f"no answer in the REPL after: {shown.decode(errors='replace')}")
            shown = ESCAPE.sub(b"", shown + os.read(self.terminal, 65536))
        return shown.decode(errors="replace"), time.perf_counter() - start

    def line(self, text):
        time.sleep(0.05)  # so that the editor takes keys again
        os.write(self.terminal, text.encode() + b"\r")
        return self.wait(b"> ")

    def tab(self, typed, completed):
        """Seconds from Tab to the completed word; the line is given up afterwards."""
        time.sleep(0.05)
        os.write(self.terminal, typed.encode())
        self.wait(typed.encode())
        os.write(self.terminal, b"\t")
        # The terminal is sent only what Tab adds.
        rest = completed[len(typed.split()[-1]):]
        seconds = self.wait(rest.encode() + b" ")[1]
        os.write(self.terminal, b"\x03")
        self.wait(b"> ")
        return seconds

    def leave(self):
        os.write(self.terminal, b"quit\r")
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def tell(name, milliseconds, most, used=None):
    note = "" if milliseconds < most else f"  over {most}"
    cpu = "" if used is None else f"{used:8.0f} ms CPU"
    print(f"{name:<40}{milliseconds:8.0f} ms{cpu}{note}", flush=True)
    return milliseconds < most


def verbs(shell, claim):
    start = shell.milliseconds("--version")
    opened = shell.milliseconds("log", "--limit", "1")
    print(f"{'assay --version':<40}{start[0]:8.0f} ms{start[1]:8.0f} ms CPU")
    met = [tell("opening the ledger", opened[0] - start[0], OPENING, opened[1] - start[1])]
    for words in (
            ["list", "--limit", "20"], ["list", "score>0.5"],
            ["list", "status:open", "--order", "score", "--limit", "20"], ["show", claim],
            ["search", "observatory"], ["search", "the number of"], ["search", "libraries fell"],
            ["status"], ["review"], ["queue"], ["why-not", claim, "true"]):
        waited, used = shell.milliseconds(*words)
        met.append(tell(f"assay {' '.join(words)}", waited, VERB, used))
    return met


def repl(assay, desk, claims, rounds):
    best = {}

    def took(name, seconds):
        best[name] = min(best.get(name, 1e9), seconds * 1000)

    for claim in claims[:rounds]:
        session = Session(assay, desk)
        # The first verb of a session loads what the later ones find loaded.
        took("first next of a session", session.line("next")[1])
        took("next", session.line("next")[1])
        took("show", session.line(f"show {claim[:8]}")[1])
        took("queue", session.line("queue")[1])
        took("evidence add", session.line("evidence add minutes.txt --stance refutes")[1])
        took("why-not", session.line("why-not false")[1])
        took("verdict", session.line("verdict false --confidence high")[1])
        took("undo", session.line("undo")[1])
        took("Tab after a verb's letters", session.tab("verd", "verdict"))
        took("Tab after an id's digits", session.tab(f"show {claim[:6]}", claim[:8]))
        took("Tab after a rating's letters", session.tab("verdict mostly-f", "mostly-false"))
        session.leave()
    return [
        tell(f"REPL: {name}", value, KEY if name.startswith("Tab") else VERB)
        for name, value in best.items()]


def measure(assay, desk, rounds=5):
    with open(os.path.join(desk, "minutes.txt"), "w") as file:
        file.write("Minutes of a council that nobody attended.\n")
    shell = Shell(assay, desk, rounds)
    claims = [
        row.split(",")[0]
        for row in shell.output("list", "--limit", "40", "--format", "csv").splitlines()[1:]]
    print("\nbest of each; the index for match is empty")
    met = verbs(shell, claims[0][:10]) + repl(assay, desk, claims, rounds)
    start = time.perf_counter()
    shell.output("match", claims[0][:10])
    print(f"\nassay match, which fills its index: {time.perf_counter() - start:.1f} s\n")
    met += verbs(shell, claims[0][:10]) + repl(assay, desk, claims[rounds:], rounds)
    print(f"\n{met.count(True)} of {len(met)} met: verbs {VERB} ms, opening {OPENING}, Tab {KEY}")
    return all(met)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("desk")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    sys.exit(not measure(os.path.abspath(options.assay), options.desk, options.rounds))


if __name__ == "__main__":
    main()
