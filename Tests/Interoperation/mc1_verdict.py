"""The verdict on an MC1 text, as Documentation/format-mc1.md §7 has it: a second reader, for the test vectors.

It decides everything there but what needs an issuer list or a machine's clock: `issuer-withdrawn`, `key-compromised`,
`key-retired`, `list-expired` and `clock-implausible`. It passes over nothing that scanners put round a text.
"""

import json
import zlib
from typing import Any

import mc1
import mc1_elements
import strict_cbor
from base45_text import decode
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256
from mc1_elements import Broken, Notes, seconds, text
from strict_cbor import Absent, Map

PRIVATE = -202224302
TEST_ISSUER = {
    "issuer": "https://test.vidimus.example",
    "name": "Vidimus test issuer",
    "keys": [{"kty": "OKP", "crv": "Ed25519", "x": "-zHtOyTrWIGkbZKKHKBz-vAlZ5X0cliKx4yTlTajfMQ"}],
}


class Verdict(Exception):
    """The verdict and its reason; raised, since the first to apply is it."""

    def __init__(self, word: str, reason: str) -> None:
        super().__init__(word, reason)
        self.word, self.reason = word, reason


class Reader:
    """A verifier at one time, with issuer files and status lists."""

    def __init__(self, now: int, issuers: list[dict[str, Any]], status_lists: list[str]) -> None:
        self.now, self.issuers, self.status_lists = now, issuers, status_lists
        self.warnings: list[str] = []

    def verdict(self, scanned: bytes) -> tuple[str, str]:
        try:
            self.judge(scanned)
        except Verdict as verdict:
            return verdict.word, verdict.reason
        return "genuine", "ok"

    def judge(self, scanned: bytes) -> None:
        header, protected, payload, signature, strangers = envelope(message(body(scanned)))
        iss = issuer(payload)
        keys, is_test = self.keys(iss, header.get(4))
        if not any(holds(jwk, header.get(1), signature, mc1.sig_structure(protected, payload)) for jwk in keys):
            raise Verdict("not-as-signed", "bad-signature")
        claims = self.claims(payload)
        self.warnings += [f"unknown-header-parameters:{strangers}"] * (strangers > 0)
        if is_test:
            raise Verdict("test", "test")
        self.dates_and_status(iss, claims, claims.get(PRIVATE))

    # Whom to trust

    def keys(self, iss: str, kid: bytes) -> tuple[list[dict[str, str]], bool]:
        is_test = iss == TEST_ISSUER["issuer"]
        issuers = [TEST_ISSUER] if is_test else self.issuers
        if not issuers:
            raise Verdict("undecided", "list-missing")
        named = [found for found in issuers if found["issuer"] == iss]
        if not named:
            raise Verdict("not-listed", "issuer-not-listed")
        keys = [jwk for found in named for jwk in found["keys"] if mc1.kid(jwk) == kid]
        if not keys:
            raise Verdict("not-listed", "key-not-listed")
        return keys, is_test

    # What was signed

    def claims(self, payload: bytes) -> Map:
        try:
            claims = strict_cbor.decode(payload, is_sorted=True)
        except strict_cbor.Fault as fault:
            raise Verdict("unreadable", "cbor") from fault
        credential = claims.get(PRIVATE)
        try:
            version = mc1_elements.version(credential)
        except Broken as broken:
            raise Verdict("unreadable", "claims") from broken
        if version > 1:
            raise Verdict("unsupported", "newer-version")
        notes = Notes()
        try:
            registered(claims, notes)
        except Broken as broken:
            raise Verdict("unreadable", "cwt") from broken
        strange_claims, notes.strangers = notes.strangers, 0
        try:
            mc1_elements.check(credential, notes)
        except Broken as broken:
            raise Verdict("unreadable", "claims") from broken
        self.warnings += [f"unknown-code:{name}" for name in notes.codes]
        self.warnings += [f"unknown-elements:{notes.strangers}"] * (notes.strangers > 0)
        self.warnings += [f"unknown-claims:{strange_claims}"] * (strange_claims > 0)
        return claims

    # When, and what became of it

    def dates_and_status(self, iss: str, claims: Map, credential: Map) -> None:
        trusted = [found for found in self.issuers if found["issuer"] == iss]
        if not any("MicroCredential" in found.get("types", ["MicroCredential"]) for found in trusted):
            raise Verdict("not-covered", "type-not-covered")
        if mc1_elements.body_name(credential) != trusted[0]["name"]:
            self.warnings.insert(0, "awarding-body-differs")
        issued = credential.get(5)
        begins = [claims.get(6), claims.get(5), Absent if issued is Absent else issued * 86_400]
        if any(begin is not Absent and begin > self.now for begin in begins):
            raise Verdict("not-yet", "not-yet-valid")
        status = self.status(claims, [jwk for found in trusted for jwk in found["keys"]])
        if status in ("revoked", "suspended", "replaced"):
            raise Verdict("withdrawn", status)
        if claims.get(4) is not Absent and claims.get(4) <= self.now:
            raise Verdict("ended", "expired")
        if credential.get(-2) is not Absent and credential.get(-2) < self.now // 86_400:
            raise Verdict("ended", "lapsed")
        if status in ("status-expired", "status-unknown"):
            raise Verdict("undecided", status)

    def status(self, claims: Map, keys: list[dict[str, str]]) -> str:
        """What a status list says (Token Status List §8.3), good where there is no reference."""
        if claims.get(65535) is Absent:
            return "good"
        reference = claims.get(65535).get("status_list")
        for token in self.status_lists:
            signed, _, signature = token.strip().rpartition(".")
            content = json.loads(mc1.unb64(signed.split(".")[1]))
            if content["sub"] != reference.get("uri"):
                continue
            if not any(holds(jwk, -8, mc1.unb64(signature), signed.encode()) for jwk in keys if jwk["kty"] == "OKP"):
                continue
            if content["exp"] <= self.now:
                return "status-expired"
            bits, values = content["status_list"]["bits"], zlib.decompress(mc1.unb64(content["status_list"]["lst"]))
            place, index = divmod(reference.get("idx"), 8 // bits)
            value = values[place] >> index * bits & (1 << bits) - 1 if place < len(values) else None
            return {0: "good", 1: "revoked", 2: "suspended", 3: "replaced"}.get(value, "status-unknown")
        return "status-unknown"


def body(scanned: bytes) -> bytes:
    """What base45 stands for."""
    if not scanned.startswith(b"MC1:"):
        later = (
            scanned[:2] == b"MC"
            and scanned[3:4] == b":"
            and scanned[2:3] in list(map(bytes, zip(b"23456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        )
        raise Verdict("unsupported", "newer-version") if later else Verdict("not-a-credential", "unknown-text")
    try:
        if len(scanned) % 3 == 2:
            raise ValueError("a character left over")
        return decode(scanned[4:].decode("ascii"))
    except (ValueError, OverflowError) as error:
        raise Verdict("unreadable", "base45") from error


def message(data: bytes) -> bytes:
    """What zlib stands for."""
    if data[:1] == b"\xd2":
        if len(data) > 4096:
            raise Verdict("unreadable", "too-large")
        return data
    stream = zlib.decompressobj()
    try:
        inflated = stream.decompress(data, 4097) if data[:1] == b"\x78" else b""
    except zlib.error as error:
        raise Verdict("unreadable", "inflate") from error
    if not stream.eof or stream.unused_data or len(inflated) > 4096:
        raise Verdict("unreadable", "inflate")
    return inflated


def envelope(data: bytes) -> tuple[Map, bytes, bytes, bytes, int]:
    """The protected header, its bytes, the payload, the signature, and how many parameters are not known."""
    reader = strict_cbor.Reader(data, is_sorted=False)
    try:
        if not data or data[0] >> 5 != 6 or reader.head() != (6, 18):
            raise Verdict("unreadable", "cose")
        match strict_cbor.decode(data[reader.place :], is_sorted=False):
            case [bytes(protected), Map() as unprotected, bytes(payload), bytes(signature)]:
                header = strict_cbor.decode(protected, is_sorted=False) if protected else Map()
            case _:
                raise Verdict("unreadable", "cose")
    except strict_cbor.Fault as fault:
        raise Verdict("unreadable", "cbor") from fault
    return header, protected, payload, signature, check_header(header, unprotected)


def check_header(header: Any, unprotected: Map) -> int:
    broken = Verdict("unreadable", "cose")
    if not isinstance(header, Map):
        raise broken
    labels = [(type(label), label) for label, _ in header.pairs + unprotected.pairs]
    if any(kind not in (int, str) for kind, _ in labels) or len(set(labels)) < len(labels) or unprotected.get(2) is not Absent:
        raise broken
    critical = header.get(2)
    if critical is not Absent and not (
        isinstance(critical, list)
        and critical
        and all(type(label) is int and label in (1, 4) and header.get(label) is not Absent for label in critical)
    ):
        raise broken
    if header.get(1) is Absent:
        raise broken
    if type(header.get(1)) is not int or header.get(1) not in (-7, -8):
        raise Verdict("unsupported", "algorithm")
    if not isinstance(header.get(4), bytes) or len(header.get(4)) != 8:
        raise broken
    return sum(label not in ((int, 1), (int, 2), (int, 4)) for label in labels)


def issuer(payload: bytes) -> str:
    """iss, of a payload that nobody vouches for yet."""
    reader = strict_cbor.Reader(payload, is_sorted=True)
    try:
        major, count = reader.head()
        if major != 5:
            raise strict_cbor.Fault("no map")
        for _ in range(count):
            key, value = reader.item(5), reader.item(5)
            if type(key) is int and key == 1:
                return text(120)(value)
    except strict_cbor.Fault as fault:
        raise Verdict("unreadable", "cbor") from fault
    except Broken as broken:
        raise Verdict("unreadable", "cwt") from broken
    raise Verdict("unreadable", "cwt")


def registered(claims: Map, notes: Notes) -> None:
    """The registered claims of section 3, and what else there is."""
    required = {1: text(120), 6: seconds, 7: mc1_elements.byte_string(8, 16)}
    optional = {4: seconds, 5: seconds, 65535: lambda value: reference(value, notes)}
    mc1_elements.members(claims, required, {**optional, PRIVATE: lambda value: value}, notes)


def reference(value: Any, notes: Notes) -> None:
    if not isinstance(value, Map) or not isinstance(found := value.get("status_list"), Map):
        raise Broken("status")
    if any(not isinstance(key, str) for key, _ in value.pairs + found.pairs):
        raise Broken("a key that is no text")
    mc1_elements.number(0, (1 << 32) - 1)(found.get("idx"))
    text(120)(found.get("uri"))
    notes.strangers += len(value.pairs) - 1 + len(found.pairs) - 2


def holds(jwk: dict[str, str], alg: int, signature: bytes, signed: bytes) -> bool:
    if alg != (-8 if jwk["kty"] == "OKP" else -7) or len(signature) != 64:
        return False
    try:
        if alg == -8:
            ed25519.Ed25519PublicKey.from_public_bytes(mc1.unb64(jwk["x"])).verify(signature, signed)
        else:
            x, y, r, s = (
                int.from_bytes(part, "big") for part in (mc1.unb64(jwk["x"]), mc1.unb64(jwk["y"]), signature[:32], signature[32:])
            )
            key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
            key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
