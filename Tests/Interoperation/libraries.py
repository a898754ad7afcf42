#!/usr/bin/env python3
"""Signs and verifies MC1 texts with other people's COSE libraries.

usage: libraries.py sign LIBRARY ALG FOLDER     a text signed with a fresh key, and an issuer file to trust it: FOLDER/issuer.json
       libraries.py verify LIBRARY ISSUER TEXT  the issuer of a text, if LIBRARY finds its signature good

LIBRARY is cwt or pycose, ALG ES256 or EdDSA.
"""

import base64
import hashlib
import json
import os
import sys
import zlib
from typing import Any

import cbor2
import cwt
import pycose.algorithms
import pycose.headers
import pycose.keys
import pycose.messages
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from base45_text import decode, encode  # noqa: E402

ISSUER = "https://school.example"


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def kid(jwk: dict[str, str]) -> bytes:
    key: dict[int, Any] = {1: 1, -1: 6, -2: unb64(jwk["x"])}
    if jwk["kty"] == "EC":
        key = {1: 2, -1: 1, -2: unb64(jwk["x"]), -3: unb64(jwk["y"])}
    return hashlib.sha256(cbor2.dumps(key, canonical=True)).digest()[:8]


def new_key(algorithm: str) -> dict[str, str]:
    """A private JWK."""
    if algorithm == "EdDSA":
        edwards = ed25519.Ed25519PrivateKey.generate()
        return {"kty": "OKP", "crv": "Ed25519", "x": b64(edwards.public_key().public_bytes_raw()), "d": b64(edwards.private_bytes_raw())}
    numbers = ec.generate_private_key(ec.SECP256R1()).private_numbers()
    public = numbers.public_numbers
    return {"kty": "EC", "crv": "P-256", "x": b64(public.x.to_bytes(32, "big")), "y": b64(public.y.to_bytes(32, "big")),
            "d": b64(numbers.private_value.to_bytes(32, "big"))}


def payload() -> bytes:
    credential = {0: 1, 1: {1: "Kowalska"}, 2: "Data Ethics", 3: "NL", 4: "School", 6: ["Explain"], 7: {1: 100}, 9: 14, 10: 2, 11: 2, 18: "en"}
    return cbor2.dumps({1: ISSUER, 6: 1778716800, 7: bytes(8), -202224302: credential}, canonical=True)


def pycose_key(jwk: dict[str, str]) -> Any:
    secret = unb64(jwk["d"]) if "d" in jwk else b""
    if jwk["kty"] == "OKP":
        return pycose.keys.OKPKey(crv="ED25519", x=unb64(jwk["x"]), d=secret)
    return pycose.keys.EC2Key(crv="P_256", x=unb64(jwk["x"]), y=unb64(jwk["y"]), d=secret)


def sign(library: str, jwk: dict[str, str]) -> bytes:
    if library == "cwt":
        alg = -8 if jwk["kty"] == "OKP" else -7
        key = cwt.COSEKey.from_jwk({**jwk, "alg": "EdDSA" if alg == -8 else "ES256"})
        return cwt.COSE.new().encode(payload(), key, protected={1: alg, 4: kid(jwk)})
    algorithm = pycose.algorithms.EdDSA if jwk["kty"] == "OKP" else pycose.algorithms.Es256
    message = pycose.messages.Sign1Message(
        phdr={pycose.headers.Algorithm: algorithm, pycose.headers.KID: kid(jwk)}, payload=payload())
    message.key = pycose_key(jwk)
    return message.encode()


def verify(library: str, jwk: dict[str, str], message: bytes) -> bytes:
    if library == "cwt":
        # From a COSE_Key, since a JWK's kid is a text and ours are bytes.
        edwards = {1: 1, 3: -8, -1: 6}
        key = {**({1: 2, 3: -7, -1: 1, -3: unb64(jwk["y"])} if jwk["kty"] == "EC" else edwards), 2: kid(jwk), -2: unb64(jwk["x"])}
        return cwt.COSE.new().decode(message, cwt.COSEKey.new(key))
    decoded = pycose.messages.CoseMessage.decode(message)
    decoded.key = pycose_key(jwk)
    assert decoded.verify_signature()
    return decoded.payload


def main(words: list[str]) -> int:
    match words:
        case ["sign", library, algorithm, folder]:
            jwk = new_key(algorithm)
            public = {name: value for name, value in jwk.items() if name != "d"}
            with open(os.path.join(folder, "issuer.json"), "w", encoding="utf-8") as file:
                json.dump({"issuer": ISSUER, "name": "School", "keys": [public]}, file)
            print("MC1:" + encode(zlib.compress(sign(library, jwk))))
        case ["verify", library, issuer, text]:
            with open(issuer, encoding="utf-8") as file:
                jwk = json.load(file)["keys"][0]
            jwk.pop("kid", None)
            body = decode(text.removeprefix("MC1:"))
            message = zlib.decompress(body) if body[0] == 0x78 else body
            print(cbor2.loads(verify(library, jwk, message))[1])
        case _:
            print(__doc__, file=sys.stderr)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
