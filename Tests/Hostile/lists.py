#!/usr/bin/env python3
"""Makes issuer lists, good and bad, from their specification alone.

usage: lists.py FOLDER ISSUER_FILE...

Writes FOLDER/1.root, FOLDER/base/ (a good list, number 5) and FOLDER/cases.tsv: attack/fault, folder, the time, and
what a desk that has the base list must answer: "new", "up-to-date", or "kept" with a reason. Each folder is what a web
server or stick would carry. Every case has one fault. Needs cbor2 and cryptography.
"""

import base64
import datetime
import hashlib
import json
import os
import struct
import sys
from collections.abc import Callable
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LIST = "https://list.example"
DAY = 86_400
NOW = int(datetime.datetime(2026, 11, 24, tzinfo=datetime.timezone.utc).timestamp())


def dumps(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


class Key:
    def __init__(self, name: str):
        # Fixed, so that every run makes the same files.
        self.private = ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())
        self.cose = {1: 1, -1: 6, -2: self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)}
        self.kid = hashlib.sha256(dumps(self.cose)).digest()[:8]


ROOT_KEYS = [Key(f"root {n}") for n in range(3)]
HEAD_KEYS = [Key(f"head {n}") for n in range(3)]
NEW_HEAD_KEYS = [Key(f"new head {n}") for n in range(2)]
STRANGER = Key("stranger")


def sign(kind: str, payload: bytes, keys: list[Key], *, aad: str = LIST, kids: list[bytes] | None = None) -> bytes:
    """COSE_Sign: [protected, {}, payload, [[protected, {}, signature], ...]] under tag 98."""
    protected = dumps({16: kind})
    signatures = []
    for index, key in enumerate(keys):
        own = dumps({1: -8, 4: kids[index] if kids else key.kid})
        signed = dumps(["Signature", protected, own, aad.encode(), payload])
        signatures.append([own, {}, key.private.sign(signed)])
    return dumps(cbor2.CBORTag(98, [protected, {}, payload, signatures]))


def root_payload(**changes: Any) -> dict[int, Any]:
    members = {
        1: 1, 2: LIST, 3: 1, 4: NOW - 400 * DAY, 5: NOW + 1_000 * DAY,
        6: {1: [key.cose for key in ROOT_KEYS], 2: 2}, 7: {1: [key.cose for key in HEAD_KEYS], 2: 2}, 8: 1, 9: 0,
    }
    for name, value in changes.items():
        members[{"spec": 1, "list": 2, "version": 3, "issued": 4, "expires": 5, "roots": 6, "heads": 7, "epoch": 8,
                 "minimum": 9}[name]] = value
    return members


def root(keys: list[Key] = ROOT_KEYS[:2], **changes: Any) -> bytes:
    return sign("vidimus-list-root", dumps(root_payload(**changes)), keys)


FIRST_ROOT = root()
SECOND_HEADS = {1: [key.cose for key in NEW_HEAD_KEYS], 2: 1}


def table_key(tag: int, name: str) -> bytes:
    return hashlib.sha256(bytes([tag]) + name.encode()).digest()


def shard(records: list[tuple[bytes, bytes]], kind: int, bits: int, number: int) -> bytes:
    if not records:
        return b""
    heap, index = b"", b""
    for key, record in records:
        index += key + struct.pack("<II", len(heap), len(record))
        heap += record
    return b"MTS1" + struct.pack("<BBHII", kind, bits, number, len(records), len(heap)) + index + heap


class Part:
    """A table and its shards."""

    def __init__(self, shards: list[bytes], bits: int, count: int):
        self.shards, self.bits = shards, bits
        self.table = b"".join(hashlib.sha256(s).digest() + struct.pack("<I", len(s)) for s in shards)
        self.reference = {1: hashlib.sha256(self.table).digest(), 2: bits, 3: sum(map(len, shards)), 4: count}


def part(records: list[tuple[bytes, bytes]], kind: int, bits: int = 0) -> Part:
    records = sorted(records)
    shards = []
    for number in range(1 << bits):
        own = [r for r in records if int.from_bytes(r[0][:2], "big") >> (16 - bits) == number] if bits else records
        shards.append(shard(own, kind, bits, number))
    return Part(shards, bits, len(records))


