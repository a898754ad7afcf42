"""zlib streams (RFC 1950, RFC 1951) that do not depend on a library's version."""

import zlib


def stream(blocks: bytes, message: bytes, header: bytes = b"\x78\x9c") -> bytes:
    return header + blocks + zlib.adler32(message).to_bytes(4, "big")


def stored(message: bytes) -> bytes:
    """Blocks without compression (RFC 1951 §3.2.4)."""
    size = len(message).to_bytes(2, "little")
    return b"\x01" + size + bytes(byte ^ 0xFF for byte in size) + message


def fixed(message: bytes) -> bytes:
    """One block in the fixed codes (RFC 1951 §3.2.6); what stood within 32 KiB before is pointed to."""
    bits = Bits()
    bits.add(0b011, 3)
    seen: dict[bytes, int] = {}
    position = 0
    while position < len(message):
        source = seen.get(message[position : position + 3])
        length = 0 if source is None or position - source > 32768 else common(message, source, position)
        if length >= 3 and source is not None:
            bits.length(length)
            bits.distance(position - source)
        else:
            length = 1
            bits.literal(message[position])
        for place in range(position, min(position + length, len(message) - 2)):
            seen[message[place : place + 3]] = place
        position += length
    bits.literal(256)
    return bits.bytes()


def common(message: bytes, source: int, position: int) -> int:
    """How many bytes are the same at both places, at most 258."""
    length = 0
    while length < 258 and position + length < len(message) and message[source + length] == message[position + length]:
        length += 1
    return length


class Bits:
    def __init__(self) -> None:
        self.value, self.count = 0, 0

    def add(self, value: int, count: int) -> None:
        self.value |= value << self.count
        self.count += count

    def code(self, value: int, count: int) -> None:
        """Huffman codes go in with their highest bit first."""
        self.add(int(f"{value:0{count}b}"[::-1], 2), count)

    def literal(self, symbol: int) -> None:
        if symbol < 144:
            self.code(0b00110000 + symbol, 8)
        elif symbol < 256:
            self.code(0b110010000 + symbol - 144, 9)
        elif symbol < 280:
            self.code(symbol - 256, 7)
        else:
            self.code(0b11000000 + symbol - 280, 8)

    def length(self, length: int) -> None:
        if length == 258:
            self.literal(285)
            return
        extra = max(0, (length - 3).bit_length() - 3)
        self.literal(257 + 4 * extra + (length - 3 >> extra))
        self.add((length - 3) & (1 << extra) - 1, extra)

    def distance(self, distance: int) -> None:
        extra = max(0, (distance - 1).bit_length() - 2)
        self.code(2 * extra + (distance - 1 >> extra), 5)
        self.add((distance - 1) & (1 << extra) - 1, extra)

    def bytes(self) -> bytes:
        return self.value.to_bytes((self.count + 7) // 8, "little")
