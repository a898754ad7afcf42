#!/usr/bin/env python3
"""Breaks `vidimus refresh` at every step and looks at what is left.

usage: refresh_faults.py [--entities] LISTS CODE COMMAND...

LISTS is a folder that lists.py made, with --entities one that entities.py made, CODE a text that is genuine under both of its lists, COMMAND the program. A desk
with list 5 takes list 6, and

  kill    is killed at every system call;
  error   gets ENOSPC, EIO, EROFS and EMFILE from every call that can give it;
  power   loses power after every call: its trace is replayed into every state the disk may then hold. What was not yet
          brought to the disk is missing, whole, cut in half or zeros; what was renamed, linked or removed since a
          folder was last brought to the disk has happened up to any point, or not.

Each time the desk must have list 5 or list 6, whole, and answer with it. Prints a line for each part; exits 1 where a
state is neither. Needs strace.
"""

import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator

ENTITIES = sys.argv[1] == "--entities"
if ENTITIES:
    del sys.argv[1]
LISTS, CODE, COMMAND = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
# List 5, list 6, and what a desk is to be told at first.
OLD, NEW = ("5.jwt", "6.jwt") if ENTITIES else ("base", "case-0")
FIRST = ["--signer", "signer.pem"] if ENTITIES else ["--root", "1.root"]
WORDS = ["refresh", "--entities", "eaa"] if ENTITIES else ["refresh"]
AT = "2026-11-24"
# What changes something, and what may fail.
CHANGES = "openat,write,fallocate,fsync,rename,link,unlink,mkdir,rmdir"


def refresh(state: str, source: str, prefix: list[str] | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*(prefix or []), *COMMAND, *WORDS, "--state", state, "--from", os.path.join(LISTS, source), "--at", AT],
        capture_output=True, text=True, timeout=120)


