#!/usr/bin/env python3
"""Whether others read the CoNLL-U of `assay analyse`, and what the official scorer makes of it.

    conllu.py ASSAY SCORER TREEBANK...

SCORER is conll18_ud_eval.py of the CoNLL 2018 shared task. Each TREEBANK (.conllu) is read twice:
as raw text, sentences joined by a space and paragraphs by an empty line, and with its own words.
udapi loads both answers; their sentences must put `# text` together again, each with one root. Then
the scorer compares them with the treebank. Exits with 1 where one of them refuses.
"""
import importlib.util, os, subprocess, sys, tempfile

from udapi.core.document import Document

MEASURES = ["Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS"]


def raw(path):
    text, paragraph = [], False
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# newpar", "# newdoc")):
            paragraph = True
        elif line.startswith("# text = "):
            text.append(("\n\n" if paragraph else " ") if text else "")
            text.append(line[len("# text = "):-1])
            paragraph = False
    return "".join(text) + "\n"


def check(path):
    trees = 0
    document = Document(path)
    for tree in document.trees:
        trees += 1
        if len(tree.children) != 1:
            sys.exit(f"{path}: sentence {tree.sent_id} has {len(tree.children)} roots")
        if tree.text is not None and tree.compute_text() != tree.text:
            sys.exit(f"{path}: sentence {tree.sent_id} is not its text: {tree.compute_text()!r}")
    return trees


def main(assay, scorer, treebanks):
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    official = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(official)
    print(f"{'':24}" + "".join(f"{name:>11}" for name in MEASURES))
    for treebank in treebanks:
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.basename(treebank).removesuffix(".conllu")
            text = os.path.join(folder, name + ".txt")
            with open(text, "w", encoding="utf-8") as file:
                file.write(raw(treebank))
            for kind, arguments in [("raw text", [text]), ("its words", ["--input", "conllu", treebank])]:
                answer = os.path.join(folder, "answer.conllu")
                with open(answer, "w") as file:
                    subprocess.run(
                        [assay, "analyse", "--format", "conllu", *arguments], check=True, stdout=file)
                check(answer)
                scores = official.evaluate(
                    official.load_conllu_file(treebank), official.load_conllu_file(answer))
                figures = "".join(f"{100 * scores[m].f1:11.2f}" for m in MEASURES)
                print(f"{name + ', ' + kind:24}{figures}", flush=True)
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
