#!/usr/bin/env python3
"""The deepest stack of a firmware image, from its code: usage: stack.py IMAGE.elf [--functions]

Follows every call from the start and from each interrupt, and adds what each function pushes and subtracts from the
stack pointer. The firmware has no recursion and calls nothing through pointers, so this is a bound and no estimate:
what cannot be followed is an error. An interrupt comes on top of the deepest call, at most one at a time (all have the
same priority), with the 32 bytes that the processor saves and up to 4 to align them.
"""
import bisect
import os
import re
import subprocess
import sys

OBJDUMP = os.environ.get("OBJDUMP", "llvm-objdump")
NM = os.environ.get("NM", "llvm-nm")
EXCEPTION = 36


def listed(registers):
    """How many registers {r4, r5-r7, lr} are."""
    count = 0
    for part in registers.split(","):
        part = part.strip()
        if "-" in part:
            first, last = part.split("-")
            count += int(last[1:]) - int(first[1:]) + 1
        elif part:
            count += 1
    return count


def functions(image):
    """Name → (bytes of its frame, names it calls)."""
    def output(*words):
        return subprocess.run([*words, image], capture_output=True, text=True, check=True).stdout.splitlines()

    starts = {}
    for line in output(NM, "--defined-only"):
        address, kind, name = line.split(maxsplit=2)
        # $t and $d mark code and data within a function; bit 0 of an address says that it is Thumb code.
        if kind in "tT" and not re.fullmatch(r"\$[td](\..*)?", name):
            starts[int(address, 16) & ~1] = name
    lines = output(OBJDUMP, "-d", "--no-show-raw-insn")
    addresses = sorted(starts)
    found = {name: [0, set()] for name in starts.values()}

    def containing(address):
        return starts[addresses[bisect.bisect(addresses, address) - 1]]

    words = {}
    for line in lines:
        if match := re.match(r"^\s*([0-9a-f]+):.*\.word\s+0x([0-9a-f]+)", line):
            words[int(match[1], 16)] = int(match[2], 16)

    word, loaded = {}, set()
    for line in lines:
        match = re.match(r"^\s*([0-9a-f]+):\s+(\S+)\s*(.*)$", line)
        if not match:
            continue
        address, operation, operands = int(match[1], 16), match[2], match[3]
        name = containing(address)
        frame = found[name]
        if operation in ("push", "push.w") or (operation in ("stmdb", "stmdb.w") and operands.startswith("sp!")):
            frame[0] += 4 * listed(re.search(r"\{(.*)\}", operands)[1])
        elif operation in ("str", "str.w") and (match := re.search(r"\[sp, #-(\w+)\]!", operands)):
            frame[0] += int(match[1], 0)
        elif operation in ("sub", "sub.w", "subw") and (match := re.match(r"sp,(?: sp,)? #(\w+)", operands)):
            frame[0] += int(match[1], 0)
        elif operation in ("add", "sub", "sub.w") and re.match(r"sp,(?: sp,)? r\d+", operands):
            raise SystemExit(f"stack.py: {name}: a frame of a size that is not in the instruction: {line.strip()}")
        elif operation.startswith("ldr") and (match := re.match(r"(\w+), \[pc.*@ 0x([0-9a-f]+)", operands)):
            word[match[1]] = words.get(int(match[2], 16), 0)
        elif operation == "add" and (match := re.match(r"(\w+), pc", operands)):
            # A function that is called several times: its address, relative to here, is kept in a register.
            target = (word.get(match[1], 0) + address + 4) & 0xFFFFFFFE
            if target in starts:
                loaded.add(name)
                frame[1].add(starts[target])
        elif operation == "blx" and operands != "lr" and name not in loaded:
            raise SystemExit(f"stack.py: {name}: a call through a register: {line.strip()}")
        # The linker fills gaps between functions with 0xd4d4, which reads as bmi.
        if operation.startswith(("b", "cb")) and operation != "bmi" and (match := re.search(r"0x([0-9a-f]+) <", operands)):
            called = containing(int(match[1], 16))
            if called != name:
                frame[1].add(called)
    return found


def deepest(found, name, path=()):
    """Bytes and the calls that lead there."""
    if name in path:
        raise SystemExit("stack.py: recursion: " + " → ".join(path + (name,)))
    size, calls = found[name]
    best = (0, ())
    for call in calls:
        best = max(best, deepest(found, call, path + (name,)))
    return size + best[0], (name,) + best[1]


def main():
    found = functions(sys.argv[1])
    handlers = [name for name in ("tick", "serial_port", "fault") if name in found]
    program, calls = deepest(found, "start")
    interrupt = max(deepest(found, name)[0] for name in handlers)
    if "--functions" in sys.argv:
        for name in calls:
            print(f"{found[name][0]:6} {name}", file=sys.stderr)
        print(f"{interrupt:6} interrupt", file=sys.stderr)
    print(program + interrupt + EXCEPTION)


main()
