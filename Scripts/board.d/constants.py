#!/usr/bin/env python3
"""Fails if the compiler gave different constants the same name.

usage: constants.py FOLDER

Embedded Swift numbers the constant arrays of a function and derives their names from the numbers. When the function is
copied into another module, the optimiser may number the arrays differently there. The linker then takes the array of one
module for both, and the program contains another array than its source. FOLDER has the object files of one program.
"""

import os
import re
import struct
import subprocess
import sys

OUTLINED = re.compile(rb"Tv\d*_r?$")  # as Swift mangles "outlined variable"
STRINGS = 0x20  # SHF_STRINGS


class ObjectFile:
    """The parts of a relocatable ELF file, 32 or 64 bits, little-endian."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.wide = self.bytes[4] == 2
        start, size, count, names = (
            self.fields("<40xQ10x3H", 0) if self.wide else self.fields("<32xI10x3H", 0))
        layout = "<IIQQQQIIQQ" if self.wide else "<10I"
        self.sections = [self.fields(layout, start + index * size) for index in range(count)]

    def fields(self, layout: str, offset: int) -> tuple[int, ...]:
        return struct.unpack_from(layout, self.bytes, offset)

    def content(self, section: tuple[int, ...]) -> bytes:
        return self.bytes[section[4] : section[4] + section[5]]

    def symbols(self) -> list[tuple[bytes, int, int, int, int]]:
        """Name, kind, section, value and size of each."""
        table = next(section for section in self.sections if section[1] == 2)
        names = self.content(self.sections[table[6]])
        found = []
        for offset in range(table[4], table[4] + table[5], table[9]):
            if self.wide:
                name, info, _, section, value, size = self.fields("<IBBHQQ", offset)
            else:
                name, value, size, info, _, section = self.fields("<IIIBBH", offset)
            found.append((names[name : names.index(0, name)], info, section, value, size))
        return found

    def references(self, number: int, symbols: list[tuple[bytes, int, int, int, int]]) -> dict[int, bytes]:
        """The target of each reference in a section: the name of a symbol, or the text of a string."""
        found = {}
        for section in self.sections:
            if section[1] not in (4, 9) or section[7] != number:
                continue
            for offset in range(section[4], section[4] + section[5], section[9]):
                if self.wide:
                    place, info, addend = self.fields("<QQq", offset)
                    symbol = symbols[info >> 32]
                else:
                    place, info = self.fields("<II", offset)
                    symbol = symbols[info >> 8]
                    (addend,) = self.fields("<i", self.sections[number][4] + place)
                target = self.sections[symbol[2]] if 0 < symbol[2] < len(self.sections) else None
                if target and target[2] & STRINGS:
                    text = self.content(target)
                    start = symbol[3] + addend
                    found[place] = text[start:].split(b"\0", 1)[0]
                else:
                    found[place] = symbol[0] + b"+%d" % addend
        return found

    def constants(self) -> dict[bytes, tuple[bytes, tuple[tuple[int, bytes], ...]]]:
        """The contents of each outlined constant that another file may define too."""
        symbols = self.symbols()
        found = {}
        for name, info, section, value, size in symbols:
            if info >> 4 != 2 or not 0 < section < len(self.sections) or not OUTLINED.search(name):
                continue
            content = bytearray(self.content(self.sections[section])[value : value + size])
            references = []
            for place, target in sorted(self.references(section, symbols).items()):
                if value <= place < value + size:
                    word = 8 if self.wide else 4
                    content[place - value : place - value + word] = bytes(word)
                    references.append((place - value, target))
            found[name] = (bytes(content), tuple(references))
        return found


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    first: dict[bytes, tuple[str, object]] = {}
    status = 0
    for folder, _, names in os.walk(sys.argv[1]):
        for name in names:
            if not name.endswith(".swift.o"):
                continue
            path = os.path.join(folder, name)
            for constant, content in ObjectFile(path).constants().items():
                other = first.setdefault(constant, (path, content))
                if other[1] != content:
                    plain = subprocess.run(["swift", "demangle", "--compact", constant.decode()], stdout=subprocess.PIPE, text=True)
                    print(f"board: {plain.stdout.strip()} differs between {other[0]} and {path}", file=sys.stderr)
                    status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