class Publication:
    def __init__(self, **changes: Any):
        self.roots: list[bytes] = changes.pop("root_files", [FIRST_ROOT])
        self.issuers: Part = changes.pop("issuers", BASE_ISSUERS)
        self.statuses: Part = changes.pop("statuses", EMPTY)
        keys = changes.pop("keys", HEAD_KEYS[:2])
        kind = changes.pop("kind", "vidimus-list-head")
        options = {name: changes.pop(name) for name in ("aad", "kids") if name in changes}
        members = {
            1: 1, 2: LIST, 3: 1, 4: 1, 5: 6,
            6: {1: NOW - DAY, 2: NOW + 6 * DAY, 3: NOW + 44 * DAY}, 7: {1: NOW - DAY, 2: NOW, 3: NOW + 6 * DAY},
            8: self.issuers.reference, 9: self.statuses.reference,
        }
        for name, value in changes.items():
            members[{"spec": 1, "list": 2, "root": 3, "epoch": 4, "sequence": 5, "ages": 6, "status_ages": 7,
                     "issuer_table": 8, "status_table": 9, "unknown": 99}[name]] = value
        self.head = sign(kind, dumps(members), keys, **options)

    def bundle(self) -> bytes:
        roots = b"".join(struct.pack("<I", len(r)) + r for r in self.roots)
        start = b"MTL1" + struct.pack("<III", len(roots), len(self.head), 0) + roots + self.head
        return (start + self.issuers.table + self.statuses.table + b"".join(self.issuers.shards)
                + b"".join(self.statuses.shards))

    def files(self) -> dict[str, bytes]:
        files = {f"{number + 1}.root": data for number, data in enumerate(self.roots)}
        files["head"] = self.head
        for own in (self.issuers, self.statuses):
            for data in [own.table, *own.shards]:
                if data:
                    files[hashlib.sha256(data).hexdigest()] = data
        return files


def issuer(file: dict[str, Any], **changes: Any) -> tuple[bytes, bytes]:
    key = file["keys"][0]

    def number(name: str) -> bytes:
        return base64.urlsafe_b64decode(key[name] + "==")

    if key["kty"] == "EC":
        cose = {1: 2, -1: 1, -2: number("x"), -3: number("y")}
    else:
        cose = {1: 1, -1: 6, -2: number("x")}
    record = {1: file["issuer"], 2: file["name"], 3: file["country"], 5: [{1: cose, **changes.get("key", {})}]}
    record.update(changes.get("record", {}))
    return table_key(1, file["issuer"]), dumps(record)


EMPTY = part([], 2)
with_issuers = [json.load(open(path, encoding="utf-8")) for path in sys.argv[2:]]
BASE_ISSUERS = part([issuer(file) for file in with_issuers], 1)


def broken(change: Callable[[bytearray], None]) -> Part:
    """The issuers' table over a shard that is signed and not well made."""
    data = bytearray(BASE_ISSUERS.shards[0])
    change(data)
    return Part([bytes(data)], 0, len(with_issuers))


def cut(data: bytearray) -> None:
    del data[-1:]


def grow(data: bytearray) -> None:
    data += b"\0"


def put(offset: int, value: bytes) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[offset:offset + len(value)] = value
    return change


def swap_entries(data: bytearray) -> None:
    data[16:56], data[56:96] = data[56:96], data[16:56]


