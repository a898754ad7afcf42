"""Signatures that come out the same every time: ES256 with the k of RFC 6979, and Ed25519 (RFC 8032).

Written for short code. It leaks its keys through time and must sign nothing but test vectors.
"""

import base64
import functools
import hashlib
import hmac
import itertools
import json
import os

from making import cbor


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class P256:
    """SEC 2 §2.4.2, and ECDSA of FIPS 186-5."""

    alg = -7
    p = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
    n = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    base = (
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    )

    def __init__(self, secret: bytes) -> None:
        self.secret = int.from_bytes(secret, "big")
        x, y = self.multiply(self.secret)
        self.x, self.y = x.to_bytes(32, "big"), y.to_bytes(32, "big")
        self.kid = thumbprint({1: 2, -1: 1, -2: self.x, -3: self.y})
        self.jwk = {"kty": "EC", "crv": "P-256", "x": b64(self.x), "y": b64(self.y)}

    @classmethod
    def add(cls, one: tuple[int, int] | None, two: tuple[int, int] | None) -> tuple[int, int] | None:
        if one is None or two is None:
            return one or two
        if one[0] == two[0]:
            if (one[1] + two[1]) % cls.p == 0:
                return None
            slope = 3 * (one[0] * one[0] - 1) * pow(2 * one[1], -1, cls.p)
        else:
            slope = (two[1] - one[1]) * pow(two[0] - one[0], -1, cls.p)
        x = (slope * slope - one[0] - two[0]) % cls.p
        return x, (slope * (one[0] - x) - one[1]) % cls.p

    @classmethod
    @functools.cache
    def powers(cls) -> list[tuple[int, int] | None]:
        """The base point times 1, 2, 4 and so on."""
        return list(itertools.accumulate(range(255), lambda power, _: cls.add(power, power), initial=cls.base))

    @classmethod
    def multiply(cls, factor: int) -> tuple[int, int]:
        """A multiple of the base point."""
        product = functools.reduce(cls.add, (power for bit, power in enumerate(cls.powers()) if factor >> bit & 1))
        assert product
        return product

    def nonce(self, digest: bytes) -> int:
        """RFC 6979 §3.2 with HMAC-SHA-256."""
        secret = self.secret.to_bytes(32, "big")
        reduced = (int.from_bytes(digest, "big") % self.n).to_bytes(32, "big")
        v, k = b"\x01" * 32, bytes(32)
        for step in (b"\x00", b"\x01"):
            k = hmac.digest(k, v + step + secret + reduced, "sha256")
            v = hmac.digest(k, v, "sha256")
        while True:
            v = hmac.digest(k, v, "sha256")
            if 0 < (nonce := int.from_bytes(v, "big")) < self.n:
                return nonce
            k = hmac.digest(k, v + b"\x00", "sha256")
            v = hmac.digest(k, v, "sha256")

    def sign(self, message: bytes, hash_name: str = "sha256") -> bytes:
        """r and s, 32 bytes each (RFC 9053 §2.1)."""
        digest = hashlib.new(hash_name, message).digest()[:32]
        nonce = self.nonce(digest)
        r = self.multiply(nonce)[0] % self.n
        s = pow(nonce, -1, self.n) * (int.from_bytes(digest, "big") + r * self.secret) % self.n
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


class Ed25519:
    """RFC 8032 §5.1, after its §6, in projective coordinates."""

    alg = -8
    p = 2**255 - 19
    order = 2**252 + 27742317777372353535851937790883648493
    d = -121665 * pow(121666, -1, p) % p

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        digest = bytearray(hashlib.sha512(secret).digest())
        digest[0] &= 248
        digest[31] = digest[31] & 127 | 64
        self.scalar, self.prefix = int.from_bytes(digest[:32], "little"), bytes(digest[32:])
        self.x = self.encoded(self.multiply(self.scalar))
        self.kid = thumbprint({1: 1, -1: 6, -2: self.x})
        self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": b64(self.x)}

    @classmethod
    def add(cls, one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
        """Extended coordinates x, y, z, t with x·y = z·t (§5.1.4)."""
        a = (one[1] - one[0]) * (two[1] - two[0]) % cls.p
        b = (one[1] + one[0]) * (two[1] + two[0]) % cls.p
        c, d = 2 * one[3] * two[3] * cls.d % cls.p, 2 * one[2] * two[2] % cls.p
        e, f, g, h = b - a, d - c, d + c, b + a
        return e * f % cls.p, g * h % cls.p, f * g % cls.p, e * h % cls.p

    @classmethod
    @functools.cache
    def powers(cls) -> list[tuple[int, ...]]:
        """The base point, whose y is 4/5 and whose x is even, times 1, 2, 4 and so on."""
        y = 4 * pow(5, -1, cls.p) % cls.p
        square = (y * y - 1) * pow(cls.d * y * y + 1, -1, cls.p) % cls.p
        x = pow(square, (cls.p + 3) // 8, cls.p)
        if (x * x - square) % cls.p:
            x = x * pow(2, (cls.p - 1) // 4, cls.p) % cls.p
        x = cls.p - x if x & 1 else x
        base = (x, y, 1, x * y % cls.p)
        return list(itertools.accumulate(range(255), lambda power, _: cls.add(power, power), initial=base))

    @classmethod
    def multiply(cls, factor: int) -> tuple[int, ...]:
        """A multiple of the base point."""
        return functools.reduce(cls.add, (power for bit, power in enumerate(cls.powers()) if factor >> bit & 1))

    @classmethod
    def encoded(cls, point: tuple[int, ...]) -> bytes:
        inverse = pow(point[2], -1, cls.p)
        x, y = point[0] * inverse % cls.p, point[1] * inverse % cls.p
        return (y | (x & 1) << 255).to_bytes(32, "little")

    def sign(self, message: bytes, domain: bytes = b"") -> bytes:
        nonce = self.number(domain + self.prefix + message)
        r = self.encoded(self.multiply(nonce))
        s = (nonce + self.number(domain + r + self.x + message) * self.scalar) % self.order
        return r + s.to_bytes(32, "little")

    def sign_prehashed(self, message: bytes) -> bytes:
        """Ed25519ph, which is another algorithm (§5.1)."""
        return self.sign(hashlib.sha512(message).digest(), b"SigEd25519 no Ed25519 collisions\x01\x00")

    @classmethod
    def number(cls, data: bytes) -> int:
        return int.from_bytes(hashlib.sha512(data).digest(), "little") % cls.order


Key = P256 | Ed25519


def thumbprint(key: dict[int, object]) -> bytes:
    """The first 8 bytes of the COSE Key Thumbprint (RFC 9679)."""
    return hashlib.sha256(cbor.encode(key)).digest()[:8]


def test_keys(folder: str) -> dict[str, Key]:
    """The keys of test-keys.json, by name."""
    with open(os.path.join(folder, "test-keys.json"), encoding="utf-8") as file:
        keys = json.load(file)["keys"]
    return {key["name"]: (Ed25519 if key["kty"] == "OKP" else P256)(unb64(key["d"])) for key in keys}
