"""Whom to trust, time and status: format-mc1.md §6 and §7."""

from making.codes import (
    ISSUER,
    SIGNED,
    STRANGER,
    Book,
    claims,
    code,
    header,
    message,
    of_claims,
    of_elements,
)
from making.payloads import reference

DAY = 86_400
SIGNED_DAY = SIGNED // DAY


def add(book: Book) -> None:
    add_issuers(book)
    add_keys(book)
    add_times(book)
    add_status(book)


def add_issuers(book: Book) -> None:
    for name, iss in [
        ("other", "https://other.example"),
        ("slash", ISSUER + "/"),
        ("upper-case", ISSUER.upper()),
        ("dot", ISSUER + "."),
        ("blank", ISSUER + " "),
        ("nul", ISSUER + "\0"),
        ("cyrillic", ISSUER.replace("o", "\u043e", 1)),
        ("http", ISSUER.replace("https", "http")),
        ("cut", ISSUER[:-1]),
    ]:
        book.bad(
            f"issuer-{name}",
            "not-listed issuer-not-listed",
            "§7",
            "message-eddsa",
            "iss is compared byte by byte.",
            of_claims({1: iss}),
        )
    kelvin = "https://school.example/K"
    trust = {"trust": "trust-kelvin.json"}
    book.good("issuer-letter-k", "§7", "iss ends in the letter K, as in the trust file.", of_claims({1: kelvin}), **trust)
    book.bad(
        "issuer-kelvin-sign",
        "not-listed issuer-not-listed",
        "§7",
        "issuer-letter-k",
        "iss ends in the Kelvin sign, which is canonically equivalent to K.",
        of_claims({1: kelvin[:-1] + "\u212a"}),
        **trust,
    )
    book.bad("trust-nobody", "undecided list-missing", "§7", "message-eddsa", "Nobody is trusted.", code(message()), trust="none")
    book.bad(
        "trust-another-school",
        "not-listed issuer-not-listed",
        "§7",
        "message-eddsa",
        "Another school is trusted.",
        code(message()),
        trust="trust-other-school.json",
    )
    book.good("trust-all-types", "§7", "The trust file names no types.", code(message()), trust="trust-all-types.json")
    book.bad(
        "trust-other-type",
        "not-covered type-not-covered",
        "§7",
        "trust-all-types",
        "The trust file names another type alone.",
        code(message()),
        trust="trust-other-type.json",
    )
    book.bad(
        "trust-no-type",
        "not-covered type-not-covered",
        "§7",
        "trust-all-types",
        "The trust file has an empty list of types.",
        code(message()),
        trust="trust-no-type.json",
    )
    book.good(
        "body-other",
        "§7",
        "The awarding body has another name than the issuer.",
        of_elements({4: "Another School"}),
        warnings="awarding-body-differs",
    )


def add_keys(book: Book) -> None:
    own = header(STRANGER)
    for name, unprotected in [
        ("x5chain", {33: b"\x30\x03\x02\x01\x01"}),
        ("x5u", {35: "https://evil.example/key"}),
        ("x5t", {34: [-16, bytes(32)]}),
    ]:
        book.bad(
            f"key-{name}",
            "not-listed key-not-listed",
            "§2",
            "message-eddsa",
            f"A strange key, with {name} beside it.",
            code(message(protected=own, unprotected=unprotected, key=STRANGER)),
        )
    cnf = {8: {1: {1: 1, -1: 6, -2: STRANGER.x}}}
    book.bad(
        "key-in-claims",
        "not-listed key-not-listed",
        "§2",
        "message-eddsa",
        "A strange key, which stands in a claim.",
        code(message(claims(cnf), protected=own, key=STRANGER)),
    )
    book.good(
        "key-x5chain-ignored",
        "§2",
        "A certificate beside a trusted key.",
        code(message(unprotected={33: b"\x30\x03\x02\x01\x01"})),
        warnings="unknown-header-parameters:1",
    )
    both = {"trust": "trust.json trust-other-school.json"}
    theirs = claims({1: "https://other.example"})
    book.good(
        "key-of-other-school",
        "§7",
        "Another school, with its own key.",
        code(message(theirs, key=STRANGER)),
        warnings="awarding-body-differs",
        **both,
    )
    book.bad(
        "key-for-other-school",
        "not-listed key-not-listed",
        "§7",
        "key-of-other-school",
        "A school signs in the name of another.",
        code(message(key=STRANGER)),
        **both,
    )


