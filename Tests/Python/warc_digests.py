"""Reads WARC files with nothing but the standard library, checks every digest and length, and
prints a line for each record: its type, its target, and the status of an answer."""

import hashlib
import sys


def records(data):
    at = 0
    while at < len(data):
        end = data.index(b"\r\n\r\n", at)
        lines = data[at:end].decode().split("\r\n")
        assert lines[0] == "WARC/1.1", lines[0]
        fields = dict(line.split(": ", 1) for line in lines[1:])
        for name in ("WARC-Record-ID", "Content-Length", "WARC-Date", "WARC-Type"):
            assert name in fields, name
        start = end + 4
        at = start + int(fields["Content-Length"])
        block = data[start:at]
        assert data[at : at + 4] == b"\r\n\r\n", "no end of the record"
        at += 4
        yield fields, block


def check(digest, data):
    name, value = digest.split(":", 1)
    assert hashlib.new(name, data).hexdigest() == value, "a digest does not match"


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        data = file.read()
    for fields, block in records(data):
        check(fields["WARC-Block-Digest"], block)
        status = ""
        if "WARC-Payload-Digest" in fields:
            head, body = block.split(b"\r\n\r\n", 1)
            check(fields["WARC-Payload-Digest"], body)
            status = head.split(b" ")[1].decode()
        print(fields["WARC-Type"], fields.get("WARC-Target-URI", "-"), status)