def cases() -> list[tuple[str, dict[str, bytes], int, str]]:
    """Name, files, time and answer."""
    found: list[tuple[str, dict[str, bytes], int, str]] = []

    def add(name: str, what: Publication | dict[str, bytes], answer: str, now: int = NOW) -> None:
        """A publication is tried as it stands on a web server, and as the one file on a stick."""
        if isinstance(what, Publication):
            found.append((name, what.files(), now, answer))
            found.append((name + "-bundle", {"bundle": what.bundle()}, now, answer))
        else:
            found.append((name, what, now, answer))

    good = Publication()
    add("control/next", good, "new")
    add("control/same", Publication(sequence=5), "up-to-date")
    add("control/all-sign", Publication(keys=HEAD_KEYS), "new")
    add("control/unknown-signature-is-ignored", Publication(keys=HEAD_KEYS[:2] + [STRANGER]), "new")
    add("control/unknown-member", Publication(unknown="later"), "new")
    add("control/unlisted-file", {**good.files(), "a" * 64: b"anything", "README": b"hello"}, "new")
    add("control/sixteen-shards", Publication(issuers=part([issuer(f) for f in with_issuers], 1, bits=4)), "new")

    # arbitrary installation
    add("arbitrary-installation/unsigned", Publication(keys=[]), "kept untrusted")
    add("arbitrary-installation/stranger", Publication(keys=[STRANGER]), "kept untrusted")
    add("arbitrary-installation/captive-portal", {"head": b"<!DOCTYPE html><title>Log in</title>"},
        "kept malformed")
    add("arbitrary-installation/empty-head", {"head": b""}, "kept malformed")
    add("arbitrary-installation/no-list", {"other": b"x"}, "kept not-found")
    add("arbitrary-installation/another-file-as-bundle", {"bundle": b"<html>" * 99}, "kept malformed")

    # wrong keys and roles
    add("wrong-keys/root-keys-sign-head", Publication(keys=ROOT_KEYS[:2]), "kept untrusted")
    add("wrong-keys/kid-of-another", Publication(keys=[STRANGER, STRANGER], kids=[k.kid for k in HEAD_KEYS[:2]]),
        "kept untrusted")
    add("wrong-keys/root-as-head", Publication(kind="vidimus-list-root"), "kept malformed")
    add("wrong-keys/signed-for-another-list", Publication(aad="https://other.example"), "kept untrusted")
    add("wrong-keys/another-list-inside", Publication(list="https://other.example"), "kept wrong-list")

    # below the threshold
    add("below-threshold/one-of-two", Publication(keys=HEAD_KEYS[:1]), "kept untrusted")
    add("below-threshold/one-twice", Publication(keys=[HEAD_KEYS[0], HEAD_KEYS[0]]), "kept malformed")
    twice = {1: [HEAD_KEYS[0].cose, HEAD_KEYS[0].cose], 2: 2}
    add("below-threshold/one-key-listed-twice", Publication(
        root_files=[FIRST_ROOT, root(version=2, heads=twice, epoch=2)], keys=HEAD_KEYS[:1], root=2, epoch=2,
        sequence=1), "kept malformed")
    none = {1: [key.cose for key in HEAD_KEYS], 2: 0}
    add("below-threshold/threshold-of-none", Publication(
        root_files=[FIRST_ROOT, root(version=2, heads=none, epoch=2)], keys=[], root=2, epoch=2, sequence=1),
        "kept malformed")

    # rollback
    add("rollback/older-number", Publication(sequence=4), "kept rollback")
    calling_back = [FIRST_ROOT, root(version=2, minimum=10)]
    add("rollback/below-the-root's-minimum", Publication(root_files=calling_back, root=2, sequence=9),
        "none rollback")
    add("control/at-the-root's-minimum", Publication(root_files=calling_back, root=2, sequence=10), "new")

    # fast-forward
    second = [FIRST_ROOT, root(version=2, heads=SECOND_HEADS, epoch=2)]
    add("fast-forward/next-epoch-begins-at-one",
        Publication(root_files=second, keys=NEW_HEAD_KEYS[:1], root=2, epoch=2, sequence=1), "new")
    add("fast-forward/number-without-its-epoch",
        Publication(root_files=second, keys=NEW_HEAD_KEYS[:1], root=2, epoch=1, sequence=2**62),
        "kept wrong-epoch")
    add("fast-forward/old-keys-after-their-end",
        Publication(root_files=second, sequence=2**62), "kept untrusted")
    add("fast-forward/epoch-that-no-root-began", Publication(epoch=2, sequence=1), "kept wrong-epoch")

    # freeze
    add("freeze/head-has-ended", Publication(sequence=6, ages={1: NOW - 50 * DAY, 2: NOW - 43 * DAY, 3: NOW - DAY}),
        "kept expired")
    add("freeze/all-has-ended", Publication(), "none expired", NOW + 60 * DAY)

    # endless data
    huge = dict(BASE_ISSUERS.reference)
    huge[3] = 70 << 20
    add("endless-data/more-than-the-limit", Publication(issuer_table=huge), "kept too-large")
    add("endless-data/head", {**good.files(), "head": good.head + bytes(70_000)},
        "kept too-large")
    add("endless-data/bundle", {"bundle": bytes(70 << 20)}, "kept too-large")
    add("endless-data/root", {**good.files(), "2.root": bytes(20_000)}, "kept too-large")

    # mix and match, and file swap
    other = Publication(issuers=part([issuer(f, key={3: NOW + DAY}) for f in with_issuers], 1))
    mixed = other.files()
    mixed[hashlib.sha256(other.issuers.shards[0]).hexdigest()] = BASE_ISSUERS.shards[0]
    add("mix-and-match/shard-of-the-list-before", mixed, "kept malformed")
    mixed = other.files()
    mixed[hashlib.sha256(other.issuers.table).hexdigest()] = BASE_ISSUERS.table
    add("mix-and-match/table-of-the-list-before", mixed, "kept malformed")
    missing = other.files()
    missing.pop(hashlib.sha256(other.issuers.shards[0]).hexdigest())
    add("mix-and-match/shard-missing", missing, "kept not-found")
    short = other.files()
    name = hashlib.sha256(other.issuers.shards[0]).hexdigest()
    short[name] = short[name][:-1]
    add("mix-and-match/shard-cut-short", short, "kept malformed")
    sharded = part([issuer(f) for f in with_issuers], 1, bits=1)
    swapped = Part(sharded.shards[::-1], 1, len(with_issuers))
    add("file-swap/shards-in-each-other's-place", Publication(issuers=swapped), "kept malformed")
    add("file-swap/statuses-for-issuers", Publication(issuers=part([issuer(f) for f in with_issuers], 2)),
        "kept malformed")

    # equivocation
    add("equivocation/same-number-other-list", Publication(sequence=5, issuers=other.issuers),
        "kept equivocation")

    # roots
    ended = [FIRST_ROOT, root(version=2, expires=NOW - DAY)]
    add("roots/ended", Publication(root_files=ended, root=2), "kept root-expired")
    chain = [FIRST_ROOT] + [root(version=n) for n in range(2, 7)]
    add("roots/five-behind", Publication(root_files=chain, root=6), "new")
    gap = Publication(root_files=second, keys=NEW_HEAD_KEYS[:1], root=2, epoch=2, sequence=1).files()
    gap.pop("2.root")
    gap["3.root"] = root(version=3, heads=SECOND_HEADS, epoch=2)
    add("roots/gap", gap, "kept untrusted")
    add("roots/signed-by-too-few", Publication(root_files=[FIRST_ROOT, root(ROOT_KEYS[:1], version=2)]),
        "kept untrusted")
    add("roots/skips-a-number", Publication(root_files=[FIRST_ROOT, root(version=3)]), "kept root-missing")
    add("roots/epoch-goes-back", Publication(root_files=[
        FIRST_ROOT, root(version=2, epoch=3, heads=SECOND_HEADS), root(version=3, epoch=2, heads=SECOND_HEADS)]),
        "kept wrong-epoch")
    add("roots/of-another-list", Publication(root_files=[
        FIRST_ROOT, sign("vidimus-list-root", dumps(root_payload(version=2, list="https://other.example")),
                         ROOT_KEYS[:2])]), "kept wrong-list")

    # clock
    add("clock/from-the-future", Publication(ages={1: NOW + 2 * DAY, 2: NOW + 9 * DAY, 3: NOW + 40 * DAY}),
        "kept from-the-future")

    # what the keepers' own program might get wrong
    add("parser/newer-specification", Publication(spec=2), "kept malformed")
    add("parser/number-nought", Publication(sequence=0), "kept malformed")
    add("parser/negative-number", Publication(sequence=-7), "kept malformed")
    add("parser/ages-in-wrong-order", Publication(ages={1: NOW, 2: NOW + 50 * DAY, 3: NOW + 40 * DAY}),
        "kept malformed")
    add("parser/float-time", Publication(ages={1: float(NOW), 2: NOW + DAY, 3: NOW + 2 * DAY}), "kept malformed")
    add("parser/digest-too-short", Publication(issuer_table={**BASE_ISSUERS.reference, 1: b"x" * 31}),
        "kept malformed")
    add("parser/more-bits-than-there-are", Publication(issuer_table={**BASE_ISSUERS.reference, 2: 17}),
        "kept malformed")
    add("parser/lengths-do-not-add-up", Publication(issuer_table={**BASE_ISSUERS.reference, 3: 9_999}),
        "kept malformed")
    add("parser/bytes-behind-the-head", {**good.files(), "head": good.head + b"\0"},
        "kept malformed")
    add("parser/bytes-behind-the-bundle", {"bundle": good.bundle() + b"\0"}, "kept malformed")
    add("parser/bundle-cut-short", {"bundle": good.bundle()[:-1]}, "kept malformed")
    for name, change in {
        "wrong-magic": put(0, b"MTS2"), "wrong-number": put(6, b"\1\0"), "count-too-large": put(8, b"\xff\xff\xff\xff"),
        "count-of-none": put(8, b"\0\0\0\0"), "heap-length": put(12, b"\1\0\0\0"), "cut": cut, "grown": grow,
        "keys-not-ascending": swap_entries, "record-outside": put(48, b"\xff\xff\xff\x7f"),
        "record-too-long": put(52, b"\xff\xff\0\0"), "record-no-cbor": put(16 + 40 * len(with_issuers), b"\xff"),
    }.items():
        add(f"parser/shard-{name}", Publication(issuers=broken(change)), "kept malformed")
    return found


def write(folder: str, files: dict[str, bytes]) -> None:
    os.makedirs(folder)
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


def main() -> None:
    folder = sys.argv[1]
    write(os.path.join(folder, "base"), Publication(sequence=5).files())
    with open(os.path.join(folder, "1.root"), "wb") as file:
        file.write(FIRST_ROOT)
    with open(os.path.join(folder, "cases.tsv"), "w", encoding="utf-8") as table:
        for number, (name, files, now, answer) in enumerate(cases()):
            write(os.path.join(folder, f"case-{number}"), files)
            at = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            table.write(f"{name}\tcase-{number}\t{at}\t{answer}\n")


if __name__ == "__main__":
    main()
