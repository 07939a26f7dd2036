#!/usr/bin/env python3
"""Runs a filter that dies at its first try, for spark.py.

    dying.py FOLDER COMMAND...

Of all that run with one FOLDER, the first kills its Spark executor (the nearest java above it) after
one line of input was answered, the second kills itself there; any further run is COMMAND's own.
"""
import os
import signal
import subprocess
import sys


def main(folder, command):
    first = sys.stdin.buffer.readline()
    for number, die in enumerate((kill_executor, kill_self)):
        try:
            os.mkdir(f"{folder}/died-{number}")
        except FileExistsError:
            continue
        subprocess.run(command, input=first, check=True)
        die()
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    process.stdin.write(first)
    for line in sys.stdin.buffer:
        process.stdin.write(line)
    process.stdin.close()
    return process.wait()


def kill_self():
    os.kill(os.getpid(), signal.SIGKILL)


def kill_executor():
    process = os.getpid()
    while process > 1:
        with open(f"/proc/{process}/stat") as file:
            name, rest = file.read().split(" (", 1)[1].rsplit(") ", 1)
        if name == "java":
            os.kill(process, signal.SIGKILL)
            break
        process = int(rest.split()[1])
    kill_self()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
