#!/usr/bin/env python3
"""Reads the sample's exports with programs that share nothing with Assay.

    exports.py ASSAY

A JSON-LD processor (pyld, from PyPI; ./.build/pyld if it is there) expands the ClaimReview of each
claim and the feed, offline, with a small context of our own that types what schema.org's does, and
each field is checked against what fact-check indexes ask for. Web Annotations are found again in
the source text by their selectors alone. Ends with 1 where anything does not hold.
"""

import csv
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from pyld import jsonld

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCHEMA = "https://schema.org/"

# What schema.org's context says of the terms that a ClaimReview uses: which are addresses, which
# are days, which are times.
CONTEXT = {"@context": {
    "@vocab": SCHEMA, "type": "@type", "id": "@id",
    **{term: {"@id": SCHEMA + term, "@type": "@id"} for term in ("url", "sameAs")},
    **{term: {"@id": SCHEMA + term, "@type": "Date"} for term in ("datePublished", "expires")},
    **{term: {"@id": SCHEMA + term, "@type": "DateTime"} for term in ("dateCreated", "dateModified")},
}}


def load(url, options):
    expect(url.rstrip("/") == "https://schema.org", f"something else was asked for: {url}")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": CONTEXT}


def expect(holds, what):
    if not holds:
        sys.exit(f"exports: {what}")


def one(node, term, kind=None, needed=True):
    """The only value of a property."""
    values = node.get(SCHEMA + term, [])
    if not values and not needed:
        return None
    expect(len(values) == 1, f"{term} has {len(values)} values in {node}")
    value = values[0]
    if kind == "node":
        return value
    if kind == "address":
        expect(re.match(r"https?://[^/\s]+", value.get("@id", "")), f"{term} is no address: {value}")
        return value["@id"]
    if kind == "day":
        return datetime.date.fromisoformat(value["@value"])
    if kind == "time":
        expect(value["@value"].endswith("Z"), f"{term} is not in UTC")
        return datetime.datetime.fromisoformat(value["@value"].replace("Z", "+00:00"))
    expect(isinstance(value.get("@value"), kind or str), f"{term} is no {kind}: {value}")
    return value["@value"]


def of_type(node, *types):
    expect(node.get("@type", [None])[0] in [SCHEMA + t for t in types], f"{node.get('@type')}")
    return node


def check_review(node):
    of_type(node, "ClaimReview")
    expect(one(node, "claimReviewed").strip(), "claimReviewed is empty")
    one(node, "url", "address")
    one(node, "datePublished", "day")
    one(node, "expires", "day", needed=False)
    author = of_type(one(node, "author", "node"), "Organization", "Person")
    expect(one(author, "name"), "the publisher has no name")
    one(author, "url", "address")
    item = of_type(one(node, "itemReviewed", "node"), "Claim")
    one(item, "datePublished", "day", needed=False)
    who = one(item, "author", "node", needed=False)
    if who:
        expect(one(of_type(who, "Person", "Organization"), "name"), "a claimant has no name")
    place = one(item, "appearance", "node", needed=False)
    if place:
        of_type(place, "NewsArticle", "CreativeWork", "Article")
        one(place, "url", "address", needed=False)
    rating = of_type(one(node, "reviewRating", "node"), "Rating")
    name = one(rating, "alternateName")
    expect(name and name not in one(node, "claimReviewed"), "the claim tells its rating")
    numbers = [one(rating, term, int, needed=False)
               for term in ("worstRating", "ratingValue", "bestRating")]
    if any(number is not None for number in numbers):
        worst, value, best = numbers
        expect(1 <= worst <= value <= best, f"{numbers}")
    return name


def find(annotation, text):
    """Where an annotation's selectors lead in a text, each by itself."""
    quote, position = None, None
    for selector in annotation["target"]["selector"]:
        if selector["type"] == "TextQuoteSelector":
            whole = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
            at = text.find(whole)
            expect(at >= 0 and text.find(whole, at + 1) < 0, f"not found once: {whole}")
            quote = at + len(selector.get("prefix", ""))
            quote = (quote, quote + len(selector["exact"]))
        else:
            position = (selector["start"], selector["end"])
    return quote, position


