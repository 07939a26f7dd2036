#!/usr/bin/env python3
"""Compares `assay agreement` with the packages krippendorff and statsmodels on random ratings.

    pip install krippendorff statsmodels
    agreement.py path/to/assay [ROUNDS]

Ends with 1 where a figure differs by more than 1e-9.
"""

import json
import os
import random
import subprocess
import sys
import tempfile

import krippendorff
import numpy
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

SCALE = ["False", "Mostly false", "Half true", "Mostly true", "True"]


def ratings(rng, reviewers, units, missing):
    """A table of category numbers, None where a reviewer gave none."""
    noise = rng.random()
    table = []
    for _ in range(units):
        truth = rng.randrange(5)
        table.append([
            None if rng.random() < missing
            else truth if rng.random() > noise else rng.randrange(5)
            for _ in range(reviewers)])
    return table


def assay(program, folder, table):
    path = os.path.join(folder, "ratings.jsonl")
    with open(path, "w") as file:
        for unit, row in enumerate(table):
            for reviewer, rating in enumerate(row):
                if rating is not None:
                    file.write(json.dumps({
                        "unit": str(unit), "reviewer": str(reviewer),
                        "rating": SCALE[rating]}) + "\n")
    out = subprocess.run([program, "agreement", "--from", path, "--format", "jsonl"], cwd=folder,
                         check=True, capture_output=True, text=True).stdout
    return json.loads(out)["all"]


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    rng = random.Random(7)
    compared, worst = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "init", "."], cwd=folder, check=True, capture_output=True)
        for _ in range(rounds):
            reviewers = rng.choice((2, 2, 3, 4, 6))
            missing = rng.choice((0.0, 0.0, 0.2))
            table = ratings(rng, reviewers, rng.randrange(5, 60), missing)
            ours = assay(program, folder, table)
            data = numpy.array(
                [[numpy.nan if v is None else v for v in row] for row in table], dtype=float).T
            expected = {
                "alphaNominal": krippendorff.alpha(data, level_of_measurement="nominal"),
                "alphaOrdinal": krippendorff.alpha(data, level_of_measurement="ordinal"),
            }
            if missing == 0.0:
                counts = [[row.count(c) for c in range(5)] for row in table]
                expected["fleissKappa"] = fleiss_kappa(numpy.array(counts))
            if missing == 0.0 and reviewers == 2:
                square = numpy.zeros((5, 5))
                for a, b in table:
                    square[a][b] += 1
                expected["cohenKappa"] = cohens_kappa(square, return_results=False)
            for name, value in expected.items():
                worst = max(worst, abs(ours[name] - value))
                compared += 1
    print(f"{compared} figures compared, the largest difference {worst:.2g}")
    sys.exit(1 if worst > 1e-9 else 0)


if __name__ == "__main__":
    main()
