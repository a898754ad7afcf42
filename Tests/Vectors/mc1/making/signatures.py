"""Faults of the signature, and whose key it is: format-mc1.md §2 and §7."""

from making import cbor
from making.codes import EC, ED, STRANGER, STRANGER_EC, Book, claims, code, header, message, signed_bytes
from making.keys import P256, Ed25519, Key

WRONG = "not-as-signed bad-signature"


def add(book: Book) -> None:
    for name, key, stranger in [("eddsa", ED, STRANGER), ("es256", EC, STRANGER_EC)]:
        add_changes(book, name, key)
        add_lengths(book, name, key)
        book.bad(
            f"signature-{name}-stranger",
            WRONG,
            "§7",
            f"message-{name}",
            "Another key signed under this kid.",
            code(message(signature=stranger.sign(signed(key)), key=key)),
        )
    add_ecdsa(book)
    add_edwards(book)
    add_covered(book)


def signed(key: Key) -> bytes:
    return signed_bytes(cbor.encode(header(key)), cbor.encode(claims()))


def add_changes(book: Book, name: str, key: Key) -> None:
    good = message(key=key)
    parameter = message(protected=header(key, {99: b"abc"}), key=key)
    book.good(
        f"signature-{name}-parameter",
        "§2",
        "Signed with a parameter of three bytes.",
        code(parameter),
        warnings="unknown-header-parameters:1",
    )
    book.bad(
        f"signature-{name}-header-bit",
        WRONG,
        "§2",
        f"signature-{name}-parameter",
        "One bit of that parameter was changed.",
        code(parameter.replace(b"Cabc", b"Cabb")),
    )
    for what, old, new in [("family-name", b"Kowalska", b"Kowalski"), ("title", b"Data Ethics", b"Data ethics")]:
        book.bad(
            f"signature-{name}-{what}",
            WRONG,
            "§2",
            f"message-{name}",
            f"A letter of the {what.replace('-', ' ')} was changed.",
            code(good.replace(old, new)),
        )
    for what, place in [("first", -64), ("middle", -32), ("last", -1)]:
        flipped = bytearray(good)
        flipped[place] ^= 1
        book.bad(
            f"signature-{name}-{what}-byte",
            WRONG,
            "§2",
            f"message-{name}",
            "One bit of the signature was changed.",
            code(bytes(flipped)),
        )


def add_lengths(book: Book, name: str, key: Key) -> None:
    good = key.sign(signed(key))
    for what, comment, signature in [
        ("empty", "An empty signature.", b""),
        ("63-bytes", "The last byte is missing.", good[:-1]),
        ("65-bytes", "A byte behind the signature.", good + b"\0"),
        ("zeros", "64 zero bytes.", bytes(64)),
        ("ones", "64 bytes 0xFF.", b"\xff" * 64),
    ]:
        book.bad(f"signature-{name}-{what}", WRONG, "§7", f"message-{name}", comment, code(message(signature=signature, key=key)))


def add_ecdsa(book: Book) -> None:
    good = EC.sign(signed(EC))
    r, s = good[:32], good[32:]
    zero, order = bytes(32), P256.n.to_bytes(32, "big")
    other = (P256.n - int.from_bytes(s, "big")).to_bytes(32, "big")
    book.good(
        "signature-es256-other-s", "§11", "n - s in place of s, which holds as well.", code(message(signature=r + other, key=EC))
    )
    for name, comment, signature in [
        ("r-zero", "r is 0.", zero + s),
        ("s-zero", "s is 0.", r + zero),
        ("r-order", "r is the order n.", order + s),
        ("s-order", "s is the order n.", r + order),
        ("swapped", "s before r.", s + r),
        ("der", "The signature in DER.", der(r, s)),
        ("wide", "r and s in 48 bytes each.", bytes(16) + r + bytes(16) + s),
        ("sha-384", "The digest is SHA-384.", EC.sign(signed(EC), "sha384")),
        ("sha-512", "The digest is SHA-512.", EC.sign(signed(EC), "sha512")),
    ]:
        book.bad(
            f"signature-es256-{name}",
            WRONG,
            "RFC 9053 §2.1",
            "message-es256",
            comment,
            code(message(signature=signature, key=EC)),
        )


def der(r: bytes, s: bytes) -> bytes:
    numbers = b"".join(b"\x02" + bytes([len(number)]) + number for number in (b"\0" * (part[0] >> 7) + part for part in (r, s)))
    return b"\x30" + bytes([len(numbers)]) + numbers


def add_edwards(book: Book) -> None:
    good = ED.sign(signed(ED))
    larger = (int.from_bytes(good[32:], "little") + Ed25519.order).to_bytes(32, "little")
    order = Ed25519.order.to_bytes(32, "little")
    for name, comment, signature in [
        ("s-plus-order", "S + L in place of S.", good[:32] + larger),
        ("s-order", "S is the order L.", good[:32] + order),
        ("r-no-point", "R is the encoding of no point.", b"\x02" + bytes(31) + good[32:]),
        ("swapped", "S before R.", good[32:] + good[:32]),
        ("prehashed", "Ed25519ph in place of Ed25519.", ED.sign_prehashed(signed(ED))),
    ]:
        book.bad(
            f"signature-eddsa-{name}", WRONG, "RFC 8032 §5.1.7", "message-eddsa", comment, code(message(signature=signature))
        )


def add_covered(book: Book) -> None:
    protected, payload = cbor.encode(header()), cbor.encode(claims())
    for name, comment, covered in [
        ("context-signature", "The context is that of COSE_Sign.", signed_bytes(protected, payload, context="Signature")),
        (
            "context-counter",
            "The context is that of a countersignature.",
            signed_bytes(protected, payload, context="CounterSignature"),
        ),
        ("context-mac", "The context is that of COSE_Mac0.", signed_bytes(protected, payload, context="MAC0")),
        ("external", "external_aad is not empty.", signed_bytes(protected, payload, external=b"x")),
        ("payload-alone", "The payload alone was signed.", payload),
        ("no-header", "The protected header was left out.", signed_bytes(b"", payload)),
        ("other-payload", "Another payload was signed.", signed_bytes(protected, cbor.encode(claims(of={2: "Physics"})))),
        ("five-parts", "A Sig_structure of five parts.", cbor.encode(["Signature1", protected, b"", b"", payload])),
        ("message", "The message's array was signed.", cbor.encode([protected, {}, payload])),
    ]:
        book.bad(f"signed-{name}", WRONG, "RFC 9052 §4.4", "message-eddsa", comment, code(message(signed=covered)))
    unsorted = cbor.encode(cbor.Pairs([(4, ED.kid), (1, -8)]))
    book.bad(
        "signed-header-sorted",
        WRONG,
        "§2",
        "header-unsorted",
        "The header was sorted before it was signed.",
        code(message(protected=unsorted, signed=signed_bytes(protected, payload))),
    )
