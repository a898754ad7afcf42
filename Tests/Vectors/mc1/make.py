#!/usr/bin/env python3
"""Makes the test vectors of MC1 in this folder, from Documentation/format-mc1.md and nothing of the program.

usage: make.py            write the vectors and the files that they name
       make.py --check    only say which of them differ

Signatures are deterministic, so every run writes the same bytes. Needs Python 3.10 and nothing else. example.txt and
issuer.json are not made here: they belong to Appendix B of the document.
"""

import json
import os
import sys

from making import credentials, headers, messages, order, payloads, shapes, signatures, texts, verdicts
from making.codes import EC, ED, FOLDER, ISSUER, SCHOOL, STRANGER, STRANGER_EC, Book, text_status_list

BY_HAND = {"example.txt", "issuer.json", "test-keys.json", "make.py"}


def issuer_file(issuer: str, name: str, keys: list[dict[str, str]], types: list[str] | None) -> bytes:
    content = {"issuer": issuer, "name": name, "country": "NL", "types": types, "keys": keys}
    return json.dumps({member: value for member, value in content.items() if value is not None}, indent=1).encode() + b"\n"


def trust_files() -> dict[str, bytes]:
    own, theirs, covered = [ED.jwk, EC.jwk], [STRANGER.jwk, STRANGER_EC.jwk], ["MicroCredential"]
    long = ISSUER + "/" + "x" * (119 - len(ISSUER))
    status = "https://school.example/status"
    values, end = bytes([0x10, 0x32, 0x07]), 1798761600
    return {
        "trust.json": issuer_file(ISSUER, SCHOOL, own, covered),
        "trust-all-types.json": issuer_file(ISSUER, SCHOOL, own, None),
        "trust-other-type.json": issuer_file(ISSUER, SCHOOL, own, ["OpenBadge"]),
        "trust-no-type.json": issuer_file(ISSUER, SCHOOL, own, []),
        "trust-long-id.json": issuer_file(long, SCHOOL, own, covered),
        "trust-kelvin.json": issuer_file(ISSUER + "/K", SCHOOL, own, covered),
        "trust-other-school.json": issuer_file("https://other.example", "Other School", theirs, covered),
        "status.jwt": text_status_list(status, ED, values, end),
        "status-long-uri.jwt": text_status_list(status + "/" + "x" * 90, ED, values, end),
        "status-stranger.jwt": text_status_list(status, STRANGER, values, end),
    }


def all_files() -> dict[str, bytes]:
    book = Book()
    for topic in (texts, messages, headers, signatures, payloads, credentials, shapes, verdicts, order):
        topic.add(book)
    for vector in book.vectors.values():
        twin = book.vectors.get(vector.twin)
        assert vector.expect == "genuine" or twin and twin.expect == "genuine", f"{vector.name} has no accepted twin"
    return {**trust_files(), **{name + ".txt": vector.content() for name, vector in book.vectors.items()}}


def held_files() -> dict[str, bytes]:
    held = {}
    for name in os.listdir(FOLDER):
        path = os.path.join(FOLDER, name)
        if os.path.isfile(path) and name not in BY_HAND:
            with open(path, "rb") as file:
                held[name] = file.read()
    return held


def main(words: list[str]) -> int:
    if words not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 64
    made, held = all_files(), held_files()
    differing = sorted(name for name in made.keys() | held.keys() if made.get(name) != held.get(name))
    for name in differing:
        fault = "is missing" if name not in held else "is not as it is made" if name in made else "is not made here"
        print(name, fault, file=sys.stderr)
        if not words and name in made:
            with open(os.path.join(FOLDER, name), "wb") as file:
                file.write(made[name])
    print(f"{len(made)} files, {len(differing)} {'differ' if words else 'written'}")
    return 1 if words and differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
