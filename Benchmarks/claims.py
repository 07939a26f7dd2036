#!/usr/bin/env python3
"""Writes claims as JSON lines: as many as asked for, the same ones every time.

    claims.py ROWS > claims.jsonl

The sentences are made from templates and from made-up names, whose frequencies fall as those of
words do (Zipf): a full-text index sees a few words everywhere and most words rarely.
"""

import json
import random
import sys

SYLLABLES = """ar bel cor dan el far gos hal ith jor kel lan mor nis or pel quin ros sel tam ur ven
wes yor zel bre cla dro fen gri hol kra lor mun nel ost pra rin sto tre vol wyn""".split()
THINGS = """libraries schools hospitals bridges rents wages taxes accidents arrests permits turbines
harvests exports imports subsidies pensions patients students voters visitors ferries trams buses
wells mines farms kilns archives theatres shelters""".split()
VERBS = """rose fell doubled halved stagnated recovered declined grew shrank levelled""".split()
PLACES = """in the north|along the coast|in the capital|near the border|across the province|
in most districts|outside the old town|on the islands""".replace("\n", "").split("|")
BODIES = """council ministry assembly court commission office agency union academy registry
observatory chamber""".split()
RATINGS = ["False", "Mostly false", "Half true", "Mostly true", "True", "Unproven"]


def name(random):
    return "".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3)))).capitalize()


def main():
    rows = int(sys.argv[1])
    rng = random.Random(20240917)
    names = [name(rng) for _ in range(20_000)]
    weights, total = [], 0.0
    for rank in range(len(names)):
        total += 1 / (rank + 5)
        weights.append(total)
    templates = [
        lambda a, b, n, t, v, p, y, o: f"The number of {t} {v} by {n % 97 + 1} percent {p} between {y} and {y + 3}, the {o} of {a} says.",
        lambda a, b, n, t, v, p, y, o: f"{a} had {n:,} {t} {p} in {y}, more than {b} ever counted.",
        lambda a, b, n, t, v, p, y, o: f"The {o} closed {n % 60 + 2} of its {n % 300 + 70} {t} {p} after {y}.",
        lambda a, b, n, t, v, p, y, o: f"Since {y} the {t} of {a} {v} faster than those of {b}, because the {o} spent {n:,} crowns on them.",
        lambda a, b, n, t, v, p, y, o: f"No member of the {o} of {a} voted against the {t} law of {y}; {n % 90 + 3} abstained.",
        lambda a, b, n, t, v, p, y, o: f"{b} promised {n:,} new {t} {p}, and {a} built {n % 800} of them by {y}.",
    ]
    write = sys.stdout.write
    batch = []
    for i in range(rows):
        a, b, who, town = rng.choices(names, cum_weights=weights, k=4)
        n = rng.randrange(1_000_000)
        year = 1990 + n % 34
        text = templates[n % 6](
            a, b, n, rng.choice(THINGS), rng.choice(VERBS), rng.choice(PLACES), year,
            rng.choice(BODIES))
        batch.append(json.dumps({
            "text": text, "claimant": f"{who} {town}",
            "date": f"{year}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "url": f"https://example.org/{town.lower()}/{i}",
            "rating": RATINGS[n % 6]}, separators=(",", ":")))
        if len(batch) == 10_000:
            write("\n".join(batch) + "\n")
            batch.clear()
    if batch:
        write("\n".join(batch) + "\n")


if __name__ == "__main__":
    main()
