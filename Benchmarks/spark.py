#!/usr/bin/env python3
"""Runs `assay extract --dry-run --input jsonl` through Spark's RDD.pipe and compares.

    pip install pyspark==3.5.5          # and Java 17
    Benchmarks/spark.py .build/release/assay texts.jsonl [--fail]

The lines of the file go through a cluster of two workers on this machine (`local-cluster`, bound to
127.0.0.1), and through one process. Both must give the same bytes. With --fail each partition's first
attempt dies in the middle, and Spark runs it again. Prints the seconds of both.
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
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--partitions", type=int, default=8)
    options.add_argument("--fail", action="store_true")
    o = options.parse_args()
    assay = os.path.abspath(o.assay)
    command = f"{shlex.quote(assay)} extract --dry-run --input jsonl - --jobs 1"

    started = time.time()
    with open(o.texts, "rb") as file:
        alone = subprocess.run(shlex.split(command), stdin=file, capture_output=True, check=True)
    alone_seconds = time.time() - started

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark import SparkConf, SparkContext

    configuration = (
        SparkConf().setAppName("assay").setMaster(f"local-cluster[{o.workers},1,1024]")
        .set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.ui.enabled", "false").set("spark.task.maxFailures", "8").set("spark.executorEnv.ASSAY_RESOURCES",
                                              os.environ.get("ASSAY_RESOURCES", "")))
    spark = SparkContext(conf=configuration)
    spark.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:
        piped = command
        if o.fail:
            # The first attempt reads a little, answers some of it, and dies.
            script = os.path.join(folder, "flaky.sh")
            with open(script, "w") as file:
                file.write(
                    "#!/bin/bash\n"
                    f'mark={shlex.quote(folder)}/$(head -c 400 /dev/urandom | md5sum | cut -c1-8)\n'
                    f'if [ "$(ls {shlex.quote(folder)} | grep -c died)" -lt {o.partitions} ]; then\n'
                    f"  head -n 1 | {command}; touch $mark.died; kill -9 $$\n"
                    f"fi\nexec {command}\n")
            os.chmod(script, 0o755)
            piped = script
        with open(o.texts, encoding="utf-8") as file:
            lines = [line.rstrip("\n") for line in file if line.strip()]
        started = time.time()
        answers = spark.parallelize(lines, o.partitions).pipe(piped, checkCode=True).collect()
        spark_seconds = time.time() - started
        deaths = sum(name.endswith(".died") for name in os.listdir(folder))
    spark.stop()

    same = ("\n".join(answers) + "\n").encode() == alone.stdout
    print(f"{len(lines)} documents, {len(answers)} answers, "
          f"{'the same bytes' if same else 'OTHER BYTES'}; "
          f"{deaths} attempts died; one process {alone_seconds:.1f} s, Spark {spark_seconds:.1f} s")
    sys.exit(0 if same and (deaths > 0) == o.fail else 1)


if __name__ == "__main__":
    main()
