#!/usr/bin/env python3
"""Makes english.thesaurus from the files of WordNet 3.0 (Debian: wordnet-base).

    Training/thesaurus.py /usr/share/wordnet Sources/AssayLanguage/Models/english.thesaurus

Kept are words without capitals and spaces, at most five senses each (the commonest first), and of
their synsets what the guard asks for. One record a line, sorted by bytes, so that a reader can
search the mapped file:

    climb<TAB>n1a n2b v3c          a word and its synsets
    #v3c<TAB>@v01 !v09 +n44        a synset: hypernyms, antonyms, derived forms' synsets
"""
import re
import sys

SENSES = 5
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
WORD = re.compile(r"^[a-z][a-z'-]*$")


def base36(number):
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if number == 0:
            return text


def main(folder, output):
    senses, used = {}, {}
    for letter, name in FILES.items():
        for line in open(f"{folder}/index.{name}", encoding="ascii"):
            if line.startswith(" "):
                continue
            fields = line.split()
            if not WORD.match(fields[0]):
                continue
            offsets = fields[-int(fields[2]):]
            for offset in offsets[:SENSES]:
                used.setdefault((letter, offset), len(used))
                senses.setdefault(fields[0], []).append((letter, offset))

    def name(key):
        return key[0] + base36(used[key])

    records = [f"{word}\t{' '.join(map(name, keys))}" for word, keys in senses.items()]
    for letter, file in FILES.items():
        for line in open(f"{folder}/data.{file}", encoding="ascii"):
            if line.startswith(" "):
                continue
            fields = line.split("|")[0].split()
            key = (letter, fields[0])
            if key not in used:
                continue
            words = int(fields[3], 16)
            at = 4 + 2 * words
            found = []
            for i in range(int(fields[at])):
                kind, offset, part = fields[at + 1 + 4 * i: at + 4 + 4 * i]
                other = ("a" if part == "s" else part, offset)
                mark = {"@": "@", "!": "!", "+": "+", "\\": "+", "&": "&"}.get(kind)
                if mark and other in used:
                    found.append(mark + name(other))
            if found:
                records.append(f"#{name(key)}\t{' '.join(sorted(set(found)))}")
    records.sort(key=lambda record: record.split("\t")[0].encode())
    with open(output, "w", encoding="ascii", newline="\n") as file:
        file.write("".join(record + "\n" for record in records))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
