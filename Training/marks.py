"""Puts our own marks (Marks/) on the texts that they were made on: writes marked documents as
claim-spans has them.

    python marks.py --texts text/masc.jsonl text/state_of_union.jsonl > marked.jsonl

A line of Marks/*.jsonl is a stretch of a text: {"text": id of the text, "genre", "start", "end",
"sha256" of the stretch, "sentences": [[start, end, reason if there is no claim in it]], "claims":
[[start, end, label, modality, kinds]]}; offsets are code points of the stretch. A label is must,
must? (the annotator was not sure that another would say so) or may.
"""

import argparse
import glob
import hashlib
import json
import os
import sys


def marked(line, texts):
    """The document of a line of marks; exits where the text is missing or another one."""
    text = texts.get(line["text"])
    if text is None:
        sys.exit(f"The text {line['text']} is in none of the files given with --texts.")
    stretch = text[line["start"]:line["end"]]
    if hashlib.sha256(stretch.encode()).hexdigest() != line["sha256"]:
        sys.exit(f"The text {line['text']} is another one than that which was marked.")
    sentences = [{"start": s[0], "end": s[1], **({"none": s[2]} if len(s) > 2 else {})}
                 for s in line["sentences"]]
    claims = []
    for start, end, label, modality, kinds in line["claims"]:
        claim = {"start": start, "end": end, "quote": stretch[start:end],
                 "label": label.rstrip("?"), "modality": modality, "kinds": kinds}
        if label.endswith("?"):
            claim["sure"] = False
        claims.append(claim)
    return {"id": f"{line['text']}#{line['start']}", "genre": line["genre"], "text": stretch,
            "sentences": sentences, "claims": claims}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--texts", nargs="+", required=True, help="JSON lines of id and text")
    o = options.parse_args()
    texts = {}
    for path in o.texts:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Marks")
    for path in sorted(glob.glob(f"{folder}/*.jsonl")):
        for line in open(path, encoding="utf-8"):
            print(json.dumps(marked(json.loads(line), texts), ensure_ascii=False))


if __name__ == "__main__":
    main()