def begin(state: str) -> None:
    shutil.rmtree(state, ignore_errors=True)
    answer = subprocess.run(
        [*COMMAND, *WORDS, "--state", state, FIRST[0], os.path.join(LISTS, FIRST[1]), "--from",
         os.path.join(LISTS, OLD), "--at", AT], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr


def sequence(state: str) -> int | None:
    """The number of the list under which the code is genuine."""
    answer = subprocess.run(
        [*COMMAND, "verify", "--json", "--state", state, "--at", AT, "--text", CODE], capture_output=True, text=True)
    try:
        verdict = json.loads(answer.stdout)
    except ValueError:
        return None
    if verdict["verdict"] != "genuine" or verdict["issuer"]["source"] != "list" or verdict["list"]["state"] != "fresh":
        return None
    return verdict["list"]["sequence"]


class Tally:
    def __init__(self, part: str):
        self.part, self.states, self.old, self.bad = part, 0, 0, []

    def look(self, state: str, what: str) -> None:
        found = sequence(state)
        self.states += 1
        self.old += found == 5
        if found not in (5, 6):
            self.bad.append(what)

    def end(self) -> bool:
        print(f"{self.part}: {self.states} states, {self.old} old, {self.states - self.old - len(self.bad)} new, "
              f"{len(self.bad)} neither")
        for what in self.bad[:10]:
            print("  " + what)
        return not self.bad and self.states > 0


def traced(state: str, log: str, options: list[str]) -> subprocess.CompletedProcess:
    return refresh(state, NEW, ["strace", "-qq", "-o", log, *options])


def calls(log: str, state: str) -> Iterator[tuple[str, int]]:
    """The calls of the trace from the first that concerns the folder, each with its number among those of its name."""
    seen, counts = False, collections.Counter()
    for line in open(log, encoding="utf-8", errors="replace"):
        match = re.match(r"(\w+)\(", line)
        if not match:
            continue
        counts[match.group(1)] += 1
        # The first call of all names the folder among the program's own words.
        seen = seen or state in line and match.group(1) != "execve"
        if seen:
            yield match.group(1), counts[match.group(1)]


def kill(folder: str) -> bool:
    tally, state, log = Tally("kill"), os.path.join(folder, "kill"), os.path.join(folder, "kill.log")
    begin(state)
    traced(state, log, ["-e", "trace=all"])
    found = list(calls(log, state))
    before = os.path.join(folder, "before")
    begin(before)
    for name, number in found:
        shutil.rmtree(state)
        shutil.copytree(before, state)
        traced(state, "/dev/null", ["-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}"])
        tally.look(state, f"killed at {name} {number}")
        # And whatever was left behind is in nobody's way.
        again = refresh(state, NEW)
        if again.returncode != 0 or sequence(state) != 6:
            tally.bad.append(f"after a kill at {name} {number} no refresh succeeds: {again.stdout}{again.stderr}")
    return tally.end()


def error(folder: str) -> bool:
    tally, state, log = Tally("error"), os.path.join(folder, "error"), os.path.join(folder, "error.log")
    before = os.path.join(folder, "before")
    begin(before)
    errors = {
        "write": ["ENOSPC", "EIO"], "fsync": ["EIO", "ENOSPC"], "openat": ["EMFILE", "EROFS", "EIO"],
        "rename": ["EIO", "EROFS", "ENOSPC"], "link": ["EIO", "EROFS", "ENOSPC"], "fallocate": ["ENOSPC", "EIO"],
        "mkdir": ["EROFS", "ENOSPC"], "pread64": ["EIO"], "read": ["EIO"],
    }
    begin(state)
    traced(state, log, ["-e", "trace=all"])
    for call, number in [found for found in calls(log, state) if found[0] in errors]:
        for name in errors[call]:
            shutil.rmtree(state)
            shutil.copytree(before, state)
            answer = traced(state, "/dev/null", ["-e", f"trace={call}", "-e", f"inject={call}:error={name}:when={number}"])
            tally.look(state, f"{name} from {call} {number}")
            if answer.returncode < 0 or answer.returncode > 128:
                tally.bad.append(f"{name} from {call} {number} ends the program: {answer.returncode}")
            elif answer.returncode != 0 and not answer.stderr.startswith("vidimus: "):
                tally.bad.append(f"{name} from {call} {number} is not reported: {answer.stderr}")
    return tally.end()


class Disk:
    """Files as the program left them, and as they are on the disk."""

    def __init__(self, state: str):
        self.state = state
        self.content: list[bytes] = []
        self.synced: list[bytes] = []
        self.names: dict[str, int] = {}
        self.folders: set[str] = {""}
        self.open: dict[str, tuple[str, int | None]] = {}
        for folder, _, files in os.walk(state):
            for file in files:
                path = os.path.relpath(os.path.join(folder, file), state)
                self.names[path] = self.add(open(os.path.join(folder, file), "rb").read(), True)
        self.durable = dict(self.names)
        # What happened to names since their folder was last brought to the disk.
        self.pending: list[dict[str, int]] = []

    def add(self, content: bytes, is_synced: bool) -> int:
        self.content.append(content)
        self.synced.append(content if is_synced else b"")
        return len(self.content) - 1

    def path(self, text: str) -> str | None:
        text = os.path.normpath(text)
        if text == self.state:
            return ""
        return os.path.relpath(text, self.state) if text.startswith(self.state + "/") else None

    def renamed(self) -> None:
        self.pending.append(dict(self.names))

    def apply(self, name: str, line: str) -> bool:
        """Does what the call did; whether it concerned the folder."""
        result = re.search(r"= (-?\d+)", line[line.rindex(")"):])
        if not result or int(result.group(1)) < 0:
            return False
        paths = [self.path(p) for p in re.findall(r'"((?:[^"\\]|\\.)*)"', line)] if name not in ("write",) else []
        if name == "openat":
            path = paths[0]
            self.open[result.group(1)] = (path or "", None)
            if path is None:
                del self.open[result.group(1)]
                return False
            if "O_CREAT" in line and path not in self.names:
                self.names[path] = self.add(b"", False)
                self.renamed()
            self.open[result.group(1)] = (path, self.names.get(path))
            return "O_CREAT" in line
        handle = re.match(r"\w+\((\d+)", line)
        if name in ("write", "fallocate", "fsync"):
            entry = self.open.get(handle.group(1)) if handle else None
            if entry is None:
                return False
            path, inode = entry
            if name == "fsync":
                if inode is None:
                    self.durable, self.pending = dict(self.names), []
                else:
                    self.synced[inode] = self.content[inode]
                return True
            if inode is None:
                return False
            if name == "write":
                data = bytes(int(h, 16) for h in re.findall(r"\\x([0-9a-f]{2})", line))
                self.content[inode] += data
            return True
        if any(path is None for path in paths[:1]):
            return False
        if name == "rename":
            self.names[paths[1]] = self.names.pop(paths[0])
        elif name == "link":
            self.names[paths[1]] = self.names[paths[0]]
        elif name == "unlink":
            self.names.pop(paths[0], None)
        else:
            return False
        self.renamed()
        return True

    def states(self) -> Iterator[tuple[dict[str, int], str]]:
        for names in [self.durable, *self.pending]:
            for fault in ("missing", "whole", "half", "zeros"):
                yield names, fault

    def write(self, names: dict[str, int], fault: str, place: str) -> None:
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        for path, inode in names.items():
            content, synced = self.content[inode], self.synced[inode]
            if content != synced:
                content = {"missing": synced, "whole": content, "half": content[:len(content) // 2],
                           "zeros": synced + bytes(len(content) - len(synced))}[fault]
            target = os.path.join(place, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content)


def power(folder: str) -> bool:
    tally, state, log = Tally("power"), os.path.join(folder, "power"), os.path.join(folder, "power.log")
    begin(state)
    disk = Disk(state)
    traced(state, log, ["-xx", "-s", "4194304", "-e", f"trace={CHANGES}"])
    place, seen = os.path.join(folder, "place"), set()
    # -xx writes names in hexadecimal too.
    for line in open(log, encoding="ascii", errors="replace"):
        match = re.match(r"(\w+)\(", line)
        if not match:
            continue
        if match.group(1) != "write":
            line = re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m.group(1), 16)), line)
        if not disk.apply(match.group(1), line):
            continue
        for names, fault in disk.states():
            disk.write(names, fault, place)
            held = tuple(sorted((path, open(os.path.join(place, path), "rb").read()) for path in names))
            if hash(held) in seen:
                continue
            seen.add(hash(held))
            tally.look(place, f"{fault} after {line[:100].strip()}")
    return tally.end()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="vidimus-faults-") as folder:
        parts = [kill(folder), error(folder), power(folder)]
    sys.exit(0 if all(parts) else 1)


if __name__ == "__main__":
    main()
