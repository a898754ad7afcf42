"""Base45 (RFC 9285) for the scripts beside this one."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def encode(data: bytes) -> str:
    out = ""
    for i in range(0, len(data), 2):
        pair = data[i : i + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, 45)
            out += ALPHABET[digit]
    return out


def decode(text: str) -> bytes:
    out = bytearray()
    for i in range(0, len(text), 3):
        group = [ALPHABET.index(c) for c in text[i : i + 3]]
        out += sum(d * 45**n for n, d in enumerate(group)).to_bytes(len(group) - 1, "big")
    return bytes(out)
