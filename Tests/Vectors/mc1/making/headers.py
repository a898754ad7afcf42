"""Faults of the parameters in the headers: format-mc1.md §2."""

from making.cbor import Pairs
from making.codes import DELETE, EC, ED, STRANGER, Book, code, header, message


def add(book: Book) -> None:
    add_algorithms(book)
    add_kids(book)
    add_labels(book)
    add_critical(book)


def add_algorithms(book: Book) -> None:
    for name, comment, text in [
        ("missing", "No alg.", message(protected=header(ED, {1: DELETE}))),
        ("unprotected", "alg in the unprotected header alone.", message(protected=header(ED, {1: DELETE}), unprotected={1: -8})),
        ("in-both", "alg in both headers.", message(unprotected={1: -8})),
    ]:
        book.bad(f"alg-{name}", "cose", "§2", "message-eddsa", comment, code(text))
    for name, value in [
        ("zero", 0),
        ("hs256", 5),
        ("ed25519", -19),
        ("esp256", -9),
        ("es384", -35),
        ("es512", -36),
        ("ps256", -37),
        ("es256k", -47),
        ("rs256", -257),
        ("huge", 1 << 63),
        ("text", "EdDSA"),
        ("bytes", b"\x27"),
        ("null", None),
        ("array", [-8]),
    ]:
        book.bad(
            f"alg-{name}",
            "unsupported algorithm",
            "§7",
            "message-eddsa",
            f"alg is {value!r}.".replace("None", "null"),
            code(message(protected=header(ED, {1: value}))),
        )
    wrong = "not-as-signed bad-signature"
    book.bad(
        "alg-es256-for-ed25519",
        wrong,
        "§7",
        "message-eddsa",
        "alg is -7, and the key of the kid is one for EdDSA.",
        code(message(protected=header(ED, {1: -7}))),
    )
    book.bad(
        "alg-eddsa-for-p256",
        wrong,
        "§7",
        "message-es256",
        "alg is -8, and the key of the kid is one for ES256.",
        code(message(protected=header(EC, {1: -8}), key=EC)),
    )


def add_kids(book: Book) -> None:
    for name, comment, value in [
        ("missing", "No kid.", DELETE),
        ("empty", "An empty kid.", b""),
        ("7-bytes", "A kid of 7 bytes.", ED.kid[:7]),
        ("9-bytes", "A kid of 9 bytes.", ED.kid + b"\0"),
        ("text", "A kid that is a text.", "12345678"),
        ("number", "A kid that is a number.", 7),
        ("null", "A kid that is null.", None),
        ("array", "A kid in an array.", [ED.kid]),
    ]:
        book.bad(f"kid-{name}", "cose", "§2", "message-eddsa", comment, code(message(protected=header(ED, {4: value}))))
    book.bad(
        "kid-unprotected",
        "cose",
        "§2",
        "message-eddsa",
        "kid in the unprotected header alone.",
        code(message(protected=header(ED, {4: DELETE}), unprotected={4: ED.kid})),
    )
    book.bad("kid-in-both", "cose", "§2", "message-eddsa", "kid in both headers.", code(message(unprotected={4: ED.kid})))
    for name, comment, value in [
        ("zeros", "A kid of no key.", bytes(8)),
        ("changed", "One bit of the kid is wrong.", bytes([ED.kid[0] ^ 1]) + ED.kid[1:]),
        ("stranger", "The kid of a key that is not trusted.", STRANGER.kid),
    ]:
        book.bad(
            f"kid-{name}",
            "not-listed key-not-listed",
            "§7",
            "message-eddsa",
            comment,
            code(message(protected=header(ED, {4: value}))),
        )


def add_labels(book: Book) -> None:
    both = message(protected=header(ED, {99: 1}), unprotected={99: 1})
    book.bad("label-in-both", "cose", "§2", "header-protected-parameter", "An unknown label in both headers.", code(both))
    for name, comment, label in [
        ("bytes", "A label that is a byte string.", b"x"),
        ("true", "A label that is true.", True),
        ("null", "A label that is null.", None),
    ]:
        book.bad(f"label-{name}", "cose", "§2", "header-text-label", comment, code(message(unprotected={label: 1})))
    protected = message(protected=Pairs([(1, -8), (4, ED.kid), (b"x", 1)]))
    book.bad(
        "label-protected-bytes", "cose", "§2", "header-protected-parameter", "The same in the protected header.", code(protected)
    )


def add_critical(book: Book) -> None:
    book.good("crit-alg", "§2", "crit names alg.", code(message(protected=header(ED, {2: [1]}))))
    book.good("crit-alg-and-kid", "§2", "crit names alg and kid.", code(message(protected=header(ED, {2: [1, 4]}))))
    for name, comment, changes in [
        ("empty", "crit is empty.", {2: []}),
        ("number", "crit is a number.", {2: 1}),
        ("text", "crit is a text.", {2: "alg"}),
        ("absent", "crit names a parameter that is not there.", {2: [99]}),
        ("unknown", "crit names a parameter that is there and not understood.", {2: [99], 99: 1}),
        ("text-label", "crit names a text label.", {2: ["b64"], "b64": False}),
        ("content-type", "crit names the content type, which is there.", {2: [3], 3: "x"}),
        ("alg-and-unknown", "crit names alg, and a parameter that is not understood.", {2: [1, 99], 99: 1}),
        ("itself", "crit names itself.", {2: [2]}),
    ]:
        book.bad(f"crit-{name}", "cose", "§2", "crit-alg", comment, code(message(protected=header(ED, changes))))
    book.bad("crit-unprotected", "cose", "§2", "crit-alg", "crit in the unprotected header.", code(message(unprotected={2: [1]})))
