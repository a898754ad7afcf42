"""Rows of QR codes: symbols alone, and whole runs of `issue`, against other makers of symbols."""

import itertools
import os
import subprocess
import sys

from measure import HOME, compile_c, cpu, medians, run
from workbench import SIGNED, Builds, Row, Workbench

COUNT = 500  # credentials in a run
FEW = 20     # of them for the makers that are slow


def symbols(bench: Workbench) -> list[Row]:
    """Without a file: ours, whose masks are scored by lines, against libqrencode's. Only this source's build is measured."""
    run(["swift", "build", "-c", "release", "--product", "SymbolLoop"], cwd=HOME, stdout=sys.stderr)
    shown = run(["swift", "build", "-c", "release", "--show-bin-path"], cwd=HOME, stdout=subprocess.PIPE, text=True)
    commands = [os.path.join(shown.stdout.strip(), "SymbolLoop")], [compile_c("symbols", "-lqrencode")]
    texts = bench.stream("es256").texts
    checksums: set[str] = set()

    def seconds(command: list[str]) -> float:
        with open(texts, "rb") as file:
            spent, checksum = run(command, stdin=file, stdout=subprocess.PIPE, text=True).stdout.split()
        checksums.add(checksum)
        return float(spent)

    ours, theirs = medians(bench.rounds, lambda: seconds(commands[0]), lambda: seconds(commands[1]))
    same = "module for module the same" if len(checksums) == 1 else "NOT the same"
    cells = [""] * (len(bench.builds) - 1) + [f"{ours / theirs:.2f} x"]
    return [Row(f"symbols of the texts, {same}, against libqrencode, CPU", cells, [""] * len(cells), "0.30 x")]


def codes(bench: Workbench) -> list[Row]:
    """Codes a second of one core from a roll to pictures. The others make only the pictures, from signed texts."""
    texts = bench.head(bench.stream("es256").texts, COUNT)
    few = bench.head(texts, FEW)
    roll = bench.head(bench.roll(bench.texts), COUNT)
    plain, folders = compile_c("symbols", "-lqrencode"), itertools.count()
    with open(few, encoding="ascii") as file:
        lines = file.read().splitlines()

    def issue(builds: Builds, kind: str) -> float:
        return cpu([builds.everyday, "issue", "--key", "ES256/issuer-key.pem", "--issuer", "ES256/issuer.json", "--only-trust",
                    "--at", SIGNED, "--jobs", "1", "--out", f"issued-{next(folders)}", kind, roll])

    def libqrencode() -> float:
        folder = f"plain-{next(folders)}"
        os.mkdir(folder)
        return cpu([plain, folder], texts)

    def processes() -> float:
        return sum(cpu(["qrencode", "-l", "M", "-t", "SVG", "-o", "one.svg", text]) for text in lines) * COUNT / FEW

    def segno() -> float:
        script = ("import segno, sys\nfor text in sys.stdin.read().splitlines():\n"
                  "  segno.make(text, error='m', boost_error=False).save('one.svg')")
        # Debian's own Python has Debian's segno.
        return cpu(["/usr/bin/python3", "-c", script], few) * COUNT / FEW

    builds = bench.builds
    issues = [lambda it=it, kind=kind: issue(it, kind) for kind in ("--svg", "--png") for it in builds]
    found = medians(bench.rounds, *issues, libqrencode, processes, segno)
    svg, png = found[:len(builds)], found[len(builds):2 * len(builds)]
    floor, *others = [[seconds] * len(builds) for seconds in found[2 * len(builds):]]

    def row(what: str, seconds: list[float]) -> Row:
        return Row(f"codes a second of CPU, {what}", [f"{COUNT / it:.0f}" for it in seconds], [""] * len(seconds))

    return [
        row("issue with SVG: checked, signed, verified, judged", svg), row("the same with PNG", png),
        row("libqrencode in a plain loop, SVG", floor), row("a qrencode process each, SVG", others[0]),
        row("segno in a loop, SVG", others[1]),
        Row("issue with SVG against the plain loop, CPU", [f"{a / b:.2f} x" for a, b in zip(svg, floor)], [""] * len(svg))]
