"""Faults of the text, base45 and zlib: format-mc1.md §1."""

import zlib

from making import deflate
from making.codes import ALPHABET, EC, Book, claims, code, message


def add(book: Book) -> None:
    plain = message()
    book.good("message-eddsa", "§2", "The mandatory claims and elements, signed with EdDSA; not compressed.", code(plain))
    book.good("message-es256", "§2", "The same, signed with ES256.", code(message(key=EC)))
    add_texts(book, code(plain))
    add_base45(book, code(plain))
    add_streams(book, plain)
    add_broken_blocks(book, plain)
    add_first_bytes(book, plain)
    add_sizes(book)


def add_texts(book: Book, good: bytes) -> None:
    for name, start, end, comment in [
        ("aim-identifier", b"]Q1", b"", "An AIM identifier in front, as scanners put it."),
        ("aim-identifier-data-matrix", b"]d2", b"", "The identifier of a Data Matrix code."),
        ("byte-order-mark", b"\xef\xbb\xbf", b"", "A byte order mark in front."),
        ("blanks-around", b" \t", b" \r", "White space at both ends."),
        ("controls-around", b"\x02", b"\x03", "STX and ETX round the code."),
    ]:
        book.good(f"text-{name}", "§1", comment, start + good + end, optional=True)
    for name, prefix in [("mc2", b"MC2:"), ("mc9", b"MC9:"), ("mca", b"MCA:"), ("mcz", b"MCZ:")]:
        book.bad(
            f"text-{name}",
            "unsupported newer-version",
            "§1",
            "message-eddsa",
            "A prefix that is kept for a later version.",
            prefix + good[4:],
        )
    book.bad(
        "text-other-prefix",
        "not-a-credential unknown-text",
        "§7",
        "message-eddsa",
        "A prefix that is not MC1's.",
        b"XC1:" + good[4:],
    )


