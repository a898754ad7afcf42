"""Rows of credentials with a status, against credentials without: the same issuer, the same trust."""

from measure import cpu
from workbench import ASKED, Builds, Row, Workbench


def status(bench: Workbench, what: str, trust: list[str]) -> Row:
    without = bench.stream("es256").texts
    having, _ = bench.with_status()

    def command(builds: Builds) -> list[str]:
        return [builds.board, "verify", "--at", ASKED, *trust]

    return bench.ratios(
        f"{bench.texts} texts with a status, {what}, against without, board build, CPU", "1.05 x",
        lambda builds: lambda: cpu(command(builds), having), lambda builds: lambda: cpu(command(builds), without),
        lambda builds: bench.each_text(command(builds), having) / bench.each_text(command(builds), without))


def pinned(bench: Workbench) -> list[Row]:
    _, token = bench.with_status()
    return [status(bench, "token pinned", ["--only-trust", "--trust", bench.stream("es256").trust, "--trust", token])]


def listed(bench: Workbench) -> list[Row]:
    _, token = bench.with_status()
    return [status(bench, f"in a list of {count} issuers", ["--state", bench.desk(count, token)]) for count in (10, 10_000)]
