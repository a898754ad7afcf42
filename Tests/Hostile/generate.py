#!/usr/bin/env python3
"""Makes broken, forged and merely unusual texts, each with the verdict and reason it must get.

usage: generate.py FOLDER

Writes FOLDER/trust/ (an issuer file and a bare key) and FOLDER/cases.tsv: family/fault, verdict, reason, text in
hexadecimal. Each case has one fault. Those that need a key are signed with the trusted one: they are what a careless
issuer can do; the others are what anybody can. Needs cbor2 and cryptography.
"""

import base64
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterator
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Interoperation"))
from base45_text import encode as base45  # noqa: E402

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ISSUER = "https://school.example"
PRIVATE = -202224302
DELETE = object()

Case = tuple[str, str, str, bytes]


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def head(major: int, value: int) -> bytes:
    if value < 24:
        return bytes([major << 5 | value])
    for size, info in ((1, 24), (2, 25), (4, 26), (8, 27)):
        if value < 1 << (8 * size):
            return bytes([major << 5 | info]) + value.to_bytes(size, "big")
    raise ValueError(value)


def bstr(data: bytes) -> bytes:
    return head(2, len(data)) + data


def raw(der: bytes, size: int = 32) -> bytes:
    r, s = utils.decode_dss_signature(der)
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def canonical(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


class Signer:
    """A P-256 key with the names codes call it by."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        numbers = self.key.public_key().public_numbers()
        self.x, self.y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        self.kid = hashlib.sha256(canonical({1: 2, -1: 1, -2: self.x, -3: self.y})).digest()[:8]
        self.spki = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, message: bytes, digest: Any = None) -> bytes:
        return raw(self.key.sign(message, ec.ECDSA(digest or SHA256())))


trusted, stranger = Signer(), Signer()
edwards = ed25519.Ed25519PrivateKey.generate()


def header(**changes: Any) -> dict[Any, Any]:
    labels = {"alg": 1, "crit": 2, "kid": 4}
    made: dict[Any, Any] = {1: -7, 4: trusted.kid}
    for name, value in changes.items():
        made.pop(labels[name], None)
        if value is not DELETE:
            made[labels[name]] = value
    return made


def credential(changes: dict[Any, Any] | None = None) -> dict[Any, Any]:
    made: dict[Any, Any] = {
        0: 1, 1: {1: "Kowalska", 2: "Anna"}, 2: "Data Ethics", 3: "NL", 4: "School", 6: ["Explain"], 7: {1: 100}, 9: 14,
        10: 2, 11: 2, 18: "en",
    }
    for key, value in (changes or {}).items():
        made.pop(key, None)
        if value is not DELETE:
            made[key] = value
    return made


def claims(changes: dict[Any, Any] | None = None, elements: dict[Any, Any] | None = None) -> dict[Any, Any]:
    made: dict[Any, Any] = {1: ISSUER, 6: 1778716800, 7: bytes(range(8)), PRIVATE: credential(elements)}
    for key, value in (changes or {}).items():
        made.pop(key, None)
        if value is not DELETE:
            made[key] = value
    return made


def message(
    payload: Any = None, protected: Any = None, unprotected: Any = None, signature: bytes | None = None,
    context: str = "Signature1", signer: Any = None, signed_protected: bytes | None = None, signed_payload: bytes | None = None,
    external: bytes = b"", prefix: bytes = b"\xd2\x84",
) -> bytes:
    """A COSE_Sign1 of whatever parts; what is given as bytes is taken as it is."""
    payload = canonical(claims()) if payload is None else payload if isinstance(payload, bytes) else canonical(payload)
    protected = header() if protected is None else protected
    encoded = protected if isinstance(protected, bytes) else canonical(protected)
    unprotected = b"\xa0" if unprotected is None else unprotected if isinstance(unprotected, bytes) else canonical(unprotected)
    if signature is None:
        signed = canonical([context, encoded if signed_protected is None else signed_protected, external,
                            payload if signed_payload is None else signed_payload])
        signature = (signer or trusted).sign(signed)
    return prefix + bstr(encoded) + unprotected + bstr(payload) + bstr(signature)


def mc1(body: bytes, pack: bool = True) -> bytes:
    return b"MC1:" + base45(zlib.compress(body, 9) if pack else body).encode()


def hc1(body: bytes) -> bytes:
    return b"HC1:" + base45(zlib.compress(body, 9)).encode()


HEALTH = {1: "NL", 4: 1900000000, 6: 1600000000, -260: {1: {"nam": {"fn": "X"}}}}


def unreadable(family: str, layer: str, cases: dict[str, bytes]) -> Iterator[Case]:
    for name, text in cases.items():
        yield f"{family}/{name}", "unreadable", layer, text


def text_family() -> Iterator[Case]:
    good = mc1(message()).decode()
    body = good[4:]
    odd = body + "0" if len(body) % 3 == 0 else body[: len(body) // 3 * 3] + "0"
    yield from unreadable("text", "base45", {
        "lower-case": b"MC1:" + body.lower().encode(), "letter-beyond": b"MC1:" + body.replace(body[9], "_", 1).encode(),
        "umlaut": ("MC1:" + body[:9] + "\u00d6" + body[10:]).encode(), "nul-inside": b"MC1:" + body[:9].encode() + b"\0" + body[10:].encode(),
        "character-left-over": b"MC1:" + odd.encode(), "triple-too-large": b"MC1:GGW",
        "triple-far-too-large": b"MC1::::", "pair-too-large": b"MC1:" + body[: len(body) // 3 * 3].encode() + b"::",
        "kelvin-sign": ("MC1:" + body[:6] + "\u212a" + body[7:]).encode(), "tab-inside": b"MC1:" + body[:9].encode() + b"\t" + body[10:].encode(),
        "escape-inside": b"MC1:\x1b[2J" + body.encode(), "not-utf-8": b"MC1:\xff\xfe" + body.encode(), "colon-only": b"MC1::",
        "twice": good.encode() + good.encode().lower(), "hc1-lower": b"HC1:abc",
    })
    yield from unreadable("text", "not-text", {
        "nul": b"\0", "escape-before": b"\x1b" + good.encode(), "escape": b"\x1b[2J", "c1": b"\xc2\x9b31m", "half-utf-8": b"abc\xc3", "overlong": b"\xc0\xaf", "binary": bytes([0xFF, 0x00, 0x7F]),
    })
    for name, text in {
        "empty": b"", "prefix-without-colon": b"MC1", "other-prefix": b"MCX" + body.encode(), "lower-prefix": b"mc1:" + body.encode(),
        "letter-before": b"x" + good.encode(), "no-prefix": body[3:].encode(), "ean": b"4006381333931",
        "path": b"/etc/passwd", "sql": b"' OR 1=1 --",
    }.items():
        yield f"text/{name}", "not-a-credential", "unknown-text", text
    for name, text in {"mc2": b"MC2:" + body.encode(), "mcz": b"MCZ:" + body.encode(), "hc2": b"HC2:" + body.encode()}.items():
        yield f"text/{name}", "unsupported", "newer-version", text
    yield "text/over-the-limit", "unreadable", "too-large", b"MC1:" + b"0" * 70_000


def zlib_family() -> Iterator[Case]:
    plain = message()
    packed = zlib.compress(plain, 9)
    raw_deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    dictionary = zlib.compressobj(9, zlib.DEFLATED, 15, zdict=b"https://school.example")
    wrong = bytearray(packed)
    wrong[-1] ^= 1
    flipped = bytearray(packed)
    flipped[len(flipped) // 2] ^= 0x10
    bodies = {
        "cut-by-one": packed[:-1], "cut-in-half": packed[: len(packed) // 2], "header-only": packed[:2], "one-byte": packed[:1],
        "adler": bytes(wrong), "bit-flip": bytes(flipped), "trailing-byte": packed + b"\0", "two-streams": packed + packed,
        "bomb-2-mib": zlib.compress(bytes(2 << 20), 9), "bomb-16-mib": zlib.compress(bytes(16 << 20), 9),
        "one-byte-too-many": zlib.compress(bytes(4097), 9), "preset-dictionary": dictionary.compress(plain) + dictionary.flush(),
        "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + raw_deflate.compress(plain) + raw_deflate.flush(), "first-byte": b"\x00" + packed,
        "window-header": b"\x88\x1c" + packed[2:], "method-9": b"\x79\x9c" + packed[2:], "untagged": plain[1:], "empty-body": b"",
        "stored-cut": zlib.compress(plain, 0)[:-5], "header-check": b"\x78\x9d" + packed[2:],
    }
    yield from unreadable("zlib", "inflate", {name: b"MC1:" + base45(body).encode() for name, body in bodies.items()})
    yield from unreadable("zlib", "inflate", {"hc1-uncompressed": b"HC1:" + base45(message(HEALTH)).encode()})
    yield from unreadable("zlib", "cbor", {"message-cut": mc1(plain[:-1])})
    yield from unreadable("zlib", "cose", {"of-nothing": mc1(b""), "inside-zlib": mc1(packed)})
    padded = message(claims({99: os.urandom(4200)}))
    yield "zlib/raw-over-4096", "unreadable", "too-large", mc1(padded, pack=False)


def cose_family() -> Iterator[Case]:
    good = message()
    protected, payload = bstr(canonical(header())), bstr(canonical(claims()))
    signature = good[-66:]
    parts = protected + b"\xa0" + payload + signature
    raws = {
        "cbor": {
            "trailing-byte": good + b"\0", "indefinite-array": b"\xd2\x9f" + parts + b"\xff", "length-beyond": b"\xd2\x84\x5b" + b"\xff" * 8,
            "array-2e63": b"\xd2\x9b\x80" + bytes(7), "long-array-head": b"\xd2\x98\x04" + parts, "reserved-head": b"\xd2\x9c",
            "stray-break": b"\xd2\xff", "tagged-twice": b"\xd2" + good, "deep": b"\xd2" + b"\x81" * 3000 + b"\0", "tag-only": b"\xd2", "three-of-four": b"\xd2\x84" + parts[:-66],
            "indefinite-bytes": b"\xd2\x84\x5f" + protected + b"\xff\xa0" + payload + signature,
            "duplicate-unprotected": message(unprotected=b"\xa2\x18\x63\x00\x18\x63\x01"), "float-unprotected": message(unprotected=b"\xa1\x18\x63\xf9\x3c\x00"),
            "tag-unprotected": message(unprotected=b"\xa1\x18\x63\xc1\x00"), "header-not-cbor": message(protected=b"\xa1"),
            "header-trailing": message(protected=canonical(header()) + b"\0"), "header-twice": message(protected=b"\xa3\x01\x26\x01\x26\x04\x48" + trusted.kid),
            "header-long-alg": message(protected=b"\xa2\x01\x38\x06\x04\x48" + trusted.kid), "header-long-label": message(protected=b"\xa2\x18\x01\x26\x04\x48" + trusted.kid),
            "map-2e63": message(unprotected=b"\xbb\x80" + bytes(7)), "bad-utf-8": message(unprotected=b"\xa1\x18\x63\x62\xc3\x28"),
        },
        "cose": {
            "map": b"\xd2" + canonical({1: 2}), "array-of-3": b"\xd2\x83" + parts[:-66], "array-of-5": b"\xd2\x85" + parts + b"\0",
            "text-payload": b"\xd2\x84" + protected + b"\xa0" + b"\x61x" + signature, "null-payload": b"\xd2\x84" + protected + b"\xa0\xf6" + signature,
            "map-protected": b"\xd2\x84" + canonical(header()) + b"\xa0" + payload + signature, "array-unprotected": message(unprotected=b"\x80"),
            "text-signature": b"\xd2\x84" + protected + b"\xa0" + payload + b"\x61x", "protected-array": message(protected=b"\x80"),
            "protected-empty": message(protected=b""), "protected-empty-map": message(protected=b"\xa0", signed_protected=b""),
            "label-of-bytes": message(unprotected={b"x": 1}), "kid-in-both": message(unprotected={4: trusted.kid}),
            "alg-in-both": message(unprotected={1: -7}), "label-in-both": message(protected={**header(), 99: 1}, unprotected={99: 1}),
        },
    }
    for layer, cases in raws.items():
        yield from unreadable("cose", layer, {name: mc1(body) for name, body in cases.items()})


def alg_family() -> Iterator[Case]:
    for name, value in {
        "none-text": "none", "zero": 0, "hs256": 5, "hs384": 6, "es384": -35, "es512": -36, "ps256": -37, "rs256": -257, "es256k": -47,
        "unknown": -9999, "huge": 1 << 40, "text-es256": "ES256", "true": True, "bytes": b"\x26",
    }.items():
        yield f"alg/{name}", "unsupported", "algorithm", mc1(message(protected=header(alg=value)))
    yield from unreadable("alg", "cose", {
        "missing": mc1(message(protected=header(alg=DELETE))), "unprotected": mc1(message(protected=header(alg=DELETE), unprotected={1: -7})),
        "crit-empty": mc1(message(protected=header(crit=[]))), "crit-unknown": mc1(message(protected={**header(crit=[99]), 99: 1})),
        "crit-absent": mc1(message(protected=header(crit=[99]))), "crit-text": mc1(message(protected=header(crit="x"))),
        "crit-number": mc1(message(protected=header(crit=1))), "crit-unprotected": mc1(message(unprotected={2: [1]})), "crit-b64": mc1(message(protected={**header(crit=["b64"]), "b64": False})),
    })
    wrong = {
        "eddsa-for-p256": mc1(message(protected=header(alg=-8))),
        "other-hash-384": mc1(message(signature=trusted.sign(canonical(["Signature1", canonical(header()), b"", canonical(claims())]), SHA384()))),
        "other-hash-512": mc1(message(signature=trusted.sign(canonical(["Signature1", canonical(header()), b"", canonical(claims())]), SHA512()))),
    }
    for name, text in wrong.items():
        yield f"alg/{name}", "not-as-signed", "bad-signature", text


def kid_family() -> Iterator[Case]:
    yield from unreadable("kid", "cose", {
        name: mc1(message(protected=header(kid=value))) for name, value in {
            "missing": DELETE, "empty": b"", "short": trusted.kid[:7], "long": trusted.kid + b"\0", "text": trusted.kid.hex()[:8], "number": 7,
            "null": None, "array": [trusted.kid], "path": b"../../etc/passwd", "sql": b"' OR '1'='1", "whole-thumbprint": trusted.kid * 4,
        }.items()
    })
    yield from unreadable("kid", "cose", {"unprotected": mc1(message(protected=header(kid=DELETE), unprotected={4: trusted.kid}))})
    for name, value in {"zeros": bytes(8), "format": b"%s%n%x%d", "escape": b"\x1b[2J\x1b[HH", "other": stranger.kid, "flipped": bytes([trusted.kid[0] ^ 1]) + trusted.kid[1:]}.items():
        yield f"kid/{name}", "not-listed", "key-not-listed", mc1(message(protected=header(kid=value)))


def sig_family() -> Iterator[Case]:
    good = message()
    signature = good[-64:]
    r, s = signature[:32], signature[32:]
    zero, order = bytes(32), ORDER.to_bytes(32, "big")
    der = utils.encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
    flipped = bytearray(signature)
    flipped[5] ^= 1
    cases = {
        "zeros": zero + zero, "r-zero": zero + s, "s-zero": r + zero, "r-order": order + s, "s-order": r + order, "ones": b"\xff" * 64,
        "der": der, "short": signature[:-1], "long": signature + b"\0", "wide": bytes(16) + r + bytes(16) + s, "empty": b"", "swapped": s + r,
        "bit-flip": bytes(flipped), "stranger": stranger.sign(canonical(["Signature1", canonical(header()), b"", canonical(claims())])),
        "of-payload-alone": trusted.sign(canonical(claims())), "s-plus-order": r + ((int.from_bytes(s, "big") + ORDER) % (1 << 256)).to_bytes(32, "big"),
    }
    for name, value in cases.items():
        yield f"sig/{name}", "not-as-signed", "bad-signature", mc1(message(signature=value))
    for name, text in {
        "context-signature": message(context="Signature"), "context-countersignature": message(context="CounterSignature"), "context-mac": message(context="MAC0"),
        "external-data": message(external=b"x"), "protected-reencoded": message(protected=b"\xa2\x04\x48" + trusted.kid + b"\x01\x26", signed_protected=canonical(header())),
        "payload-other": message(claims({}, {2: "Other"}), signed_payload=canonical(claims())),
    }.items():
        yield f"sig/{name}", "not-as-signed", "bad-signature", mc1(text)


def forge_family() -> Iterator[Case]:
    yield "forge/other-issuer", "not-listed", "issuer-not-listed", mc1(message(claims({1: "https://other.example"})))
    for name, value in {
        "trailing-slash": ISSUER + "/", "upper-case": ISSUER.upper(), "dot": ISSUER + ".", "space": ISSUER + " ", "nul": ISSUER + "\0",
        "homoglyph": ISSUER.replace("o", "\u043e", 1), "kelvin": ISSUER.replace("h", "\u212a", 1), "decomposed": ISSUER + "e\u0301", "path": "/etc/vidimus/trust.d",
    }.items():
        yield f"forge/issuer-{name}", "not-listed", "issuer-not-listed", mc1(message(claims({1: value})))
    jwk = {"kty": "EC", "crv": "P-256", "x": b64(stranger.x), "y": b64(stranger.y)}
    own = {**header(kid=stranger.kid)}
    for name, unprotected in {"x5chain": {33: stranger.spki}, "x5u": {35: "https://evil.example/key"}, "jwk": {"jwk": json.dumps(jwk)}, "x5t": {34: [-16, bytes(32)]}}.items():
        yield f"forge/{name}", "not-listed", "key-not-listed", mc1(message(protected=own, unprotected=unprotected, signer=stranger))
    yield "forge/cnf-key", "not-listed", "key-not-listed", mc1(message(claims({8: {1: {1: 2, -1: 1, -2: stranger.x, -3: stranger.y}}}), protected=own, signer=stranger))
    yield "forge/under-the-right-kid", "not-as-signed", "bad-signature", mc1(message(signer=stranger))
    yield "forge/test-issuer", "not-listed", "key-not-listed", mc1(message(claims({1: "https://test.vidimus.example"})))
    yield "forge/mc1-as-hc1", "unreadable", "claims", hc1(message(protected=header()))
    yield "forge/hc1-as-mc1", "unreadable", "cwt", mc1(message({-260: {1: {}}}))
    for name, changes in {"name": {1: {1: "Nowak"}}, "title": {2: "Medicine"}, "level": {8: 8}}.items():
        yield f"forge/changed-{name}", "not-as-signed", "bad-signature", mc1(message(claims({}, changes), signed_payload=canonical(claims())))
    changed = message({**HEALTH, 4: 2000000000}, protected=header(), signed_payload=canonical(HEALTH))
    yield "forge/hc1-changed", "not-as-signed", "bad-signature", hc1(changed)
    yield "forge/hc1-unknown-kid", "not-listed", "key-not-listed", hc1(message(HEALTH, protected=header(kid=stranger.kid), signer=stranger))


def claims_family() -> Iterator[Case]:
    payload = canonical(claims())
    yield from unreadable("claims", "cbor", {name: mc1(message(body)) for name, body in {
        "trailing": payload + b"\0", "iss-twice": b"\xa5" + payload[1:25] + payload[1:], "indefinite-map": b"\xbf" + payload[1:] + b"\xff",
        "unsorted": b"\xa4" + payload[25:31] + payload[1:25] + payload[31:], "not-cbor": b"\xff", "empty": b"", "cut": payload[:-1],
        "utf-8-overlong": payload.replace(b"Kowalska", b"Kowal\xc0\xafa"), "utf-8-surrogate": payload.replace(b"Kowalska", b"Kowa\xed\xa0\x80a"),
        "long-head": payload.replace(b"\x1a\x6a\x05\x10\x80", b"\x1b\0\0\0\0\x6a\x05\x10\x80"),
        "deep": canonical(claims({99: [[[[[[1]]]]]]})), "float": canonical(claims({99: 1.5})), "tag": canonical(claims({99: cbor2.CBORTag(1, 5)})),
        "undefined": canonical(claims({99: cbor2.undefined})), "bignum": canonical(claims({4: 1 << 70})), "exp-nan": canonical(claims({4: float("nan")})),
        "exp-infinity": canonical(claims({4: float("inf")})), "exp-float": canonical(claims({4: 1.9e9})), "duplicate-element": canonical(claims()).replace(b"\x0a\x02\x0b\x02", b"\x0a\x02\x0a\x02"),
    }.items()})
    yield from unreadable("claims", "cwt", {name: mc1(message(claims(changes))) for name, changes in {
        "iss-missing": {1: DELETE}, "iss-number": {1: 7}, "iss-empty": {1: ""}, "iss-long": {1: "https://" + "x" * 113}, "iat-missing": {6: DELETE}, "iat-text": {6: "2026"},
        "iat-negative": {6: -1}, "iat-beyond-9999": {6: 253402300800}, "exp-negative": {4: -1}, "exp-text": {4: "never"}, "exp-2e64": {4: (1 << 64) - 1}, "exp-null": {4: None},
        "nbf-text": {5: "now"}, "cti-missing": {7: DELETE}, "cti-short": {7: b"1234567"}, "cti-long": {7: bytes(17)}, "cti-text": {7: "12345678"},
        "status-number": {65535: 1}, "status-empty": {65535: {}}, "status-no-uri": {65535: {"status_list": {"idx": 1}}}, "status-idx": {65535: {"status_list": {"idx": 1 << 32, "uri": "https://x"}}},
    }.items()})
    # Behind the private claim, whose key sorts before any text.
    yield from unreadable("claims", "cwt", {"text-key": mc1(message(b"\xa5" + payload[1:] + b"\x63exp\x01"))})
    yield from unreadable("claims", "claims", {name: mc1(message(claims({}, changes))) for name, changes in {
        **{f"missing-{key}": {key: DELETE} for key in (0, 1, 2, 3, 4, 6, 7, 9, 10, 11, 18)}, "version-zero": {0: 0}, "version-text": {0: "1"},
        "title-empty": {2: ""}, "title-long": {2: "x" * 201}, "title-number": {2: 5}, "learner-text": {1: "Anna"}, "learner-no-name": {1: {2: "Anna"}},
        "country-lower": {3: "nl"}, "country-empty": {3: []}, "outcomes-none": {6: []}, "outcomes-13": {6: ["x"] * 13}, "outcome-long": {6: ["x" * 301]}, "outcomes-bare": {6: "x"},
        "workload-none": {7: {}}, "workload-zero": {7: {1: 0}}, "workload-negative": {7: {2: -5}}, "level-zero": {8: 0}, "level-9": {8: 9}, "code-zero": {9: 0}, "code-256": {10: 256},
        "codes-7": {11: [1] * 7}, "supervision-zero": {13: 0}, "language-odd": {18: "e n"}, "field-letters": {19: "06a"}, "expiry-far": {-2: 2932897}, "document-short": {-4: ["https://x", b"1"]}, "text-element": {"x": 1},
    }.items()})
    yield from unreadable("claims", "claims", {"credential-missing": mc1(message(claims({PRIVATE: DELETE}))), "credential-array": mc1(message(claims({PRIVATE: []})))})
    yield "claims/newer-version", "unsupported", "newer-version", mc1(message(claims({}, {0: 2})))
    for name, changes, elements, verdict, reason in (
        ("expired", {4: 1778716801}, {}, "ended", "expired"), ("lapsed", {}, {-2: 20600}, "ended", "lapsed"), ("iat-future", {6: 1900000000}, {}, "not-yet", "not-yet-valid"),
        ("nbf-future", {5: 1900000000}, {}, "not-yet", "not-yet-valid"), ("issued-in-future", {}, {5: 30000}, "not-yet", "not-yet-valid"),
        ("status-not-held", {65535: {"status_list": {"idx": 0, "uri": "https://x.example"}}}, {}, "undecided", "status-unknown"),
    ):
        yield f"claims/{name}", verdict, reason, mc1(message(claims(changes, elements)))
    for name, changes, verdict, reason in (
        ("hc1-expired", {4: 1700000000}, "ended", "expired"), ("hc1-iat-future", {6: 1900000000}, "not-yet", "not-yet-valid"),
        ("hc1-exp-nan", {4: float("nan")}, "unreadable", "cwt"), ("hc1-exp-text", {4: "x"}, "unreadable", "cwt"), ("hc1-nothing", {-260: DELETE}, "unreadable", "claims"),
    ):
        made = {key: value for key, value in {**HEALTH, **changes}.items() if value is not DELETE}
        yield f"claims/{name}", verdict, reason, hc1(message(made))
    twice = b"\xa5" + canonical(HEALTH)[1:5] + b"\x04\x1a\x01\0\0\0" + b"\x18\x04" + canonical(HEALTH)[6:]
    yield "claims/hc1-exp-twice-in-two-heads", "unreadable", "cbor", hc1(message(twice))


def control_family() -> Iterator[Case]:
    good = message()
    s = ORDER - int.from_bytes(good[-32:], "big")
    edwards_kid = hashlib.sha256(canonical({1: 1, -1: 6, -2: edwards.public_key().public_bytes_raw()})).digest()[:8]

    class Edwards:
        @staticmethod
        def sign(data: bytes) -> bytes:
            return edwards.sign(data)

    cases = {
        "plain": mc1(good), "other-s": mc1(good[:-32] + s.to_bytes(32, "big")), "raw": mc1(good, pack=False), "eddsa": mc1(message(protected=header(alg=-8, kid=edwards_kid), signer=Edwards)),
        "zlib-level-0": b"MC1:" + base45(zlib.compress(good, 0)).encode(), "zlib-level-1": b"MC1:" + base45(zlib.compress(good, 1)).encode(),
        "aim-prefix": b"]Q1" + mc1(good), "byte-order-mark": b"\xef\xbb\xbf" + mc1(good), "trailing-spaces": mc1(good) + b"  ", "space-before": b" " + mc1(good), "nul-tail": mc1(good) + b"\0", "framed": b"\x02" + mc1(good) + b"\x03", "carriage-return": mc1(good) + b"\r",
        "unknown-claim": mc1(message(claims({99: [1, "x", None, True]}))), "unknown-element": mc1(message(claims({}, {77: {1: [2]}}))), "unknown-parameter": mc1(message(protected={**header(), 99: b"x"})),
        "unknown-unprotected": mc1(message(unprotected={33: b"x", "note": 1})), "header-order": mc1(message(protected=b"\xa2\x04\x48" + trusted.kid + b"\x01\x26")), "crit-of-alg": mc1(message(protected=header(crit=[1]))),
        "cti-16": mc1(message(claims({7: bytes(16)}))), "list-of-one": mc1(message(claims({}, {3: ["NL"], 9: [14], 10: [2], 11: [2], 8: [6]}))), "code-above-the-table": mc1(message(claims({}, {9: 200}))),
        "longest-title": mc1(message(claims({}, {2: "x" * 200}))), "greek": mc1(message(claims({}, {2: "\u03b1" * 100}))), "exp-far": mc1(message(claims({4: 253402300799}))), "iat-midday": mc1(message(claims({6: 1778760000}))),
        "hc1": hc1(message(HEALTH)), "hc1-untagged": hc1(message(HEALTH, prefix=b"\x84")), "hc1-tag-61": hc1(message(HEALTH, prefix=b"\xd8\x3d\xd2\x84")),
        "hc1-kid-unprotected": hc1(message(HEALTH, protected={1: -7}, unprotected={4: trusted.kid})), "hc1-alg-unprotected": hc1(message(HEALTH, protected={4: trusted.kid}, unprotected={1: -7})),
        "hc1-kid-in-both": hc1(message(HEALTH, unprotected={4: bytes(8)})), "hc1-float-dates": hc1(message({**HEALTH, 4: 1.9e9, 6: 1.6e9})), "hc1-null-inside": hc1(message({**HEALTH, -260: {1: {"x": None}}})),
        "hc1-tag-0-inside": hc1(message({**HEALTH, -260: {1: {"x": cbor2.CBORTag(0, "2021-01-01T00:00:00Z")}}})), "hc1-unsorted": hc1(message(cbor2.dumps(HEALTH))),
        "hc1-half-float": hc1(message(b"\xa3\x04\x1a\x71\x3f\xb3\x00\x06\xf9\x7b\xff\x39\x01\x03\xa0")),
    }
    for name, text in cases.items():
        yield f"control/{name}", "genuine", "ok", text


def main(folder: str) -> None:
    os.makedirs(os.path.join(folder, "trust"))
    keys = [{"kty": "EC", "crv": "P-256", "x": b64(trusted.x), "y": b64(trusted.y)},
            {"kty": "OKP", "crv": "Ed25519", "x": b64(edwards.public_key().public_bytes_raw())}]
    with open(os.path.join(folder, "trust", "issuer.json"), "w", encoding="utf-8") as file:
        json.dump({"issuer": ISSUER, "name": "School", "country": "NL", "keys": keys}, file)
    families = (text_family, zlib_family, cose_family, alg_family, kid_family, sig_family, forge_family, claims_family, control_family)
    with open(os.path.join(folder, "cases.tsv"), "w", encoding="utf-8") as file:
        for family in families:
            for name, verdict, reason, text in family():
                assert b"\n" not in text, name
                file.write(f"{name}\t{verdict}\t{reason}\t{text.hex()}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    main(sys.argv[1])
