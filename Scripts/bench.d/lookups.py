#!/usr/bin/env python3
"""Prints MC1 texts that cost a lookup and no signature: each of another listed issuer, under a kid it does not have.

usage: lookups.py COUNT ISSUERS

COUNT texts of issuers spread evenly over https://issuer-0.example to that of ISSUERS - 2.
"""

import sys

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def head(major: int, value: int) -> bytes:
    """The head of a CBOR item (RFC 8949 §3) of less than 65,536."""
    if value < 24:
        return bytes([major << 5 | value])
    return bytes([major << 5 | 24, value]) if value < 256 else bytes([major << 5 | 25]) + value.to_bytes(2, "big")


def string(major: int, data: bytes) -> bytes:
    return head(major, len(data)) + data


def base45(data: bytes) -> str:
    text = ""
    for start in range(0, len(data), 2):
        pair = data[start:start + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, 45)
            text += ALPHABET[digit]
    return text


def main() -> None:
    count, issuers = int(sys.argv[1]), int(sys.argv[2]) - 1
    protected = string(2, bytes.fromhex("a20126044800000000000000ff"))
    for number in range(count):
        issuer = f"https://issuer-{number * 7919 % issuers}.example".encode()
        # {1: iss}: nothing more is looked at before the key is found.
        payload = string(2, b"\xa1\x01" + string(3, issuer))
        print("MC1:" + base45(b"\xd2\x84" + protected + b"\xa0" + payload + string(2, bytes(64))))


if __name__ == "__main__":
    main()