def add_times(book: Book) -> None:
    last = SIGNED + DAY - 1
    for name, comment, verdict, changes, of, seconds in [
        ("exp-last-second", "The last second before exp.", "", {4: SIGNED + DAY}, {}, last),
        ("exp-reached", "exp is now.", "ended expired", {4: SIGNED + DAY}, {}, last + 1),
        ("exp-one-second", "exp is a second later than iat.", "", {4: SIGNED + 1}, {}, SIGNED),
        ("expiry-last-second", "The last second of the last day.", "", {}, {-2: SIGNED_DAY}, last),
        ("expiry-over", "The first second behind the last day.", "ended lapsed", {}, {-2: SIGNED_DAY}, last + 1),
        ("nbf-reached", "nbf is now.", "", {5: last + 1}, {}, last + 1),
        ("nbf-ahead", "nbf is a second ahead.", "not-yet not-yet-valid", {5: last + 1}, {}, last),
        ("iat-reached", "iat is now.", "", {}, {}, SIGNED),
        ("iat-ahead", "iat is a second ahead.", "not-yet not-yet-valid", {}, {}, SIGNED - 1),
        ("issued-reached", "The first second of the date of issuing.", "", {}, {5: SIGNED_DAY + 1}, last + 1),
        ("issued-ahead", "A second before the date of issuing.", "not-yet not-yet-valid", {}, {5: SIGNED_DAY + 1}, last),
        ("issued-before-iat", "Issued anew: the date of issuing is earlier than iat.", "", {}, {5: SIGNED_DAY - 400}, SIGNED),
        (
            "iat-midday-ahead",
            "iat is at midday, and now is the morning.",
            "not-yet not-yet-valid",
            {6: SIGNED + DAY // 2},
            {},
            SIGNED + DAY // 3,
        ),
    ]:
        text, more = code(message(claims(changes, of))), {"now": stamp(seconds)}
        if verdict:
            book.bad(f"time-{name}", verdict, "§6", "time-" + TWINS[name], comment, text, **more)
        else:
            book.good(f"time-{name}", "§6", comment, text, **more)


TWINS = {
    "exp-reached": "exp-last-second",
    "expiry-over": "expiry-last-second",
    "nbf-ahead": "nbf-reached",
    "iat-ahead": "iat-reached",
    "issued-ahead": "issued-reached",
    "iat-midday-ahead": "iat-reached",
}


def stamp(seconds: int) -> str:
    """A time of May 2026."""
    day, rest = divmod(seconds - SIGNED, DAY)
    return f"2026-05-{14 + day:02}T{rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}Z"


def add_status(book: Book) -> None:
    held = {"trust": "trust.json status.jwt"}
    unknown = "undecided status-unknown"
    for name, verdict, idx in [
        ("revoked", "withdrawn revoked", 1),
        ("suspended", "withdrawn suspended", 2),
        ("replaced", "withdrawn replaced", 3),
    ]:
        book.bad(
            f"status-{name}",
            verdict,
            "§7",
            "status-good",
            f"The status list says {idx} of it.",
            of_claims({65535: reference(idx)}),
            **held,
        )
    book.bad(
        "status-value-7",
        unknown,
        "§7",
        "status-good",
        "The status list says 7 of it, which has no meaning.",
        of_claims({65535: reference(4)}),
        **held,
    )
    for name, idx in [("beyond-list", 6), ("largest", (1 << 32) - 1)]:
        book.bad(
            f"status-idx-{name}",
            unknown,
            "§7",
            "status-good",
            "The status list has no such place.",
            of_claims({65535: reference(idx)}),
            **held,
        )
    book.bad(
        "status-other-uri",
        unknown,
        "§7",
        "status-good",
        "No status list of that URI is at hand.",
        of_claims({65535: reference(uri="https://school.example/Status")}),
        **held,
    )
    text = of_claims({65535: reference()})
    book.bad("status-no-list", unknown, "§7", "status-good", "No status list is at hand.", text)
    book.bad(
        "status-by-stranger",
        unknown,
        "§7",
        "status-good",
        "Another school's key signed the status list.",
        text,
        trust="trust.json trust-other-school.json status-stranger.jwt",
    )
    book.good("status-last-second", "§7", "The last second of the status list.", text, now="2026-12-31T23:59:59Z", **held)
    book.bad(
        "status-list-ended",
        "undecided status-expired",
        "§7",
        "status-last-second",
        "The status list has ended.",
        text,
        now="2027-01-01T00:00:00Z",
        **held,
    )
