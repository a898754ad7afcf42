"""Faults of the payload's encoding and of its registered claims: format-mc1.md §3."""

import struct
from typing import Any

from making import cbor
from making.cbor import Pairs, Raw, Tag, nested
from making.codes import DELETE, ISSUER, PRIVATE, SIGNED, Book, claims, code, elements, message, of_claims

LAST = 253402300799
PAYLOAD = cbor.encode(claims())


def add(book: Book) -> None:
    add_encoding(book)
    add_values(book)
    add_order(book)
    add_issuers(book)
    add_times(book)
    add_ids(book)
    add_keys(book)
    add_references(book)


def add_encoding(book: Book) -> None:
    first = cbor.encode(1) + cbor.encode(ISSUER)
    rest = PAYLOAD[1 + len(first) :]
    assert PAYLOAD == b"\xa4" + first + rest
    for name, comment, payload in [
        ("empty", "A payload of no bytes.", b""),
        ("break", "A single break.", b"\xff"),
        ("array", "The payload is an array.", cbor.encode([claims()])),
        ("text", "The payload is a text.", cbor.encode("x")),
        ("cut-by-one", "The last byte is missing.", PAYLOAD[:-1]),
        ("trailing-byte", "A byte behind the map.", PAYLOAD + b"\0"),
        ("count-beyond", "The map has one pair less than its head says.", b"\xa5" + PAYLOAD[1:]),
        ("indefinite-map", "The map has no length.", b"\xbf" + PAYLOAD[1:] + b"\xff"),
        ("indefinite-text", "iss comes in pieces.", b"\xa4\x01\x7f" + cbor.encode(ISSUER) + b"\xff" + rest),
        ("long-map-head", "The head of the map is not the shortest.", b"\xb8\x04" + PAYLOAD[1:]),
        ("long-key-head", "The key of iss in a head that is not the shortest.", b"\xa4\x18\x01" + PAYLOAD[2:]),
        ("long-text-head", "The head of iss is not the shortest.", b"\xa4\x01\x79\x00" + PAYLOAD[3:]),
        ("claim-twice", "iss twice.", b"\xa5" + first + first + rest),
    ]:
        source = "§7" if name in ("array", "text") else "§3"
        book.bad(f"payload-{name}", "cbor", source, "message-eddsa", comment, code(message(payload)))
    for name, comment, changes in [
        ("long-number-head", "iat in eight bytes.", {6: Raw(b"\x1b" + SIGNED.to_bytes(8, "big"))}),
        ("long-bytes-head", "The head of cti is not the shortest.", {7: Raw(b"\x58\x08" + bytes(range(8)))}),
        ("iat-float", "iat is a floating-point number.", {6: Raw(b"\xfb" + struct.pack(">d", SIGNED))}),
        ("iat-tag", "iat has tag 1.", {6: Tag(1, SIGNED)}),
        ("exp-bignum", "exp is a bignum.", {4: Tag(2, b"\x71\x00\x00\x00")}),
        ("exp-infinity", "exp is infinite.", {4: Raw(b"\xf9\x7c\x00")}),
        ("element-twice", "Element 9 twice.", {PRIVATE: twice(9)}),
        ("element-indefinite", "The list of outcomes has no length.", {PRIVATE: elements({6: Raw(b"\x9f\x67Explain\xff")})}),
        ("element-long-head", "The code of element 9 in two bytes too many.", {PRIVATE: elements({9: Raw(b"\x19\x00\x0e")})}),
        ("element-day-tag", "The date of issuing has the tag of RFC 8943.", {PRIVATE: elements({5: Tag(100, 20000)})}),
    ]:
        book.bad(f"payload-{name}", "cbor", "§3", "message-eddsa", comment, of_claims(changes))


def twice(key: int) -> Pairs:
    """The elements in their order, one of them two times."""
    pairs = []
    for pair in sorted(elements().items()):
        pairs += [pair, pair] if pair[0] == key else [pair]
    return Pairs(pairs)