def main():
    assay = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as desk:
        subprocess.run(["cp", os.path.join(HOME, "assay.toml"), desk], check=True)

        def run(*words):
            return subprocess.run(
                [assay, *words], cwd=desk, check=True, text=True, stdout=subprocess.PIPE,
                env=dict(os.environ, ASSAY_REVIEWER="ann")).stdout

        run("init")
        run("restore", os.path.join(HOME, "Reports", "Sample", "facts.jsonl"))
        run("export", "--format", "claimreview", "--output", "public/")
        files = sorted(set(glob.glob(desk + "/public/*.jsonld")) - {desk + "/public/feed.jsonld"})
        reviewed = len(run("list", "status:reviewed", "--format", "jsonl").splitlines())
        expect(len(files) == reviewed > 5, f"{len(files)} files for {reviewed} claims")
        options = {"documentLoader": load}
        names = [check_review(jsonld.expand(json.load(open(f)), options)[0]) for f in files]
        expect({"False", "True", "Unproven"} <= set(names), f"{names}")
        feed = of_type(
            jsonld.expand(json.load(open(desk + "/public/feed.jsonld")), options)[0], "DataFeed")
        one(feed, "name")
        one(feed, "dateModified", "time")
        of_type(one(feed, "provider", "node"), "Organization")
        elements = feed[SCHEMA + "dataFeedElement"]
        expect(len(elements) == reviewed, "the feed does not hold every review")
        for element in elements:
            of_type(element, "DataFeedItem")
            expect(one(element, "dateCreated", "time") <= one(element, "dateModified", "time"), "order")
            check_review(one(element, "item", "node"))

        annotations = [json.loads(line) for line in
                       run("export", "--format", "webannotation").splitlines()]
        texts = {}
        for line in open(os.path.join(HOME, "Reports", "Sample", "facts.jsonl")):
            fact = json.loads(line)
            if fact.get("kind") == "document" and fact["body"]:
                body = json.loads(fact["body"])
                texts[body["id"]] = body["text"]
        claims = {json.loads(line)["id"]: json.loads(line) for line in
                  run("export", "--format", "jsonl").splitlines()}
        anchored = 0
        for annotation in annotations:
            expect(annotation["@context"] == "http://www.w3.org/ns/anno.jsonld", "@context")
            expect(annotation["type"] == "Annotation" and annotation["id"].startswith("urn:uuid:"), "id")
            expect(annotation["motivation"] == "assessing", "motivation")
            expect(annotation["body"]["type"] == "TextualBody", "body")
            exact = annotation["target"]["selector"][0]["exact"]
            claim = next(c for c in claims.values() if c["quote"] == exact)
            text = texts.get((claim["document"] or {}).get("id"))
            if text is None:
                continue
            quote, position = find(annotation, text)
            expect(quote == position and text[position[0]:position[1]] == exact, f"{exact}: {quote}")
            anchored += 1
        expect(anchored > 50, f"only {anchored} annotations were found again")

        rows = list(csv.DictReader(run("export", "--format", "csv").splitlines(keepends=True)))
        for row in rows:
            for cell in row.values():
                expect(not re.match(r"[=+\-@\t\r\n]", cell), f"a formula: {cell}")
        cited = json.loads(run("export", "--format", "csl"))
        keys = re.findall(r"@misc\{([^,]+),", run("export", "--format", "bibtex"))
        expect(keys == [item["id"] for item in cited] and len(keys) > 5, "what is cited differs")
        print(f"exports: {reviewed} reviews and a feed expanded, {anchored} annotations found again, "
              f"{len(rows)} rows without a formula, {len(keys)} pieces of evidence cited.")


if __name__ == "__main__":
    main()
