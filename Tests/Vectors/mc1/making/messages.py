"""Faults of the message round the payload, and of its encoding: format-mc1.md §2."""

from making import cbor, deflate
from making.cbor import Pairs, Raw, Tag, nested
from making.codes import ED, Book, claims, code, header, message, signed_bytes

ENCODED = cbor.encode(header())
PAYLOAD = cbor.encode(claims())
SIGNATURE = ED.sign(signed_bytes(ENCODED, PAYLOAD))
KID = cbor.encode(ED.kid)


def add(book: Book) -> None:
    add_encoding(book)
    add_header_encoding(book)
    add_depths(book)
    add_shapes(book)


def packed(body: bytes) -> bytes:
    """In a zlib stream, which may hold a message that begins with any byte."""
    return code(deflate.stream(deflate.fixed(body), body))


def add_encoding(book: Book) -> None:
    parts = [cbor.encode(ENCODED), b"\xa0", cbor.encode(PAYLOAD), cbor.encode(SIGNATURE)]
    joined = b"".join(parts)
    for name, comment, body in [
        ("trailing-byte", "A byte behind the message.", message(end=b"\0")),
        ("cut-by-one", "The last byte is missing.", message()[:-1]),
        ("tag-alone", "Nothing behind the tag.", b"\xd2"),
        ("three-of-four", "An array of four that ends after three.", b"\xd2\x84" + b"".join(parts[:3])),
        ("indefinite-array", "The array has no length.", message(start=b"\xd2\x9f", end=b"\xff")),
        (
            "indefinite-header",
            "The protected header comes in pieces.",
            b"\xd2\x84\x5f" + parts[0] + b"\xff" + b"".join(parts[1:]),
        ),
        ("indefinite-payload", "The payload comes in pieces.", message(payload=Raw(b"\x5f" + parts[2] + b"\xff"))),
        ("indefinite-map", "The unprotected header has no length.", message(unprotected=Raw(b"\xbf\xff"))),
        ("long-array-head", "The head of the array is not the shortest.", message(start=b"\xd2\x98\x04")),
        (
            "long-payload-head",
            "The head of the payload is not the shortest.",
            message(payload=Raw(b"\x5a" + len(PAYLOAD).to_bytes(4, "big") + PAYLOAD)),
        ),
        (
            "long-signature-head",
            "The head of the signature is not the shortest.",
            message(signature=Raw(b"\x59\x00\x40" + SIGNATURE)),
        ),
        ("long-map-head", "The head of the unprotected header is not the shortest.", message(unprotected=Raw(b"\xb8\x00"))),
        ("length-beyond", "A byte string of 2^64 - 1 bytes.", b"\xd2\x84\x5b" + b"\xff" * 8 + joined),
        ("count-beyond", "An array of 2^63 items.", b"\xd2\x9b\x80" + bytes(7) + joined),
        ("map-beyond", "A map of 2^63 pairs.", message(unprotected=Raw(b"\xbb\x80" + bytes(7)))),
        ("reserved-head", "A head that RFC 8949 reserves.", b"\xd2\x9c" + joined),
        ("break", "A break without a beginning.", b"\xd2\xff"),
        ("tagged-twice", "Tag 18 twice.", b"\xd2" + message()),
    ]:
        book.bad(f"message-{name}", "cbor", "§2", "message-eddsa", comment, code(body))
    book.bad(
        "message-long-tag",
        "cbor",
        "§2",
        "zlib-fixed-codes",
        "Tag 18 in two bytes, in a stream.",
        packed(b"\xd8\x12" + message()[1:]),
    )


