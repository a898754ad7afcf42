#!/usr/bin/env python3
"""Verifies every line of an archive under Spark: the lines go through `vidimus verify --json --filter`, a process a task.

usage: spark-submit verify-archive.py TEXTS OUT VIDIMUS [OPTION...]

TEXTS is a file or folder with a signed text a line, OUT a folder that is made, with a JSON object for each line in the
order of the lines. OPTIONs go to `vidimus verify`, such as --only-trust --trust issuer.json. The numbers of each verdict
are printed.
"""

import json
import shlex
import sys

from pyspark.sql import SparkSession


def main() -> int:
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 64
    texts, out, program, *options = sys.argv[1:]
    spark = SparkSession.builder.appName("verify-archive").getOrCreate()
    lines = spark.sparkContext.textFile(texts, minPartitions=4 * spark.sparkContext.defaultParallelism)
    # A verifier that did not answer every line ends with another status than 0, and fails the task.
    command = shlex.join([program, "verify", "--json", "--filter", *options])
    lines.pipe(command, checkCode=True).saveAsTextFile(out)
    verdicts = spark.sparkContext.textFile(out).map(lambda line: json.loads(line)["verdict"])
    for verdict, count in sorted(verdicts.countByValue().items()):
        print(f"{count:10} {verdict}")
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
