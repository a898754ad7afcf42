#!/usr/bin/env python3
"""Makes lists of trusted entities (ETSI TS 119 602) from their specification alone.

usage: entities.py FOLDER NAME=ISSUER_ID=KEY_PEM...

Writes FOLDER/signer.pem, FOLDER/next-signer.pem (the same operator's next certificate), FOLDER/stranger.pem, and lists
under these names: 4, 5, 6 and 7 .jwt (their numbers), other-6.jwt (another list 6), resigned-6.jwt (list 6 under the next
certificate), ends.jwt (list 8, which ends on 1 December 2026), fewer.jwt (list 9, without its last entity), stranger.jwt
(list 9 under the stranger's certificate), pid.jwt (list 9 of people's identities) and published.json (list 9 as JSON with
its signature inside). Each ISSUER_ID is the identifier of an entity in OtherIds; an empty one leaves it without. Needs
cryptography.
"""

import base64
import datetime
import hashlib
import json
import sys
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

URI = "http://uri.etsi.org/19602/"
OPERATOR = "Example Scheme Operator"


def b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def certificate(key: Any, organization: str, country: str) -> x509.Certificate:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
            x509.NameAttribute(NameOID.COMMON_NAME, "seal"),
        ]
    )
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(hashlib.sha256(organization.encode()).digest()[:8], "big") >> 1)
        .not_valid_before(datetime.datetime(2026, 1, 1))
        .not_valid_after(datetime.datetime(2028, 1, 1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, algorithm)
    )


def der(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.DER)


def text(value: str) -> list[dict[str, str]]:
    return [{"lang": "en", "value": value}]


def pointer(value: str) -> list[dict[str, str]]:
    return [{"lang": "en", "uriValue": value}]


def service(kind: str, one: x509.Certificate, id: str) -> dict[str, Any]:
    identity: dict[str, Any] = {"X509Certificates": [{"val": base64.b64encode(der(one)).decode()}]}
    if id:
        identity["OtherIds"] = [id]
    return {
        "ServiceInformation": {
            "ServiceName": text(kind),
            "ServiceDigitalIdentity": identity,
            "ServiceTypeIdentifier": URI + "SvcType/PubEAA/" + kind,
            "ServiceStatus": URI + "PubEAAProvidersList/SvcStatus/notified",
            "StatusStartingTime": "2026-01-15T10:00:00Z",
        }
    }


def entity(name: str, id: str, key: Any) -> dict[str, Any]:
    return {
        "TrustedEntityInformation": {
            "TEName": text(name),
            "TETradeName": text("VATNL-1234567") + text("OJ:NLlaw"),
            "TEAddress": {
                "TEPostalAddress": [{"lang": "en", "StreetAddress": "1 Street", "Country": "NL"}],
                "TEElectronicAddress": pointer("mailto:info@example.org")
                + pointer(URI + "ListOfTrustedEntities/PubEAAProvider/NL"),
            },
            "TEInformationURI": pointer("https://example.org/policies"),
        },
        "TrustedEntityServices": [service("Issuance", certificate(key, name, "NL"), id)],
    }


def scheme(sequence: int, issued: str, ends: str) -> dict[str, Any]:
    return {
        "LoTEVersionIdentifier": 1,
        "LoTESequenceNumber": sequence,
        "LoTEType": URI + "LoTEType/EUPubEAAProvidersList",
        "SchemeOperatorName": text(OPERATOR),
        "SchemeOperatorAddress": {
            "SchemeOperatorPostalAddress": [{"lang": "en", "StreetAddress": "1 Square", "Country": "BE"}],
            "SchemeOperatorElectronicAddress": pointer("mailto:help@example.org"),
        },
        "SchemeName": text("EU:Example list of public bodies"),
        "SchemeInformationURI": pointer("https://example.org/scheme"),
        "StatusDeterminationApproach": URI + "PubEAAProvidersList/StatusDetn/EU",
        "SchemeTypeCommunityRules": pointer(URI + "PubEAAProvidersList/schemerules/EU"),
        "SchemeTerritory": "EU",
        "PolicyOrLegalNotice": [{"LoTELegalNotice": "An example."}],
        "HistoricalInformationPeriod": 65535,
        "ListIssueDateTime": issued,
        "NextUpdate": ends,
    }


class Signer:
    def __init__(self, organization: str):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = certificate(self.key, organization, "EU")

    def protected(self, time: int) -> str:
        header = {
            "alg": "ES256",
            "typ": "JAdES",
            "iat": time,
            "x5t#S256": b64url(hashlib.sha256(der(self.certificate)).digest()),
            "x5c": [base64.b64encode(der(self.certificate)).decode()],
        }
        return b64url(json.dumps(header).encode())

    def signature(self, signed: str) -> str:
        r, s = decode_dss_signature(self.key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        return b64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def sign(self, payload: Any, time: int) -> str:
        signed = self.protected(time) + "." + b64url(json.dumps(payload).encode())
        return signed + "." + self.signature(signed)


def main() -> None:
    folder = sys.argv[1]
    entities = []
    for word in sys.argv[2:]:
        name, id, path = word.split("=", 2)
        with open(path, "rb") as file:
            key = serialization.load_pem_private_key(file.read(), None)
        entities.append(entity(name, id, key))
    signer, following, stranger = Signer(OPERATOR), Signer(OPERATOR), Signer("Somebody Else")
    for name, one in [("signer", signer), ("next-signer", following), ("stranger", stranger)]:
        with open(f"{folder}/{name}.pem", "wb") as file:
            file.write(one.certificate.public_bytes(serialization.Encoding.PEM))

    def payload(sequence: int, ends: str = "2027-04-01T00:00:00Z", count: int | None = None, **changes: Any) -> Any:
        day = 10 + sequence
        head = scheme(sequence, f"2026-11-{day}T00:00:00Z", ends) | changes
        return {"LoTE": {"ListAndSchemeInformation": head, "TrustedEntitiesList": entities[:count]}}

    def write(name: str, payload: Any, one: Signer = signer) -> None:
        issued = payload["LoTE"]["ListAndSchemeInformation"]["ListIssueDateTime"]
        time = int(datetime.datetime.fromisoformat(issued.replace("Z", "+00:00")).timestamp())
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            if name.endswith(".json"):
                # Over the object with its names in order, without blanks.
                body = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
                protected = one.protected(time)
                signature = one.signature(protected + "." + b64url(body))
                json.dump(payload | {"signature": {"protected": protected, "signature": signature}}, file)
            else:
                file.write(one.sign(payload, time))

    for sequence in range(4, 8):
        write(f"{sequence}.jwt", payload(sequence))
    write("other-6.jwt", payload(6, count=1))
    write("resigned-6.jwt", payload(6), following)
    write("ends.jwt", payload(8, ends="2026-12-01T00:00:00Z"))
    write("fewer.jwt", payload(9, count=-1))
    write("stranger.jwt", payload(9), stranger)
    write("pid.jwt", payload(9, LoTEType=URI + "LoTEType/EUPIDProvidersList"))
    write("published.json", payload(9))


main()
