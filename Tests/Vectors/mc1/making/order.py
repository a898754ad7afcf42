"""Codes with two reasons, of which the earlier of format-mc1.md §7 is the verdict, and the test cards."""

from making.codes import DELETE, EC, ED, PRIVATE, SIGNED, Book, claims, code, elements, header, message, of_claims, of_elements
from making.payloads import reference

DAY = 86_400
WRONG = bytes(64)
TEST_CARD = (
    "MC1:NCFOXN%TSMAHO.JERCBLKI:P-XLO4IGBH5WNIIM *4S K1FK4I9H7OZ/MXU8KQ5SV43ANU6BK+M$C6-24G*I7J54CBAL0K9P3DA8FIJ-H8.3FGW$3C5 BOMIMIA$R3BSIFWB$35 N6DKGKLNO65"
    "1G8 5KQRV.X7NU7OVJ62MG8C$WBCAJBD0F4LJYJC IISAGIA IJ+7JEBIRKB.CIKCILKBV:P6.S:PPJO3BA6-70VBKZ.C8FEIID+OBB*GN9EQNL%B9WHCTDIKP5PL5945XY97A5699LN9A45MZ5*V"
    "9GS9%+A32Q3SPR:5QMC4.SSMCX+CSH9E:POAE+4DRE9LZK13K3%GO1MHL5:+7CPQ1IK KJ44USKU1P1U1NL TUI2SK3F9KHPP$:MQZS$VBC3I 3WW+M9.9:%J56JP1WU6QNCV24IL20 $DP4"
)
WITHDRAWN_TEST_CARD = (
    "MC1:NCFOXN%TSMAHO.JERCBLKI:P-XLO4IGBH5WNIIM *4S K1FK4I9H7OZ/MXU8KQ5SV43ANU6BK+M$C6-24G*I7J54CBAL0H6HEYS7DQJSE3:TFGW$3C5 BOMIMIA$R3BSIFWB$35 N6TKGKLNO65"
    "1G8 5KQRV.X7NU7OVJ62MG8C$WBCAJBD0F4LJYJC IISAGIA IJ+7JEBIRKB.CIKCILKBV:P6.S:PPJO3BA6-70VBKZ.C8FEIID+OBB*GN9EQNL%B9WHCTDIKP5PL5945XY97A5699LN9A45MZ5*V"
    "9GS9%+A32Q3SPR:5QMC4.SSMCX+CSH9E:PMCEYSTD:FLUT:OV%$J4L7Q8JFII$3MM6OA8TTBFZQVK2S.0CFCMC2K1.N/5R6OU+MDSB3*88VPAQO9GIJFU0*:P.6MEYF*KF72CPZ8W622%PGDF"
)


def add(book: Book) -> None:
    add_order(book)
    add_test_cards(book)


def add_order(book: Book) -> None:
    """Two reasons each, of which the earlier of §7 is the verdict."""
    held = {"trust": "trust.json status.jwt"}
    past, future, lapsed = {4: SIGNED + 1}, {5: SIGNED + 400 * DAY}, {-2: SIGNED // DAY}
    revoked, unknown = {65535: reference(1)}, {65535: reference(4)}
    two = elements({0: 2})
    for name, verdict, comment, text, more in [
        (
            "kid-before-signature",
            "not-listed key-not-listed",
            "An unknown kid, and a signature that does not hold.",
            code(message(protected=header(ED, {4: bytes(8)}), signature=WRONG)),
            {},
        ),
        (
            "issuer-before-signature",
            "not-listed issuer-not-listed",
            "An unknown issuer, and a signature that does not hold.",
            code(message(claims({1: "https://other.example"}), signature=WRONG)),
            {},
        ),
        (
            "issuer-before-claims",
            "not-listed issuer-not-listed",
            "An unknown issuer, and no title.",
            code(message(claims({1: "https://other.example"}, {2: DELETE}))),
            {},
        ),
        ("iss-before-trust", "cwt", "No iss, and nobody is trusted.", of_claims({1: DELETE}), {"trust": "none"}),
        (
            "iss-before-signature",
            "cwt",
            "No iss, and a signature that does not hold.",
            code(message(claims({1: DELETE}), signature=WRONG)),
            {},
        ),
        (
            "algorithm-before-issuer",
            "unsupported algorithm",
            "Another alg, and an unknown issuer.",
            code(message(claims({1: "https://other.example"}), protected=header(ED, {1: -35}))),
            {},
        ),
        (
            "trust-before-signature",
            "undecided list-missing",
            "Nobody is trusted, and the signature does not hold.",
            code(message(signature=WRONG)),
            {"trust": "none"},
        ),
        (
            "signature-before-claims",
            "not-as-signed bad-signature",
            "A signature that does not hold, and no title.",
            code(message(claims(of={2: DELETE}), signature=WRONG)),
            {},
        ),
        (
            "signature-before-version",
            "not-as-signed bad-signature",
            "A signature that does not hold, and a later version.",
            code(message(claims({PRIVATE: two}), signature=WRONG)),
            {},
        ),
        (
            "signature-before-exp",
            "not-as-signed bad-signature",
            "A signature that does not hold, and a code that has expired.",
            code(message(claims(past), signature=WRONG)),
            {},
        ),
        (
            "claims-before-type",
            "claims",
            "No title, and a type that is not covered.",
            of_elements({2: DELETE}),
            {"trust": "trust-other-type.json"},
        ),
        (
            "version-before-type",
            "unsupported newer-version",
            "A later version, and a type that is not covered.",
            of_claims({PRIVATE: two}),
            {"trust": "trust-other-type.json"},
        ),
        (
            "type-before-exp",
            "not-covered type-not-covered",
            "A type that is not covered, and a code that has expired.",
            of_claims(past),
            {"trust": "trust-other-type.json"},
        ),
        (
            "not-yet-before-revoked",
            "not-yet not-yet-valid",
            "Not yet valid, and revoked.",
            of_claims({**future, **revoked}),
            held,
        ),
        ("not-yet-before-exp", "not-yet not-yet-valid", "Not yet valid, and expired.", of_claims({**past, **future}), {}),
        ("revoked-before-exp", "withdrawn revoked", "Revoked, and expired.", of_claims({**past, **revoked}), held),
        (
            "exp-before-lapsed",
            "ended expired",
            "The code has expired, and the achievement has lapsed.",
            code(message(claims(past, lapsed))),
            {},
        ),
        ("exp-before-status", "ended expired", "Expired, and its status is not known.", of_claims({**past, **unknown}), held),
        (
            "lapsed-before-status",
            "ended lapsed",
            "Lapsed, and its status is not known.",
            code(message(claims(unknown, lapsed))),
            held,
        ),
    ]:
        book.bad(f"order-{name}", verdict, "§7", "status-good" if more is held else "message-eddsa", comment, text, **more)


def add_test_cards(book: Book) -> None:
    for name, text in [("card", TEST_CARD), ("card-withdrawn", WITHDRAWN_TEST_CARD)]:
        for trust in ("trust.json", "none"):
            nobody = "-without-trust" if trust == "none" else ""
            book.bad(
                f"test-{name}{nobody}", "test test", "§7", "message-eddsa", "A test card of Vidimus.", text.encode(), trust=trust
            )
    named = claims({1: "https://test.vidimus.example"})
    for name, key in [("eddsa", ED), ("es256", EC)]:
        book.bad(
            f"test-issuer-{name}",
            "not-listed key-not-listed",
            "§7",
            f"message-{name}",
            "A school signs in the name of the test issuer.",
            code(message(named, key=key)),
        )
