"""Runs the test vectors of MC1 (format-mc1.md, Appendix C) through the second reader."""

import json
import os
import sys
from datetime import datetime
from typing import Any

from mc1_verdict import Reader


def run(folder: str) -> int:
    """Prints what differs and how many were read; 1 where something differs."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    differing, passed_over = 0, []
    for name in names:
        members, text = read(os.path.join(folder, name))
        # This reader passes over nothing that scanners put round a text, and need not.
        if members.get("optional") == "yes":
            passed_over.append(name)
            continue
        reader = reader_for(folder, members)
        found = reader.verdict(text)
        warnings = ", ".join(reader.warnings) if found[0] == "genuine" else ""
        if found != (members["expect"], members["reason"]) or warnings != members.get("warnings", ""):
            differing += 1
            expected = f"{members['expect']} {members['reason']} {members.get('warnings', '')}"
            print(f"{name}: {' '.join(found)} {warnings}, not {expected}", file=sys.stderr)
    print(f"{len(names)} vectors, {differing} differ, {len(passed_over)} optional ones passed over: {' '.join(passed_over)}")
    return 1 if differing else 0


def read(path: str) -> tuple[dict[str, str], bytes]:
    """The members in front of the empty line, and the text behind it."""
    with open(path, "rb") as file:
        head, _, text = file.read().partition(b"\n\n")
    members = dict(line.split(": ", 1) for line in head.decode().split("\n"))
    text = text.removesuffix(b"\n")
    return members, bytes.fromhex(text.decode()) if members.get("encoding") == "hex" else text


def reader_for(folder: str, members: dict[str, str]) -> Reader:
    issuers: list[dict[str, Any]] = []
    status_lists: list[str] = []
    for name in members["trust"].split():
        if name == "none":
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            if name.endswith(".jwt"):
                status_lists.append(file.read())
            else:
                issuers.append(json.load(file))
    return Reader(int(datetime.fromisoformat(members["now"].replace("Z", "+00:00")).timestamp()), issuers, status_lists)
