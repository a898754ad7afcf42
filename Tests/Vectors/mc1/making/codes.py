"""MC1 codes of any shape, right or wrong, and the files that describe them."""

import os
from dataclasses import dataclass
from typing import Any

from making import cbor, deflate, keys
from making.cbor import Raw

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEYS = keys.test_keys(FOLDER)
ED, EC = KEYS["ed25519"], KEYS["p256"]
STRANGER, STRANGER_EC = KEYS["stranger-ed25519"], KEYS["stranger-p256"]

ISSUER, SCHOOL = "https://school.example", "Example School"
PRIVATE = -202224302
SIGNED = 1778716800  # 2026-05-14T00:00:00Z
NOW = "2026-11-24T00:00:00Z"
DELETE = object()

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(data: bytes) -> bytes:
    out = ""
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        value = int.from_bytes(pair, "big")
        out += "".join(ALPHABET[value // 45**place % 45] for place in range(len(pair) + 1))
    return out.encode()


def code(body: bytes) -> bytes:
    """The text of a body: a message as it is, or a zlib stream."""
    return b"MC1:" + base45(body)


def changed(made: dict[Any, Any], changes: dict[Any, Any] | None) -> dict[Any, Any]:
    both = {**made, **(changes or {})}
    return {key: value for key, value in both.items() if value is not DELETE}


def elements(changes: dict[Any, Any] | None = None) -> dict[Any, Any]:
    """A micro-credential with the mandatory elements alone."""
    return changed(
        {
            0: 1,
            1: {1: "Kowalska", 2: "Anna"},
            2: "Data Ethics",
            3: "NL",
            4: SCHOOL,
            6: ["Explain"],
            7: {1: 100},
            9: 14,
            10: 2,
            11: 2,
            18: "en",
        },
        changes,
    )


def claims(changes: dict[Any, Any] | None = None, of: dict[Any, Any] | None = None) -> dict[Any, Any]:
    return changed({1: ISSUER, 6: SIGNED, 7: bytes(range(8)), PRIVATE: elements(of)}, changes)


def header(key: keys.Key = ED, changes: dict[Any, Any] | None = None) -> dict[Any, Any]:
    return changed({1: key.alg, 4: key.kid}, changes)


def signed_bytes(protected: bytes, payload: bytes, context: str = "Signature1", external: bytes = b"") -> bytes:
    """The Sig_structure (RFC 9052 §4.4)."""
    return cbor.encode([context, protected, external, payload])


def message(
    payload: Any = None,
    protected: Any = None,
    unprotected: Any = None,
    signature: Any = None,
    key: keys.Key = ED,
    signed: bytes | None = None,
    start: bytes = b"\xd2\x84",
    end: bytes = b"",
) -> bytes:
    """A COSE_Sign1.

    `payload` and `protected` are bytes, or what they encode. Of all parts, Raw stands in the message as it is. `signed` is
    signed in place of the right Sig_structure.
    """
    payload = claims() if payload is None else payload
    if not isinstance(payload, bytes):
        payload = cbor.encode(payload)
    protected = header(key) if protected is None else protected
    if not isinstance(protected, bytes):
        protected = cbor.encode(protected)
    if signature is None:
        covered = claims() if isinstance(payload, Raw) else payload
        covered = covered if isinstance(covered, bytes) else cbor.encode(covered)
        signature = key.sign(signed or signed_bytes(bytes(protected), covered))
    parts = [protected, {} if unprotected is None else unprotected, payload, signature]
    return start + b"".join(cbor.encode(part) for part in parts) + end


def of_claims(changes: dict[Any, Any] | None = None, key: keys.Key = ED) -> bytes:
    """A code with other registered claims."""
    return code(message(claims(changes), key=key))


def of_elements(changes: dict[Any, Any]) -> bytes:
    """A code with other elements."""
    return code(message(claims(of=changes)))


@dataclass
class Vector:
    """One file: what is tested, and the code."""

    name: str
    expect: str
    reason: str
    source: str
    comment: str
    text: bytes
    twin: str = ""
    now: str = NOW
    trust: str = "trust.json"
    warnings: str = ""
    optional: bool = False

    def content(self) -> bytes:
        lines = [f"expect: {self.expect}", f"reason: {self.reason}"]
        if self.warnings:
            lines.append(f"warnings: {self.warnings}")
        lines += [f"now: {self.now}", f"trust: {self.trust}", f"source: {self.source}"]
        if self.twin:
            lines.append(f"twin: {self.twin}.txt")
        if self.optional:
            lines.append("optional: yes")
        lines.append(f"comment: {self.comment}")
        text = self.text
        if any(byte < 0x20 or byte > 0x7E for byte in text):
            lines.append("encoding: hex")
            text = text.hex().encode()
        return "\n".join(lines).encode() + b"\n\n" + text + b"\n"


class Book:
    """All vectors. A source that begins with § is a section of Documentation/format-mc1.md."""

    def __init__(self) -> None:
        self.vectors: dict[str, Vector] = {}

    def add(self, vector: Vector) -> None:
        assert vector.name not in self.vectors, vector.name
        if vector.source.startswith("§") or vector.source.startswith("appendix"):
            vector.source = "format-mc1.md " + vector.source
        self.vectors[vector.name] = vector

    def good(self, name: str, source: str, comment: str, text: bytes, **more: Any) -> None:
        self.add(Vector(name, "genuine", "ok", source, comment, text, **more))

    def bad(self, name: str, verdict: str, source: str, twin: str, comment: str, text: bytes, **more: Any) -> None:
        """`verdict` is the word and the reason, or the layer alone of what is unreadable."""
        word, reason = verdict.split() if " " in verdict else ("unreadable", verdict)
        self.add(Vector(name, word, reason, source, comment, text, twin, **more))


def text_status_list(uri: str, key: keys.Key, values: bytes, expires: int) -> bytes:
    """A Token Status List as a JWT, four bits a value (draft-ietf-oauth-status-list §5.1)."""

    def part(text: str) -> str:
        return keys.b64(text.encode())

    packed = keys.b64(deflate.stream(deflate.stored(values), values, b"\x78\x01"))
    head = part('{"alg":"EdDSA","kid":"%s","typ":"statuslist+jwt"}' % keys.b64(key.kid))
    body = part('{"sub":"%s","iat":1793491200,"exp":%d,"status_list":{"bits":4,"lst":"%s"}}' % (uri, expires, packed))
    signed = f"{head}.{body}".encode()
    return signed + b"." + keys.b64(key.sign(signed)).encode() + b"\n"
