"""Deterministic CBOR (RFC 8949 §4.2.1), and ways to write what is not."""

from typing import Any


class Raw(bytes):
    """Bytes that stand in the encoding as they are."""


class Pairs(list[tuple[Any, Any]]):
    """A map whose pairs keep their order, one key twice or not."""


class Tag:
    def __init__(self, number: int, value: Any) -> None:
        self.number, self.value = number, value


def head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    for size, info in ((1, 24), (2, 25), (4, 26), (8, 27)):
        if argument < 1 << (8 * size):
            return bytes([major << 5 | info]) + argument.to_bytes(size, "big")
    raise ValueError(argument)


def encode(value: Any) -> bytes:
    match value:
        case Raw():
            return bytes(value)
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if value else b"\xf4"
        case int():
            return head(0, value) if value >= 0 else head(1, -1 - value)
        case bytes():
            return head(2, len(value)) + value
        case str():
            text = value.encode()
            return head(3, len(text)) + text
        case Tag():
            return head(6, value.number) + encode(value.value)
        case Pairs():
            return head(5, len(value)) + b"".join(encode(key) + encode(member) for key, member in value)
        case list():
            return head(4, len(value)) + b"".join(encode(item) for item in value)
        case dict():
            pairs = sorted((encode(key), encode(member)) for key, member in value.items())
            return head(5, len(pairs)) + b"".join(key + member for key, member in pairs)
    raise TypeError(value)


def nested(levels: int) -> Any:
    """Arrays inside one another."""
    return [] if levels == 1 else [nested(levels - 1)]
