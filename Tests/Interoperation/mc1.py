#!/usr/bin/env python3
"""MC1 from its specification alone: an issuer and a verifier that share nothing with the program's source.

usage: mc1.py example            print the worked example of Documentation/format-mc1.md, Appendix B
       mc1.py sign ALG CLAIMS    sign hexadecimal CBOR claims with a fresh key; prints the issuer's JWK and the text
       mc1.py verify JWK TEXT    verify a text under a JWK; prints the payload in hexadecimal
       mc1.py vectors FOLDER     read every test vector, and say which get another verdict than they must

ALG is ES256 or EdDSA. Needs cbor2 and cryptography.
"""

import base64
import hashlib
import json
import sys
import zlib
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256

from base45_text import decode, encode


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def thumbprint_input(jwk: dict[str, str]) -> bytes:
    """The bytes that RFC 9679 hashes."""
    if jwk["kty"] == "EC":
        key: dict[int, Any] = {1: 2, -1: 1, -2: unb64(jwk["x"]), -3: unb64(jwk["y"])}
    else:
        key = {1: 1, -1: 6, -2: unb64(jwk["x"])}
    return cbor2.dumps(key, canonical=True)


def kid(jwk: dict[str, str]) -> bytes:
    return hashlib.sha256(thumbprint_input(jwk)).digest()[:8]


def public_jwk(key: Any) -> dict[str, str]:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return {"kty": "OKP", "crv": "Ed25519", "x": b64(key.public_key().public_bytes_raw())}
    numbers = key.public_key().public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": b64(numbers.x.to_bytes(32, "big")), "y": b64(numbers.y.to_bytes(32, "big"))}


def sig_structure(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])


def sign(key: Any, payload: bytes) -> dict[str, Any]:
    """Every intermediate value on the way from a payload to the text."""
    edwards = isinstance(key, ed25519.Ed25519PrivateKey)
    protected = cbor2.dumps({1: -8 if edwards else -7, 4: kid(public_jwk(key))}, canonical=True)
    signed = sig_structure(protected, payload)
    if edwards:
        signature = key.sign(signed)
    else:
        r, s = utils.decode_dss_signature(key.sign(signed, ec.ECDSA(SHA256())))
        signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    message = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))
    packed = zlib.compress(message, 9)
    body = packed if len(packed) < len(message) else message
    return {
        "protected": protected, "signed": signed, "signature": signature, "message": message, "body": body,
        "text": "MC1:" + encode(body),
    }


def verify(jwk: dict[str, str], text: str) -> bytes:
    """The payload of a text whose signature holds under the key; an exception otherwise."""
    body = decode(text.removeprefix("MC1:"))
    message = zlib.decompress(body) if body[0] == 0x78 else body
    tag = cbor2.loads(message)
    assert isinstance(tag, cbor2.CBORTag) and tag.tag == 18
    protected, _, payload, signature = tag.value
    header = cbor2.loads(protected)
    assert header[4] == kid(jwk)
    signed = sig_structure(protected, payload)
    if jwk["kty"] == "OKP":
        assert header[1] == -8
        ed25519.Ed25519PublicKey.from_public_bytes(unb64(jwk["x"])).verify(signature, signed)
    else:
        assert header[1] == -7 and len(signature) == 64
        x, y = (int.from_bytes(unb64(jwk[name]), "big") for name in ("x", "y"))
        der = utils.encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
        ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key().verify(der, signed, ec.ECDSA(SHA256()))
    return payload


def example_claims() -> dict[int, Any]:
    """Anna's course, as format-mc1.md has it."""
    return {
        1: "https://tudelft.nl",
        6: 1778716800,  # 2026-05-14T00:00:00Z
        7: bytes.fromhex("a1b2c3d4e5f60718"),
        -202224302: {
            0: 1,
            1: {1: "Kowalska", 2: "Anna"},
            2: "Introduction to Data Ethics",
            3: "NL",
            4: "Delft University of Technology",
            6: [
                "Explain how personal data may be used and shared",
                "Apply a fairness check to a simple prediction model",
                "Weigh the interests of users and society in a case",
            ],
            7: {1: 100, 2: 25},
            8: [6, 1],
            9: 14,
            10: 2,
            11: 2,
            18: "en",
        },
    }


def example() -> None:
    # The key of RFC 8032 §7.1, test 1: published, so for examples only.
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
    jwk = public_jwk(key)
    payload = cbor2.dumps(example_claims(), canonical=True)
    made = sign(key, payload)
    assert verify(jwk, made["text"]) == payload
    print("public key", json.dumps(jwk))
    print("hashed for the kid", thumbprint_input(jwk).hex())
    print("kid", kid(jwk).hex())
    print("payload", payload.hex())
    for name in ("protected", "signed", "signature", "message"):
        print(name, made[name].hex())
    print("text", made["text"])


def main(words: list[str]) -> int:
    match words:
        case ["example"]:
            example()
        case ["sign", algorithm, claims]:
            key: Any = (
                ed25519.Ed25519PrivateKey.generate() if algorithm == "EdDSA" else ec.generate_private_key(ec.SECP256R1())
            )
            print(json.dumps(public_jwk(key)))
            print(sign(key, bytes.fromhex(claims))["text"])
        case ["verify", jwk, text]:
            print(verify(json.loads(jwk), text).hex())
        case ["vectors", folder]:
            import mc1_vectors

            return mc1_vectors.run(folder)
        case _:
            print(__doc__, file=sys.stderr)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