def add_base45(book: Book, good: bytes) -> None:
    body = good[4:]
    for name, comment, text in [
        ("lower-case", "Lower-case letters are not in the alphabet.", good[:4] + body.lower()),
        ("lower-case-letter", "One lower-case letter.", good[:4] + lowered(body)),
        ("underscore", "A character outside the alphabet.", good[:9] + b"_" + good[10:]),
        ("umlaut", "A letter outside ASCII.", good[:9] + "\u00d6".encode() + good[10:]),
        ("not-utf-8", "A byte that is not UTF-8.", good[:9] + b"\xff" + good[10:]),
        ("nul", "A NUL between the characters.", good[:9] + b"\0" + good[10:]),
        ("tab", "A tab between the characters.", good[:9] + b"\t" + good[10:]),
        ("one-character-over", "One character is left over behind the last group.", good[: 4 + len(body) // 3 * 3] + b"0"),
        ("one-character", "A single character.", b"MC1:0"),
    ]:
        book.bad(f"base45-{name}", "base45", "§1", "message-eddsa", comment, text)
    # cti has eight bytes 0xFF, so that at least three groups are 65 535.
    full = code(message(claims({7: b"\xff" * 8})))
    place = next(at for at in range(4, len(full), 3) if full[at : at + 3] == b"FGW")
    book.good("base45-group-65535", "§1", "The largest group of three.", full)
    for value, name in [(65_536, "65536"), (91_124, "91124")]:
        book.bad(
            f"base45-group-{name}",
            "base45",
            "§1",
            "base45-group-65535",
            f"A group of three of the value {value}.",
            full[:place] + digits(value, 3) + full[place + 3 :],
        )
    odd = code(message(claims(of={2: "Data Ethics" + "." * (len(message()) % 2 == 0)})))
    assert len(odd) % 3 == 0
    book.good("base45-odd-length", "§1", "A body of an odd number of bytes, which ends in a pair.", odd)
    for value in (256, 2_024):
        book.bad(
            f"base45-pair-{value}",
            "base45",
            "§1",
            "base45-odd-length",
            f"A last pair of the value {value}.",
            odd[:-2] + digits(value, 2),
        )


def lowered(body: bytes) -> bytes:
    place = next(at for at, byte in enumerate(body) if chr(byte).isalpha())
    return body[:place] + body[place : place + 1].lower() + body[place + 1 :]


def digits(value: int, count: int) -> bytes:
    return "".join(ALPHABET[value // 45**place % 45] for place in range(count)).encode()


def add_streams(book: Book, plain: bytes) -> None:
    packed = deflate.stream(deflate.fixed(plain), plain)
    book.good("zlib-fixed-codes", "§1", "A zlib stream with the fixed codes of RFC 1951.", code(packed))
    book.good(
        "zlib-stored",
        "§1",
        "A zlib stream without compression, longer than the message.",
        code(deflate.stream(deflate.stored(plain), plain, b"\x78\x01")),
    )
    book.good(
        "zlib-fastest", "§1", "The header of the fastest level.", code(deflate.stream(deflate.fixed(plain), plain, b"\x78\x01"))
    )
    dictionary = zlib.adler32(b"https://school.example").to_bytes(4, "big")
    wrong = packed[:-1] + bytes([packed[-1] ^ 1])
    for name, comment, body in [
        ("cut-by-one", "The last byte of the checksum is missing.", packed[:-1]),
        ("cut-in-half", "The second half is missing.", packed[: len(packed) // 2]),
        ("header-alone", "Nothing behind the two bytes of the header.", packed[:2]),
        ("one-byte", "The first byte alone.", packed[:1]),
        ("checksum", "One bit of the Adler-32 is wrong.", wrong),
        ("trailing-byte", "A byte behind the stream.", packed + b"\0"),
        ("two-streams", "A second stream behind the first.", packed + packed),
        ("header-check", "FCHECK of the header is wrong.", b"\x78\x9d" + packed[2:]),
        ("preset-dictionary", "The header asks for a preset dictionary.", b"\x78\xbb" + dictionary + packed[2:]),
    ]:
        book.bad(f"zlib-{name}", "inflate", "§1", "zlib-fixed-codes", comment, code(body))


def add_broken_blocks(book: Book, plain: bytes) -> None:
    far = deflate.Bits()
    far.add(0b011, 3)
    far.length(3)
    far.distance(4)
    far.literal(256)
    length = bytearray(deflate.stored(plain))
    length[3] ^= 1
    for name, section, comment, blocks in [
        ("block-type", "§3.2.3", "A block of the reserved type 3.", b"\x07"),
        ("distance", "§3.2.5", "A distance to before the first byte.", far.bytes()),
        ("stored-length", "§3.2.4", "LEN and NLEN of a stored block do not agree.", bytes(length)),
    ]:
        book.bad(
            f"zlib-{name}", "inflate", f"RFC 1951 {section}", "zlib-fixed-codes", comment, code(deflate.stream(blocks, plain))
        )


def add_first_bytes(book: Book, plain: bytes) -> None:
    blocks = deflate.fixed(plain)
    gzip = (
        b"\x1f\x8b\x08" + bytes(6) + b"\x03" + blocks + zlib.crc32(plain).to_bytes(4, "little") + len(plain).to_bytes(4, "little")
    )
    for name, comment, body in [
        ("empty", "Nothing behind the prefix.", b""),
        ("zero", "A zero byte in front of the message.", b"\0" + plain),
        ("gzip", "gzip in place of zlib.", gzip),
        ("raw-deflate", "DEFLATE without zlib's header and checksum.", blocks),
        ("small-window", "A zlib stream with a window of 8 KiB.", deflate.stream(blocks, plain, b"\x58\x85")),
        ("no-tag", "The message without its tag.", plain[1:]),
        ("other-tag", "Tag 17 in place of 18.", b"\xd1" + plain[1:]),
        ("long-tag", "Tag 18 in two bytes.", b"\xd8\x12" + plain[1:]),
        ("tag-61", "Tag 61 (CWT) round tag 18.", b"\xd8\x3d" + plain),
    ]:
        book.bad(f"first-byte-{name}", "inflate", "§1", "message-eddsa", comment, code(body))
    assert 0x5885 % 31 == 0


def add_sizes(book: Book) -> None:
    for size in (4096, 4097):
        made = sized(size)
        packed = deflate.stream(deflate.fixed(made), made)
        if size == 4096:
            book.good("size-4096", "§1", "A message of 4 096 bytes.", code(made), warnings="unknown-claims:1")
            book.good("zlib-4096", "§1", "A stream of 4 096 bytes.", code(packed), warnings="unknown-claims:1")
        else:
            book.bad("size-4097", "too-large", "§1", "size-4096", "A message of 4 097 bytes.", code(made))
            book.bad("zlib-4097", "inflate", "§1", "zlib-4096", "A stream of 4 097 bytes.", code(packed))
    zeros = bytes(1 << 16)
    book.bad(
        "zlib-65536",
        "inflate",
        "§1",
        "zlib-4096",
        "A stream of 65 536 zero bytes.",
        code(deflate.stream(deflate.fixed(zeros), zeros)),
    )


def sized(size: int) -> bytes:
    """A message of that many bytes, by a claim of no meaning."""
    filler = size - len(message(claims({1000: bytes(3000)}))) + 3000
    made = message(claims({1000: bytes(byte * byte % 251 for byte in range(filler))}))
    assert len(made) == size
    return made
