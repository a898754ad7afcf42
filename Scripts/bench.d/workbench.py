"""What Scripts/bench measures with: the builds, and issuers, texts and lists, each made when a row first asks for it."""

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

from measure import PARTS, compile_c, instructions, medians, run

# Signed, listed and asked for on these days.
SIGNED, LISTED, ASKED = "2026-05-14", "2026-11-20", "2026-11-20T12:00:00Z"

# Instructions are counted over the texts between these two numbers, so that start-up does not count.
FEW, MORE = 50, 150


class Builds(NamedTuple):
    """The two builds of one source."""

    everyday: str
    board: str


class Row(NamedTuple):
    """A line of the table: a cell for each pair of builds, and for each the same in instructions where that is known."""

    what: str
    measured: list[str]
    instructions: list[str]
    aim: str = ""


class Stream(NamedTuple):
    """Distinct texts of one issuer, a line each."""

    texts: str
    trust: str
    pem: str


Measure = Callable[[], float]


class Workbench:
    """Works in the current folder."""

    def __init__(self, builds: list[Builds], texts: int, rounds: int, counts: bool):
        self.builds, self.texts, self.rounds, self.counts = builds, texts, rounds, counts
        # Inputs are made by the last builds and read by all.
        self.program = os.path.abspath(builds[-1].everyday)

    # Rows

    def row(self, what: str, aim: str, each: Callable[[Builds], str]) -> Row:
        return Row(what, [each(builds) for builds in self.builds], [""] * len(self.builds), aim)

    def ratios(
        self, what: str, aim: str, ours: Callable[[Builds], Measure], theirs: Callable[[Builds], Measure],
        counted: Callable[[Builds], float] | None = None, rounds: int | None = None,
    ) -> Row:
        """`ours` against `theirs` for each pair of builds, all of them in turn; `counted` is the ratio in instructions."""
        measures = [measure for builds in self.builds for measure in (ours(builds), theirs(builds))]
        found = medians(rounds or self.rounds, *measures)
        cells = [f"{above / below:.2f} x" for above, below in zip(found[::2], found[1::2])]
        counts = [f"{counted(builds):.2f} x" if counted and self.counts else "" for builds in self.builds]
        return Row(what, cells, counts, aim)

    def each_text(self, command: list[str], texts: str, function: str | None = None) -> float:
        """Instructions for one more text on standard input, without those of the start."""
        totals = [instructions(command, self.head(texts, count), function) for count in (FEW, MORE)]
        return (totals[1] - totals[0]) / (MORE - FEW)

    # Inputs

    @functools.cache
    def head(self, path: str, count: int) -> str:
        """A file with the first lines of another."""
        name = f"{path}.{count}".replace("/", "-")
        with open(path, "rb") as source, open(name, "wb") as out:
            out.writelines(line for _, line in zip(range(count), source))
        return name

    @functools.cache
    def floor(self) -> str:
        return compile_c("loop", "-lcrypto")

    @functools.cache
    def roll(self, count: int) -> str:
        with open(f"roll-{count}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(course(number) + "\n" for number in range(count))
        return f"roll-{count}.jsonl"

    @functools.cache
    def school(self, algorithm: str) -> str:
        """The folder of an issuer's key and issuer file."""
        run([self.program, "keygen", "--out", algorithm, "--id", "https://tudelft.nl", "--name",
             "Delft University of Technology", "--alg", algorithm], stderr=subprocess.DEVNULL)
        run(["openssl", "pkey", "-in", algorithm + "/issuer-key.pem", "-pubout", "-out", algorithm + ".pem"])
        return algorithm

    def sign(self, algorithm: str, out: str, *options: str) -> None:
        school = self.school(algorithm)
        with open(out, "wb") as file:
            run([self.program, "issue", "--key", school + "/issuer-key.pem", "--issuer", school + "/issuer.json",
                 "--only-trust", "--at", SIGNED, *options, self.roll(self.texts)], stdout=file, stderr=subprocess.DEVNULL)

    @functools.cache
    def stream(self, name: str) -> Stream:
        if name == "hc1":
            with open("hc1.txt", "wb") as out:
                run([compile_c("make_hc1", "-lcrypto", "-lz"), str(self.texts), "hc1.pem"], stdout=out)
            return Stream("hc1.txt", "hc1.pem", "hc1.pem")
        algorithm = {"es256": "ES256", "eddsa": "EdDSA"}[name]
        self.sign(algorithm, algorithm + ".txt")
        return Stream(algorithm + ".txt", algorithm + "/issuer.json", algorithm + ".pem")

    @functools.cache
    def signatures(self, texts: str) -> str:
        """A file with what the signatures of these texts cover, for loop.c."""
        with open(texts, "rb") as source, open(texts + ".sig", "wb") as out:
            run([sys.executable, os.path.join(PARTS, "signatures.py")], stdin=source, stdout=out)
        return texts + ".sig"

    @functools.cache
    def with_status(self) -> tuple[str, str]:
        """The texts of the ES256 stream with a place in a status list each, and the list's token: all are good."""
        run([self.program, "revoke", "init", "status", "--uri", "https://tudelft.nl/status/2026",
             "--size", str(max(131_072, 4 * self.texts)), "--at", SIGNED], stderr=subprocess.DEVNULL)
        self.sign("ES256", "status.txt", "--status", "status")
        run([self.program, "revoke", "sign", "status", "--key", "ES256/issuer-key.pem", "--issuer", "ES256/issuer.json",
             "--out", "token", "--at", LISTED], stderr=subprocess.DEVNULL)
        return "status.txt", "token/status.jwt"

    @functools.cache
    def desk(self, count: int, token: str | None = None) -> str:
        """The state folder of a desk that holds a list of `count` issuers, the ES256 school among them."""
        name = f"list-{count}" + ("-status" if token else "")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        run([self.program, "list", "init", name, "--id", "https://list.example", "--keys", name + "-keys", "--at", LISTED],
            **quiet)
        with open(self.school("ES256") + "/issuer.json", encoding="utf-8") as source:
            school = json.load(source)
        with open(name + "/issuers/many.jsonl", "w", encoding="utf-8") as out:
            out.write(json.dumps(school) + "\n")
            out.writelines(json.dumps(other_issuer(number)) + "\n" for number in range(count - 1))
        if token:
            run([self.program, "list", "status", name, token, "--at", LISTED], **quiet)
        run([self.program, "list", "pack", name, "--out", name + "-public", "--key", name + "-keys/head-1.pem", "--at", LISTED],
            **quiet)
        run([self.program, "refresh", "--state", name + "-desk", "--root", name + "-public/1.root", "--from", name + "-public",
             "--limit", "1000", "--at", LISTED], **quiet)
        return name + "-desk"


def course(number: int) -> str:
    return json.dumps({
        "familyName": f"Kowalska {number}", "givenName": "Anna", "title": "Introduction to Data Ethics", "language": "en",
        "issuerCountry": "NL", "awardingBody": "Delft University of Technology", "issuanceDate": SIGNED,
        "learningOutcomes": ["Explain how personal data may be used and shared",
                             "Apply a fairness check to a simple prediction model",
                             "Weigh the interests of users and society in a case"],
        "notionalWorkload": {"ects": 1, "hours": 25}, "level": "EQF-6", "cycle": "first",
        "typeOfAssessment": ["written-examination"], "formOfParticipation": "online",
        "qualityAssurance": "institutional-quality-assurance"})


def other_issuer(number: int) -> dict:
    # The public key of RFC 8032 §7.1 test 1. Its issuers sign nothing here, and only a real point is taken as a key.
    key = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    return {"issuer": f"https://issuer-{number}.example", "name": f"University number {number}", "country": "NL",
            "types": ["MicroCredential"], "keys": [key]}
