"""CBOR as MC1 has it (format-mc1.md §2 and §3): everything else is refused, where a library would take it."""

from typing import Any


class Fault(Exception):
    """Not the CBOR of MC1."""


class Map:
    """Pairs as they stood. Keys are compared with their types, since True is 1 in Python."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Any, Any]] = []

    def get(self, key: Any) -> Any:
        """The value of a key, or Absent."""
        return next((value for other, value in self.pairs if type(other) is type(key) and other == key), Absent)


class Absent:
    """No value: null is one."""


def decode(data: bytes, is_sorted: bool) -> Any:
    """The one item in `data`; with keys in bytewise order if `is_sorted`."""
    reader = Reader(data, is_sorted)
    value = reader.item(6)
    if reader.place != len(data):
        raise Fault("bytes behind the item")
    return value


class Reader:
    def __init__(self, data: bytes, is_sorted: bool) -> None:
        self.data, self.is_sorted, self.place = data, is_sorted, 0

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.place:
            raise Fault("truncated")
        self.place += count
        return self.data[self.place - count : self.place]

    def head(self) -> tuple[int, int]:
        """Major type and argument."""
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if major == 7:
            if info not in (20, 21, 22):
                raise Fault("a float, a break or a simple value")
            return major, info
        if info < 24:
            return major, info
        if info > 27:
            raise Fault("indefinite or reserved")
        size = 1 << info - 24
        argument = int.from_bytes(self.take(size), "big")
        if argument < (24 if size == 1 else 1 << 4 * size):
            raise Fault("not the shortest head")
        return major, argument

    def item(self, levels: int) -> Any:
        major, argument = self.head()
        if major in (4, 5) and levels == 0:
            raise Fault("nested too deep")
        match major:
            case 0:
                return argument
            case 1:
                return -1 - argument
            case 2:
                return self.take(argument)
            case 3:
                return self.text(argument)
            case 4:
                if argument > len(self.data):
                    raise Fault("truncated")
                return [self.item(levels - 1) for _ in range(argument)]
            case 5:
                return self.map(argument, levels - 1)
            case 7:
                return {20: False, 21: True, 22: None}[argument]
        raise Fault("a tag")

    def text(self, length: int) -> str:
        try:
            return self.take(length).decode()
        except UnicodeDecodeError as error:
            raise Fault("not UTF-8") from error

    def map(self, count: int, levels: int) -> Map:
        if count > len(self.data):
            raise Fault("truncated")
        found, keys = Map(), []
        for _ in range(count):
            start = self.place
            key = self.item(levels)
            keys.append(self.data[start : self.place])
            found.pairs.append((key, self.item(levels)))
        if len(set(keys)) < count:
            raise Fault("a key twice")
        if self.is_sorted and keys != sorted(keys):
            raise Fault("keys out of order")
        return found
