#!/usr/bin/env python3
"""Prints the SBOM of a board's program: SPDX 2.3, in JSON.

usage: sbom.py PROGRAM BOARD ARCHITECTURE APT SWIFT_VERSION

ARCHITECTURE is Debian's name for the board's processor. APT is the folder that the packages were fetched into.
SOURCE_DATE_EPOCH dates the SBOM, in seconds since 1970.
"""

import datetime
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import urllib.parse

VERSION = os.path.join(os.path.dirname(__file__), "..", "..", "Sources", "vidimus", "Version.swift")

# The libraries in the program: SPDX id, name, licence, and the Debian package that has the archive.
FROM_PACKAGES = {
    "openssl": ("OpenSSL", "Apache-2.0", "libssl-dev"),
    "zlib": ("zlib", "Zlib", "zlib1g-dev"),
    "glibc": ("glibc", "LGPL-2.1-or-later", "libc6-dev"),
    "libgcc": ("libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1", "libgcc-12-dev"),
}


def sha256(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def only(pattern: str) -> str:
    """The one file that the pattern names."""
    (path,) = glob.glob(pattern)
    return path


def first(pattern: str, path: str) -> str:
    """The group of the pattern's first match in a file."""
    with open(path, encoding="utf-8") as file:
        match = re.search(pattern, file.read(), re.MULTILINE)
    if not match:
        sys.exit(f"board: {path} does not say its version")
    return match.group(1)


def purl(package: str, version: str, architecture: str) -> str:
    return f"pkg:deb/debian/{package}@{urllib.parse.quote(version, safe='~')}?arch={architecture}"


def part(spdx_id: str, name: str, version: str, licence: str, **more: object) -> dict[str, object]:
    """One package of the SBOM: the program or a library in it."""
    return {
        "SPDXID": f"SPDXRef-{spdx_id}",
        "name": name,
        "versionInfo": version,
        **more,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": licence,
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
    }


def checksum(value: str) -> list[dict[str, str]]:
    return [{"algorithm": "SHA256", "checksumValue": value}]


def locator(url: str) -> list[dict[str, str]]:
    return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": url}]


def from_package(spdx_id: str, architecture: str, apt: str) -> dict[str, object]:
    """A library whose archive is in a Debian package."""
    name, licence, package = FROM_PACKAGES[spdx_id]
    path = only(f"{apt}/debs/{package}_*_{architecture}.deb")
    version = subprocess.run(
        ["dpkg-deb", "-f", path, "Version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return part(
        spdx_id, name, version, licence, checksums=checksum(sha256(path)),
        externalRefs=locator(purl(package, version, architecture)))


def libqrencode(apt: str) -> dict[str, object]:
    """The library that is compiled from Debian's source."""
    version = first(r"^Version: *(\S+)", only(f"{apt}/source/qrencode_*.dsc"))
    return part(
        "libqrencode", "libqrencode", version, "LGPL-2.1-or-later",
        checksums=checksum(sha256(only(f"{apt}/source/qrencode_*.orig.tar.*"))),
        externalRefs=locator(purl("qrencode", version, "source")))


def sbom(program: str, board: str, architecture: str, apt: str, swift_version: str) -> dict[str, object]:
    version = first(r'"([0-9]+\.[0-9]+\.[0-9]+[^"]*)"', VERSION)
    digest = sha256(program)
    created = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    libraries = [
        from_package("openssl", architecture, apt),
        from_package("zlib", architecture, apt),
        libqrencode(apt),
        from_package("glibc", architecture, apt),
        from_package("libgcc", architecture, apt),
        part("swift", "Swift standard library", swift_version, "Apache-2.0 WITH Swift-exception"),
    ]
    relationships = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-vidimus")]
    relationships += [("SPDXRef-vidimus", "STATIC_LINK", library["SPDXID"]) for library in libraries]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"vidimus-{board}-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/vidimus-{board}-{digest}",
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: vidimus-Scripts-board"]},
        "packages": [
            part(
                "vidimus", "vidimus", version, "Apache-2.0", packageFileName=f"vidimus-{board}",
                primaryPackagePurpose="APPLICATION", checksums=checksum(digest)),
            *libraries,
        ],
        "relationships": [
            {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": related}
            for element, kind, related in relationships
        ],
    }


if __name__ == "__main__":
    if len(sys.argv) != 6:
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    print(json.dumps(sbom(*sys.argv[1:]), indent=2))
