#!/usr/bin/env python3
"""Time and memory of reports about many reviewed claims: report.py ASSAY [CLAIMS]

Makes a ledger of CLAIMS claims (10,000 unless said otherwise) by one import and one script, as a user
would: every claim with a piece of evidence and a verdict with a reason. Then makes reports of it, each
three times, and tells the best wall-clock time, CPU time and the greatest peak of memory, and whether
all three had the same bytes. The aim is 2 s and 200 MB for each.

Exit code 1 where a report misses the aim.
"""
import csv
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

AIM_SECONDS, AIM_MEGABYTES = 2.0, 200.0
RATINGS = ["false", "mostly-false", "half-true", "mostly-true", "true", "unproven"]
REPORTS = [
    ("full", "markdown"), ("full", "html"), ("summary", "html"), ("corrections", "html"), ("open", "html"),
    ("claimant", "html"), ("source", "html"), ("statistics", "html")]


def run(command, **options):
    """Seconds of wall clock and CPU, and megabytes at the peak."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make(assay, desk, count):
    run([assay, "init", "."], cwd=desk)
    (desk / "Evidence").mkdir(exist_ok=True)
    for number in range(20):
        lines = [f"Entry {number}-{line}: {line * 37 % 1000} tonnes of grain." for line in range(50)]
        (desk / f"Evidence/register-{number}.txt").write_text("\n".join(lines) + "\n")
    with open(desk / "claims.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["key", "text", "claimant", "date", "document", "url"])
        for number in range(count):
            rows.writerow([
                f"k{number}",
                f"In district {number} the harvest fell by {number % 90 + 1} percent to {number * 13 % 9999} "
                "tonnes, the lowest figure since the register was begun.",
                f"Speaker {number % 300}", f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
                f"The Courier of week {number % 52}", f"https://courier.example/{number}"])
    run([assay, "import", "claims.csv", "--key", "key"], cwd=desk)
    listed = subprocess.run(
        [assay, "list", "--format", "csv"], cwd=desk, check=True, capture_output=True, text=True)
    ids = [row["id"] for row in csv.DictReader(listed.stdout.splitlines())]
    with open(desk / "review.assay", "w") as script:
        for number, claim in enumerate(ids):
            script.write(
                f'evidence add {claim} Evidence/register-{number % 20}.txt --stance '
                f'{["supports", "refutes", "context"][number % 3]} --quote "Entry {number % 20}-{number % 50}:" '
                f'--source "Register {number % 20}" --reliability B --credibility 2\n'
                f'verdict {claim} {RATINGS[number % 6]} --confidence high '
                f'--note "The register of district {number} has {number * 13 % 9999} tonnes; see its entry."\n')
    took = run([assay, "run", "review.assay"], cwd=desk)
    print(f"made a ledger of {len(ids)} reviewed claims in {took[0]:.0f} s")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    assay = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = pathlib.Path(os.environ.get("REPORT_DESK", folder))
        if not (desk / "ledger.sqlite").exists():
            make(assay, desk, count)
        print("kind         format     wall s   CPU s     MB   output MB")
        for kind, form in REPORTS:
            path = desk / "report.out"
            command = [assay, "report", "--kind", kind, "--format", form, "--output", str(path)]
            if kind == "corrections":
                command += ["--since", "2000-01-01"]
            runs, hashes = [], set()
            for _ in range(3):
                runs.append(run(command, cwd=desk))
                hashes.add(hashlib.sha256(path.read_bytes()).hexdigest())
            wall, cpu, peak = min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)
            good = wall < AIM_SECONDS and peak < AIM_MEGABYTES and len(hashes) == 1
            missed += not good
            print(f"{kind:12} {form:9} {wall:7.2f} {cpu:7.2f} {peak:6.0f} {path.stat().st_size / 1e6:11.1f}"
                  + ("" if good else "  missed") + ("" if len(hashes) == 1 else "  different bytes"))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
