#!/usr/bin/env python3
"""What the signatures of MC1 and HC1 texts on standard input cover: a line of Sig_structure and signature each, in hex.

For the loop that Scripts/bench holds the program against; it takes the texts for right.
"""

import sys
import zlib

ALPHABET = {c: n for n, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}


def base45(text: str) -> bytes:
    out = bytearray()
    for i in range(0, len(text), 3):
        group = [ALPHABET[c] for c in text[i : i + 3]]
        out += sum(d * 45**n for n, d in enumerate(group)).to_bytes(len(group) - 1, "big")
    return bytes(out)


def head(length: int) -> bytes:
    """The head of a byte string (RFC 8949 §3)."""
    if length < 24:
        return bytes([0x40 | length])
    return bytes([0x58, length]) if length < 256 else b"\x59" + length.to_bytes(2, "big")


def byte_string(data: bytes, at: int) -> tuple[bytes, int]:
    """The byte string that begins at `at`, and where it ends."""
    first = data[at] & 31
    size = {24: 1, 25: 2}.get(first, 0)
    length = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else first
    start = at + 1 + size
    return data[start : start + length], start + length


def main() -> None:
    for line in sys.stdin:
        body = base45(line.rstrip("\n")[4:])
        message = zlib.decompress(body) if body[0] == 0x78 else body
        # d2 84, protected header, an empty unprotected one, payload, signature.
        protected, end = byte_string(message, 2)
        payload, end = byte_string(message, end + 1)
        signature, _ = byte_string(message, end)
        signed = b"\x84\x6aSignature1" + head(len(protected)) + protected + b"\x40" + head(len(payload)) + payload
        print(signed.hex(), signature.hex())


if __name__ == "__main__":
    main()