def add_values(book: Book) -> None:
    """What may and may not stand under a key that this version does not know."""
    warned = {"warnings": "unknown-claims:1"}
    for name, value in [
        ("array", [1, "x", b"x", None, True, False]),
        ("text-keys", {"x": {"y": 1}}),
        ("null", None),
        ("nested-6", nested(5)),
        ("largest-number", (1 << 64) - 1),
        ("smallest-number", -(1 << 64)),
    ]:
        book.good(f"payload-unknown-{name}", "§8", "A claim that this version does not know.", of_claims({99: value}), **warned)
    book.good("payload-unknown-negative", "§8", "The same under a negative key.", of_claims({-5: 1}), **warned)
    for name, comment, value in [
        ("half-float", "A floating-point number of two bytes", Raw(b"\xf9\x3c\x00")),
        ("float", "A floating-point number of four bytes", Raw(b"\xfa\x47\xc3\x50\x00")),
        ("double", "A floating-point number of eight bytes", Raw(b"\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a")),
        ("tag", "A tag", Tag(32, "https://x.example")),
        ("undefined", "undefined", Raw(b"\xf7")),
        ("simple-16", "The simple value 16", Raw(b"\xf0")),
        ("simple-255", "The simple value 255", Raw(b"\xf8\xff")),
        ("simple-24", "A simple value that is not well-formed", Raw(b"\xf8\x18")),
        ("reserved-head", "A reserved head", Raw(b"\x1c")),
        ("overlong", "Overlong UTF-8", Raw(b"\x62\xc0\xaf")),
        ("surrogate", "A surrogate in UTF-8", Raw(b"\x63\xed\xa0\x80")),
        ("beyond-unicode", "UTF-8 of a number above U+10FFFF", Raw(b"\x64\xf4\x90\x80\x80")),
        ("half-utf-8", "UTF-8 that ends within a character", Raw(b"\x62x\xc3")),
        ("keys-descend", "A map whose keys descend", Pairs([(2, 0), (1, 0)])),
        ("key-twice", "A map with one key twice", Pairs([(1, 0), (1, 0)])),
        ("float-key", "A floating-point number as a key", Pairs([(Raw(b"\xf9\x3c\x00"), 0)])),
        ("length-beyond", "A byte string longer than the payload", Raw(b"\x5b\x7f" + b"\xff" * 7)),
    ]:
        book.bad(
            f"payload-{name}", "cbor", "§8", "payload-unknown-array", f"{comment} in an unknown claim.", of_claims({99: value})
        )
    book.bad(
        "payload-nested-7", "cbor", "§3", "payload-unknown-nested-6", "Maps and arrays nested 7 deep.", of_claims({99: nested(6)})
    )
    book.bad(
        "payload-utf-8",
        "cbor",
        "§3",
        "message-eddsa",
        "A family name that is not UTF-8.",
        of_claims({PRIVATE: elements({1: {1: Raw(b"\x68Kowal\xc0\xafa")}})}),
    )


def add_order(book: Book) -> None:
    made = claims({4: LAST})
    unsorted = Pairs([(key, made[key]) for key in (1, 6, 4, 7, PRIVATE)])
    book.bad("payload-claims-descend", "cbor", "§3", "exp-last", "iat before exp.", code(message(unsorted)))
    last = Pairs([(key, made[key]) for key in (4, 6, 7, PRIVATE, 1)])
    book.bad("payload-iss-last", "cbor", "§3", "exp-last", "iss behind all other claims.", code(message(last)))
    pairs = sorted(elements().items())
    pairs[2], pairs[3] = pairs[3], pairs[2]
    book.bad(
        "payload-elements-descend",
        "cbor",
        "§3",
        "message-eddsa",
        "Element 3 before element 2.",
        of_claims({PRIVATE: Pairs(pairs)}),
    )
    # Bytewise, 24 (0x1818) stands before -1 (0x20). The older canonical order has shorter keys first.
    extra = [(-1, {1: "QANU"}), (24, 1)]
    pairs = sorted(elements().items())
    book.good(
        "payload-bytewise",
        "§3",
        "The keys 24 and -1 in bytewise order.",
        of_claims({PRIVATE: Pairs(pairs + extra[::-1])}),
        warnings="unknown-elements:1",
    )
    book.bad(
        "payload-length-first",
        "cbor",
        "§3",
        "payload-bytewise",
        "The key -1 before 24, since it is shorter.",
        of_claims({PRIVATE: Pairs(pairs + extra)}),
    )


def add_issuers(book: Book) -> None:
    long = ISSUER + "/" + "x" * (119 - len(ISSUER))
    book.good("iss-120-bytes", "§3", "iss of 120 bytes.", of_claims({1: long}), trust="trust-long-id.json")
    book.bad(
        "iss-121-bytes", "cwt", "§3", "iss-120-bytes", "iss of 121 bytes.", of_claims({1: long + "x"}), trust="trust-long-id.json"
    )
    for name, comment, value in [
        ("missing", "No iss.", DELETE),
        ("empty", "iss is empty.", ""),
        ("number", "iss is a number.", 7),
        ("bytes", "iss is a byte string.", ISSUER.encode()),
        ("null", "iss is null.", None),
        ("array", "iss is an array.", [ISSUER]),
    ]:
        book.bad(f"iss-{name}", "cwt", "§3", "message-eddsa", comment, of_claims({1: value}))


def add_times(book: Book) -> None:
    now = {"now": "9999-12-31T23:59:59Z"}
    book.good("iat-zero", "§3", "iat is 0.", of_claims({6: 0}))
    book.good("iat-midday", "§3", "iat is not midnight.", of_claims({6: SIGNED + 43_200}))
    book.good("iat-last", "§3", "iat is the last second of 9999, which is now.", of_claims({6: LAST}), **now)
    book.good("nbf-zero", "§3", "nbf is 0.", of_claims({5: 0}))
    book.good("nbf-last", "§3", "nbf is the last second of 9999, which is now.", of_claims({5: LAST}), **now)
    book.good("exp-last", "§3", "exp is the last second of 9999.", of_claims({4: LAST}))
    for claim, key in (("exp", 4), ("nbf", 5), ("iat", 6)):
        for name, comment, value in [
            ("beyond-9999", f"{claim} is a second too late.", LAST + 1),
            ("largest", f"{claim} is 2^64 - 1.", (1 << 64) - 1),
            ("negative", f"{claim} is -1.", -1),
            ("text", f"{claim} is a text.", "2026-05-14"),
            ("null", f"{claim} is null.", None),
            ("bytes", f"{claim} is a byte string.", b"\x01"),
            ("true", f"{claim} is true.", True),
        ]:
            more = now if name == "beyond-9999" and claim != "exp" else {}
            book.bad(f"{claim}-{name}", "cwt", "§3", f"{claim}-last", comment, of_claims({key: value}), **more)
    book.bad("iat-missing", "cwt", "§3", "message-eddsa", "No iat.", of_claims({6: DELETE}))


