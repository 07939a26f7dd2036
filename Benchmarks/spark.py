#!/usr/bin/env python3
"""Runs `assay extract --dry-run --input jsonl` through Spark's RDD.pipe and compares.

    pip install pyspark==3.5.5          # and Java 17
    Benchmarks/spark.py .build/release/assay texts.jsonl [--fail] [--model fast]

The lines of the file go through a cluster of two workers on this machine (`local-cluster`, bound to
127.0.0.1), and through one process. Both must give the same bytes. With --fail one executor is killed
while it works, and one process of another partition; Spark must run both partitions again. Prints the
seconds of both, and the first line that differs, if any.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time


def main():
    options = argparse.ArgumentParser()
    options.add_argument("assay")
    options.add_argument("texts")
    options.add_argument("--model", default="accurate")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--partitions", type=int, default=8)
    options.add_argument("--limit", type=int, help="read so many documents only")
    options.add_argument("--fail", action="store_true")
    o = options.parse_args()
    command = [os.path.abspath(o.assay), "extract", "--dry-run", "--input", "jsonl", "-",
               "--jobs", "1", "--model", o.model]
    with open(o.texts, "rb") as file:
        lines = [line.rstrip(b"\n").decode() for line in file if line.strip()][: o.limit]

    alone, alone_seconds = timed(lambda: one_process(command, lines))
    with tempfile.TemporaryDirectory() as folder:
        if o.fail:
            dying = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dying.py")
            command = [sys.executable, dying, folder] + command
        answers, spark_seconds = timed(lambda: through_spark(command, lines, o))
        deaths = len(os.listdir(folder))

    same = answers == alone
    print(f"{len(lines)} documents in {o.partitions} partitions, "
          f"{'the same bytes' if same else 'OTHER BYTES'}; {deaths} deaths; "
          f"one process {alone_seconds:.1f} s, Spark {spark_seconds:.1f} s")
    if not same:
        tell(alone, answers)
    sys.exit(0 if same and deaths == (2 if o.fail else 0) else 1)


def timed(work):
    started = time.time()
    result = work()
    return result, time.time() - started


def one_process(command, lines):
    text = "".join(line + "\n" for line in lines).encode()
    answer = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout
    return answer.decode().removesuffix("\n").split("\n")


def through_spark(command, lines, o):
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark import SparkConf, SparkContext

    configuration = (
        SparkConf().setAppName("assay").setMaster(f"local-cluster[{o.workers},1,1024]")
        .set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.ui.enabled", "false"))
    spark = SparkContext(conf=configuration)
    spark.setLogLevel("OFF")
    try:
        # The piped command gets no variable of this environment unless it is handed over: without
        # them it may find other models (ASSAY_RESOURCES), and answer otherwise.
        return spark.parallelize(lines, o.partitions).pipe(
            shlex.join(command), env=dict(os.environ), checkCode=True).collect()
    finally:
        spark.stop()


def tell(alone, answers):
    print(f"{len(alone)} and {len(answers)} answers")
    for number, (one, other) in enumerate(zip(alone, answers), 1):
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), 0)
            print(f"line {number}, column {at}:\n  {one[max(0, at - 80):at + 80]}"
                  f"\n  {other[max(0, at - 80):at + 80]}")
            return


if __name__ == "__main__":
    main()
