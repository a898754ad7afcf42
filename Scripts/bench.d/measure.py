"""How Scripts/bench measures: CPU, wall time, memory and instructions of whole processes."""

import functools
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable

PARTS = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(os.path.dirname(PARTS))


def run(command: list[str], **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, check=True, **options)


def compile_c(name: str, *options: str, output: str | None = None) -> str:
    """Compiles a C file of bench.d into the current folder; its path."""
    path = os.path.abspath(output or name)
    run(["gcc", "-O2", "-Wall", "-Wextra", "-o", path, os.path.join(PARTS, name + ".c"), *options], stderr=subprocess.DEVNULL)
    return path


def cpu(command: list[str], source: str | None = None) -> float:
    """Seconds of user and system time of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(source or os.devnull, "rb") as file:
        run(command, stdin=file, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def wall(command: list[str], times: int = 20) -> float:
    """Mean seconds from the start of a process to its end."""
    start = time.perf_counter()
    for _ in range(times):
        run(command, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) / times


def loop(command: list[str], source: str) -> float:
    """Seconds of CPU that loop.c says it took."""
    with open(source, "rb") as file:
        return float(run(command, stdin=file, stdout=subprocess.PIPE).stdout)


def medians(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure. They take turns, because a machine's speed drifts."""
    found = [[measure() for measure in measures] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*found)]


@functools.cache
def without_debug_information(program: str) -> str:
    """A copy in the current folder: valgrind cannot read what Swift writes there."""
    name = os.path.abspath(f"count-{hash(program) & 0xFFFFFFFF}-{os.path.basename(program)}")
    run(["strip", "--strip-debug", "-o", name, program])
    return name


def instructions(command: list[str], source: str | None = None, function: str | None = None) -> int:
    """Instructions of a whole process, or of one function of it with what that calls."""
    only = [f"--toggle-collect={function}"] if function else []
    with open(source or os.devnull, "rb") as file:
        done = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *only,
                    without_debug_information(command[0]), *command[1:]], stdin=file, stdout=subprocess.DEVNULL,
                   stderr=subprocess.PIPE, text=True)
    return int(next(line for line in done.stderr.splitlines() if "Collected" in line).split()[-1].replace(",", ""))


def peak(command: list[str], source: str) -> int:
    """Peak resident memory in KiB."""
    with open(source, "rb") as file:
        done = run(["/usr/bin/time", "-f", "%M", *command], stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                   text=True)
    return int(done.stderr.split()[-1])
