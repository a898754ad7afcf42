"""Rows of the cold start: one text, from the start of a process to its end."""

import json
import os
import subprocess

from measure import compile_c, instructions, run, wall
from workbench import Builds, Row, Workbench

PINS = 1_000


def cold(bench: Workbench) -> list[Row]:
    """Against C programs that verify one signature: a dynamic one, and a static one with the least start-up there is."""
    texts, trust, pem = bench.stream("es256")
    one, signature = bench.head(texts, 1), bench.head(bench.signatures(texts), 1)
    plain = compile_c("cold", "-lcrypto")
    least = compile_c("cold", "-DLEAST", "-static", "-lcrypto", "-ldl", "-lpthread", output="cold-static")
    # The point stands at the end of a SubjectPublicKeyInfo.
    der = run(["openssl", "pkey", "-pubin", "-in", pem, "-outform", "DER"], stdout=subprocess.PIPE).stdout

    def command(builds: Builds) -> list[str]:
        return [builds.board, "verify", "--only-trust", "--trust", trust, one]

    rows = [bench.ratios(
        "one text, cold, board build against plain dynamic C, wall", "0.60 x", lambda builds: lambda: wall(command(builds)),
        lambda _: lambda: wall([plain, signature, pem]), rounds=bench.rounds * 3)]
    if bench.counts:
        below = instructions([least, signature, der[-65:].hex()])
        ratios = [f"{instructions(command(builds)) / below:.2f} x" for builds in bench.builds]
        rows.append(Row("the same against static C with the least start-up", ["" for _ in ratios], ratios, "1.30 x"))
    return rows


def pins(bench: Workbench, what: str, folder: str) -> Row:
    """FOLDER/1 has the one pin that is asked for, FOLDER/PINS has others beside it."""
    one = bench.head(bench.stream("es256").texts, 1)

    def command(builds: Builds, count: int) -> list[str]:
        return [builds.board, "verify", "--only-trust", "--trust", f"{folder}/{count}", one]

    return bench.ratios(
        f"one text, cold, {PINS} pins against one, {what}, board build, wall", "1.20 x",
        lambda builds: lambda: wall(command(builds, PINS)), lambda builds: lambda: wall(command(builds, 1)),
        lambda builds: instructions(command(builds, PINS)) / instructions(command(builds, 1)), rounds=bench.rounds * 3)


def keys() -> list[dict]:
    """Distinct P-256 keys as JWKs, for all pins but one."""
    made = run([compile_c("make_keys", "-lcrypto"), str(PINS - 1)], stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in made.splitlines()]


def read_issuer(bench: Workbench) -> dict:
    with open(bench.stream("es256").trust, encoding="utf-8") as file:
        return json.load(file)


def pins_folder(bench: Workbench) -> list[Row]:
    """A file for each issuer."""
    school = read_issuer(bench)
    others = [{**school, "issuer": f"https://issuer-{number}.example", "name": f"University number {number}", "keys": [key]}
              for number, key in enumerate(keys())]
    for count, issuers in ((1, [school]), (PINS, [school, *others])):
        os.makedirs(f"folder/{count}")
        for number, issuer in enumerate(issuers):
            with open(f"folder/{count}/{number}.json", "w", encoding="utf-8") as file:
                json.dump(issuer, file)
    reader = compile_c("read_all", "-static")
    floor = bench.ratios(
        "the same two folders, a static C program that only reads the files, wall", "",
        lambda _: lambda: wall([reader, f"folder/{PINS}"]), lambda _: lambda: wall([reader, "folder/1"]),
        rounds=bench.rounds * 3)
    return [pins(bench, "issuer files in a folder", "folder"), floor]


def pins_set(bench: Workbench) -> list[Row]:
    """One file with all keys."""
    own = read_issuer(bench)["keys"]
    for count, members in ((1, own), (PINS, [*own, *keys()])):
        os.makedirs(f"set/{count}")
        with open(f"set/{count}/set.json", "w", encoding="utf-8") as file:
            json.dump({"keys": members}, file)
    return [pins(bench, "one JWK set", "set")]
