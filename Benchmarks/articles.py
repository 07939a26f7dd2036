#!/usr/bin/env python3
"""Prints the articles of a folder as lines of JSON, again and again until there are COUNT.

    articles.py FOLDER COUNT
"""
import json
import pathlib
import sys


def main(folder, count):
    files = sorted(pathlib.Path(folder).glob("*.txt"))
    if not files:
        sys.exit(f"{folder} holds no .txt files")
    for number in range(count):
        file = files[number % len(files)]
        print(json.dumps({"id": f"{file.stem}-{number}", "text": file.read_text("utf-8")}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
