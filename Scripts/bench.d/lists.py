"""Rows of long issuer lists: how much longer it takes with more issuers in the list."""

import os
import sys

from measure import PARTS, cpu, medians, peak, run, wall
from workbench import Builds, Row, Workbench

COUNTS = [10, 10_000, 1_000_000]
ASKED = "2026-11-21"


def verify(builds: Builds, state: str) -> list[str]:
    return [builds.board, "verify", "--at", ASKED, "--state", state]


def lookups(bench: Workbench, count: int) -> str:
    """Texts that ask for as many issuers as the list has."""
    name = f"lookups-{count}"
    with open(name, "wb") as out:
        run([sys.executable, os.path.join(PARTS, "lookups.py"), str(bench.texts), str(count)], stdout=out)
    return name


def long_lists(bench: Workbench) -> list[Row]:
    one = bench.head(bench.stream("es256").texts, 1)
    states = {count: bench.desk(count) for count in COUNTS}
    asked = {count: lookups(bench, count) for count in COUNTS}
    rows = []
    for count in COUNTS[1:]:
        rows.append(bench.ratios(
            f"one text, cold, a list of {count} issuers against one of 10, board build, wall", "",
            lambda builds: lambda: wall([*verify(builds, states[count]), one]),
            lambda builds: lambda: wall([*verify(builds, states[10]), one]), rounds=bench.rounds * 3))
        rows.append(bench.row(
            f"{bench.texts} lookups of as many issuers as there are, list of {count} against 10, without signatures", "",
            lambda builds: slower(bench, *[looking(builds, states[n], asked[n]) for n in (count, 10)])))
    rows.append(bench.row(
        f"peak memory, board build, one text, list of {COUNTS[-1]}", "16 MB",
        lambda builds: f"{peak(verify(builds, states[COUNTS[-1]]), one) / 1024:.1f} MiB"))
    return rows


def looking(builds: Builds, state: str, texts: str) -> list[str]:
    # None of these texts is genuine, and cpu() takes an exit status that says so for a fault.
    return ["sh", "-c", '"$@" || true', "sh", *verify(builds, state), texts]


def slower(bench: Workbench, long: list[str], short: list[str]) -> str:
    above, below = medians(bench.rounds, lambda: cpu(long), lambda: cpu(short))
    return f"{above / below:.2f} x; {(above - below) / bench.texts * 1e6:.0f} µs more each"
