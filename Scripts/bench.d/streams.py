"""Rows of streams: many texts through one process, against libcrypto alone."""

from measure import cpu, loop, peak, wall
from workbench import ASKED, Builds, Row, Workbench

NAMES = {"es256": "MC1 ES256", "eddsa": "MC1 EdDSA", "hc1": "HC1 ES256"}
AIMS = {"text": "1.15 x", "json": "1.25 x"}


def stream(bench: Workbench, answer: str, name: str) -> list[Row]:
    """The CPU of a whole process against that of a loop that only verifies the same signatures."""
    texts, trust, pem = bench.stream(name)
    options = ["verify", "--at", ASKED, "--only-trust", "--trust", trust] + (["--json"] if answer == "json" else [])
    floor, signatures = [bench.floor(), pem], bench.signatures(texts)
    least = bench.each_text(floor, signatures, "verify_all") if bench.counts else 0

    def row(kind: str, aim: str) -> Row:
        def command(builds: Builds) -> list[str]:
            return [getattr(builds, kind), *options]

        return bench.ratios(
            f"{bench.texts} texts, {NAMES[name]}, {'JSON' if answer == 'json' else answer}, {kind} build, CPU", aim,
            lambda builds: lambda: cpu(command(builds), texts), lambda _: lambda: loop(floor, signatures),
            lambda builds: bench.each_text(command(builds), texts) / least)

    return [row("everyday", ""), row("board", AIMS[answer])]


def jobs(bench: Workbench) -> list[Row]:
    """Wall time, since the work is the same."""
    texts, trust, _ = bench.stream("es256")

    def command(builds: Builds, count: str) -> list[str]:
        return [builds.board, "verify", "--only-trust", "--trust", trust, "--jobs", count, texts]

    return [bench.ratios(
        f"{bench.texts} texts, --jobs 1 against 2, board build, wall", "at least 1.70 x",
        lambda builds: lambda: wall(command(builds, "1"), 1), lambda builds: lambda: wall(command(builds, "2"), 1))]


def memory(bench: Workbench) -> list[Row]:
    texts, trust, _ = bench.stream("es256")

    def row(what: str, source: str, aim: str) -> Row:
        command = ["verify", "--only-trust", "--trust", trust]
        return bench.row(f"peak memory, board build, {what}", aim,
                         lambda builds: f"{peak([builds.board, *command], source) / 1024:.1f} MiB")

    return [row("one text", bench.head(texts, 1), "6 MB"), row(f"{bench.texts} texts", texts, "10 MB")]
