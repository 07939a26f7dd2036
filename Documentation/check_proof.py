#!/usr/bin/env python3
"""Checks a proof that `assay prove` wrote, or a checkpoint, without Assay.

    check_proof.py proof.json PUBLIC_KEY        check_proof.py checkpoint.txt PUBLIC_KEY

PUBLIC_KEY is the line that `assay key` prints. Needs the package `cryptography`
(Debian: python3-cryptography). Documentation/PROOFS.md says what is computed here.
"""
import base64
import hashlib
import json
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(data):
    return hashlib.sha256(data).digest()


def check_note(note, public):
    """Returns the checkpoint's size and root; raises if `public` did not sign it."""
    name, key_id, key = public.split("+", 2)
    key = base64.b64decode(key)
    assert key_id == sha256(name.encode() + b"\n" + key).hex()[:8], "the key is mistyped"
    text, signatures = note.rsplit("\n\n", 1)
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if signer == name and blob[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[4:], (text + "\n").encode())
            origin, size, root = text.split("\n")[:3]
            return int(size), base64.b64decode(root)
    raise SystemExit("not signed by this key")


def check_fact(fact, size, root):
    """Recomputes a fact's leaf and its way to the root (RFC 9162, section 2.1.3.2)."""
    head = fact["head"]
    if fact["body"] is not None:
        content = sha256(bytes.fromhex(fact["salt"]) + fact["body"].encode())
        assert content.hex() == head["content"], "the content was changed"
    canonical = json.dumps(head, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    node = sha256(b"\0" + canonical.encode())
    first, last = head["seq"], size - 1
    assert first <= last
    for sibling in map(bytes.fromhex, fact["path"]):
        assert last, "the path is too long"
        if first & 1 or first == last:
            node = sha256(b"\1" + sibling + node)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            node = sha256(b"\1" + node + sibling)
        first, last = first >> 1, last >> 1
    assert last == 0 and node == root, "the fact is not in the log"


def main(path, public):
    text = open(path, encoding="utf-8").read()
    if not text.startswith("{"):
        size, root = check_note(text, public)
        return print(f"{size} facts, root {root.hex()}")
    proof = json.loads(text)
    size, root = check_note(proof["checkpoint"], public)
    for fact in proof["facts"]:
        check_fact(fact, size, root)
        print(f"fact {fact['head']['seq']} of {size}: {fact['head']['kind']}")


main(*sys.argv[1:])