def add_ids(book: Book) -> None:
    book.good("cti-16-bytes", "§3", "cti of 16 bytes.", of_claims({7: bytes(16)}))
    for name, comment, value in [
        ("missing", "No cti.", DELETE),
        ("7-bytes", "cti of 7 bytes.", bytes(7)),
        ("17-bytes", "cti of 17 bytes.", bytes(17)),
        ("empty", "An empty cti.", b""),
        ("text", "cti is a text.", "12345678"),
        ("number", "cti is a number.", 7),
        ("null", "cti is null.", None),
    ]:
        book.bad(
            f"cti-{name}", "cwt", "§3", "cti-16-bytes" if name == "17-bytes" else "message-eddsa", comment, of_claims({7: value})
        )


def add_keys(book: Book) -> None:
    for name, comment, key in [
        ("text", "A claim under a text key.", "exp"),
        ("bytes", "A claim under a byte string.", b"x"),
        ("null", "A claim under null.", None),
    ]:
        book.bad(f"claim-key-{name}", "cwt", "§8", "payload-unknown-negative", comment, of_claims({key: 1}))
    for name, comment, value in [
        ("missing", "No micro-credential.", DELETE),
        ("array", "The micro-credential is an array.", []),
        ("null", "The micro-credential is null.", None),
        ("bytes", "The micro-credential is in a byte string.", cbor.encode(elements())),
        ("empty", "The micro-credential is an empty map.", {}),
    ]:
        book.bad(f"credential-{name}", "claims", "§3", "message-eddsa", comment, of_claims({PRIVATE: value}))


def reference(idx: Any = 0, uri: Any = "https://school.example/status", **more: Any) -> dict[str, Any]:
    members = {"idx": idx, "uri": uri, **more}
    return {"status_list": {name: value for name, value in members.items() if value is not DELETE}}


def add_references(book: Book) -> None:
    held = {"trust": "trust.json status.jwt"}
    long = "https://school.example/status/" + "x" * 90
    book.good("status-good", "§3", "A status list says 0 of it.", of_claims({65535: reference()}), **held)
    book.good(
        "status-uri-120-bytes",
        "§3",
        "The URI of a status list has 120 bytes.",
        of_claims({65535: reference(uri=long)}),
        trust="trust.json status-long-uri.jwt",
    )
    book.good(
        "status-unknown-member",
        "§8",
        "A member of status_list that this version does not know.",
        of_claims({65535: reference(x=1)}),
        warnings="unknown-claims:1",
        **held,
    )
    book.good(
        "status-second-mechanism",
        "§8",
        "A member of status that this version does not know.",
        of_claims({65535: {**reference(), "other": 1}}),
        warnings="unknown-claims:1",
        **held,
    )
    uri = "https://school.example/status"
    for name, comment, value in [
        ("null", "status is null.", None),
        ("number", "status is a number.", 1),
        ("empty", "status is an empty map.", {}),
        ("other-mechanism", "status has no status_list.", {"identifier_list": {"id": b"x", "uri": uri}}),
        ("list-number", "status_list is a number.", {"status_list": 1}),
        ("list-empty", "status_list is an empty map.", {"status_list": {}}),
        ("list-array", "status_list is an array.", {"status_list": [0, uri]}),
        ("idx-missing", "No idx.", reference(idx=DELETE)),
        ("idx-negative", "idx is -1.", reference(idx=-1)),
        ("idx-2-32", "idx is 2^32.", reference(idx=1 << 32)),
        ("idx-text", "idx is a text.", reference(idx="0")),
        ("uri-missing", "No uri.", reference(uri=DELETE)),
        ("uri-empty", "uri is empty.", reference(uri="")),
        ("uri-bytes", "uri is a byte string.", reference(uri=uri.encode())),
        ("integer-keys", "idx and uri under integers.", {"status_list": {1: 0, 2: uri}}),
        ("integer-member", "An integer key in status.", {**reference(), 1: 1}),
        ("integer-in-list", "An integer key in status_list.", {"status_list": {"idx": 0, "uri": uri, 1: 1}}),
    ]:
        book.bad(f"status-{name}", "cwt", "§3", "status-good", comment, of_claims({65535: value}), **held)
    book.bad(
        "status-uri-121-bytes",
        "cwt",
        "§3",
        "status-uri-120-bytes",
        "The URI of a status list has 121 bytes.",
        of_claims({65535: reference(uri=long + "x")}),
        trust="trust.json status-long-uri.jwt",
    )