def add_header_encoding(book: Book) -> None:
    unknown = "unknown-header-parameters:1"
    book.good(
        "header-unprotected-parameter",
        "§2",
        "An unknown parameter in the unprotected header.",
        code(message(unprotected={99: [1]})),
        warnings=unknown,
    )
    book.good(
        "header-protected-parameter",
        "§2",
        "An unknown parameter in the protected header.",
        code(message(protected=header(ED, {99: "x"}))),
        warnings=unknown,
    )
    book.good("header-text-label", "§2", "A label that is a text.", code(message(unprotected={"note": 1})), warnings=unknown)
    book.good(
        "header-two-parameters",
        "§2",
        "Two unknown parameters.",
        code(message(protected=header(ED, {99: "x"}), unprotected={"note": 1})),
        warnings="unknown-header-parameters:2",
    )
    book.good(
        "header-unsorted",
        "§2",
        "kid before alg: the labels of a header need no order.",
        code(message(protected=Pairs([(4, ED.kid), (1, -8)]))),
    )
    book.good(
        "header-unsorted-parameter",
        "§2",
        "A parameter with a map whose keys descend.",
        code(message(unprotected={99: Pairs([(2, 0), (1, 0)])})),
        warnings=unknown,
    )
    for name, comment, value in [
        ("float", "A floating-point number.", Raw(b"\xf9\x3c\x00")),
        ("tag", "A tag.", Tag(1, 0)),
        ("undefined", "The simple value undefined.", Raw(b"\xf7")),
        ("utf-8", "A text that is not UTF-8.", Raw(b"\x62\xc3\x28")),
        ("long-head", "A number whose head is not the shortest.", Raw(b"\x18\x01")),
        ("key-twice", "A map with one key twice.", Pairs([(1, 0), (1, 0)])),
        ("indefinite-text", "A text without a length.", Raw(b"\x7f\x61x\xff")),
    ]:
        book.bad(
            f"header-{name}",
            "cbor",
            "§2",
            "header-unprotected-parameter",
            f"{comment[:-1]} in an unknown parameter.",
            code(message(unprotected={99: value})),
        )
    book.bad(
        "header-label-twice",
        "cbor",
        "§2",
        "header-unprotected-parameter",
        "One label twice in the unprotected header.",
        code(message(unprotected=Pairs([(99, [1]), (99, [1])]))),
    )
    for name, comment, protected in [
        ("cut", "The protected header ends within its map.", ENCODED[:-1]),
        ("trailing-byte", "A byte behind the map of the protected header.", ENCODED + b"\0"),
        ("indefinite", "The map of the protected header has no length.", b"\xbf" + ENCODED[1:] + b"\xff"),
        ("alg-twice", "alg twice in the protected header.", cbor.encode(Pairs([(1, -8), (1, -8), (4, ED.kid)]))),
        ("alg-long-head", "alg in a head that is not the shortest.", b"\xa2\x01\x38\x07\x04" + KID),
        ("label-long-head", "The label of alg in a head that is not the shortest.", b"\xa2\x18\x01\x27\x04" + KID),
    ]:
        book.bad(f"header-protected-{name}", "cbor", "§2", "message-eddsa", comment, code(message(protected=protected)))


def add_depths(book: Book) -> None:
    unknown = "unknown-header-parameters:1"
    for levels in (6, 7):
        for name, text in [
            # The array of the message is the first level, the unprotected header the second.
            ("message", code(message(unprotected={99: nested(levels - 2)}))),
            ("header", code(message(protected=header(ED, {99: nested(levels - 1)})))),
        ]:
            comment = f"Maps and arrays nested {levels} deep in the {'protected header' if name == 'header' else name}."
            if levels == 6:
                book.good(f"{name}-nested-6", "§2", comment, text, warnings=unknown)
            else:
                book.bad(f"{name}-nested-7", "cbor", "§2", f"{name}-nested-6", comment, text)


def add_shapes(book: Book) -> None:
    tagless = message()[1:]
    for name, comment, body in [
        ("no-tag", "No tag, in a stream.", tagless),
        ("tag-17", "Tag 17 (COSE_Mac0), in a stream.", b"\xd1" + tagless),
        ("tag-98", "Tag 98 (COSE_Sign), in a stream.", b"\xd8\x62" + tagless),
        ("tag-61", "Tag 61 (CWT) round tag 18, in a stream.", b"\xd8\x3d" + message()),
        ("empty", "A stream of nothing.", b""),
    ]:
        book.bad(f"message-{name}", "cose", "§2", "zlib-fixed-codes", comment, packed(body))
    parts = b"".join(map(cbor.encode, (ENCODED, {}, PAYLOAD)))
    for name, comment, body in [
        ("three-parts", "An array of three.", b"\xd2\x83" + parts),
        ("five-parts", "An array of five.", message(start=b"\xd2\x85", end=b"\0")),
        ("no-parts", "An empty array.", b"\xd2\x80"),
        ("map", "A map in place of the array.", b"\xd2" + cbor.encode({1: ENCODED, 2: {}, 3: PAYLOAD, 4: SIGNATURE})),
        ("number", "A number in place of the array.", b"\xd2\x01"),
        ("payload-null", "A detached payload.", message(payload=Raw(b"\xf6"))),
        ("payload-text", "The payload is a text.", message(payload=Raw(b"\x61x"))),
        ("payload-map", "The payload is a map and not a byte string.", message(payload=Raw(PAYLOAD))),
        ("signature-text", "The signature is a text.", message(signature="x")),
        ("signature-null", "The signature is null.", message(signature=Raw(b"\xf6"))),
        (
            "header-map",
            "The protected header is a map and not a byte string.",
            message(protected=Raw(ENCODED), signature=SIGNATURE),
        ),
        ("header-array", "The protected header holds an array.", message(protected=b"\x80")),
        ("header-null", "The protected header holds null.", message(protected=b"\xf6")),
        ("header-empty", "The protected header is an empty byte string, without alg.", message(protected=b"")),
        ("header-empty-map", "The protected header is an empty map, without alg.", message(protected=b"\xa0")),
        ("unprotected-array", "The unprotected header is an array.", message(unprotected=[])),
        ("unprotected-bytes", "The unprotected header is a byte string.", message(unprotected=b"\xa0")),
    ]:
        book.bad(f"cose-{name}", "cose", "§2", "message-eddsa", comment, code(body))
