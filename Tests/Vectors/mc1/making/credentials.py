"""Faults of the elements' texts, numbers and codes: format-mc1.md §4 and §5."""

from typing import Any

from making.codes import DELETE, PRIVATE, Book, elements, of_claims, of_elements

OTHER_BODY = "awarding-body-differs"
UUID = bytes.fromhex("d2a5f4d0a3c64d1bb6b5a1c8f4b3e201")
FIRST_DAY, LAST_DAY = -719162, 2932896

NAMES = {
    0: "version",
    1: "learner",
    2: "title",
    3: "country",
    4: "body",
    5: "issued",
    6: "outcomes",
    7: "workload",
    8: "level",
    9: "assessment",
    10: "participation",
    11: "quality",
    12: "prerequisites",
    13: "supervision",
    14: "grade",
    15: "stackability",
    16: "note",
    17: "course-language",
    18: "language",
    19: "field",
    20: "titles",
    21: "activity",
    22: "opportunity",
    -1: "assurance",
    -2: "expiry",
    -3: "number",
    -4: "document",
}
# All optional elements.
FULL = {
    5: 20000,
    8: [6, 1],
    12: "None",
    13: 4,
    14: ["8", "1 to 10"],
    15: [1, "Minor"],
    16: "Note",
    17: "nl",
    19: "0613",
    20: {"nl": "Gegevensethiek"},
    21: 3,
    22: 3,
    -1: {1: "QANU", 2: "https://qanu.example", 3: 30000},
    -2: 30000,
    -3: "7",
    -4: ["https://school.example/7", bytes(32)],
}


def add(book: Book) -> None:
    book.good("element-all", "§4", "Every element there is.", of_elements(FULL))
    add_presence(book)
    add_versions(book)
    add_texts(book)
    add_numbers(book)


def good(book: Book, key: int, name: str, comment: str, value: Any, warnings: str = "", source: str = "§4") -> None:
    warning = ", ".join(filter(None, [OTHER_BODY if key == 4 else "", warnings]))
    book.good(f"{NAMES[key]}-{name}", source, comment, of_elements({key: value}), warnings=warning)


def bad(book: Book, key: int, name: str, twin: str, comment: str, value: Any, source: str = "§4") -> None:
    twin = twin if twin in ("message-eddsa", "element-all") else f"{NAMES[key]}-{twin}"
    book.bad(f"{NAMES[key]}-{name}", "claims", source, twin, comment, of_elements({key: value}))


def add_presence(book: Book) -> None:
    for key in (1, 2, 3, 4, 6, 7, 9, 10, 11, 18):
        bad(book, key, "missing", "message-eddsa", f"No element {key}.", DELETE)
    for key in (*range(1, 23), -1, -2, -3, -4):
        bad(book, key, "null", "element-all", f"Element {key} is null and not absent.", None)
        # No element is a boolean.
        bad(book, key, "true", "element-all", f"Element {key} is true.", True)


def add_versions(book: Book) -> None:
    for name, comment, value in [
        ("missing", "No version.", DELETE),
        ("zero", "Version 0.", 0),
        ("negative", "Version -1.", -1),
        ("text", "The version is a text.", "1"),
        ("array", "The version is in an array.", [1]),
    ]:
        bad(book, 0, name, "message-eddsa", comment, value)
    for name, value in [("2", 2), ("largest", (1 << 64) - 1)]:
        book.bad(
            f"version-{name}", "unsupported newer-version", "§7", "message-eddsa", "A later version.", of_elements({0: value})
        )
    other = elements({0: 2, 1: "Anna", 2: DELETE, 9: 0})
    book.bad(
        "version-2-other-meaning",
        "unsupported newer-version",
        "§8",
        "message-eddsa",
        "A later version, whose elements are others.",
        of_claims({PRIVATE: other}),
    )
    book.bad(
        "version-2-claims",
        "unsupported newer-version",
        "§8",
        "message-eddsa",
        "A later version, in which iat is a text.",
        of_claims({6: "2026", PRIVATE: elements({0: 2})}),
    )


def add_texts(book: Book) -> None:
    """Each text at its longest, a byte longer, empty, and as a number or a byte string."""
    for key, part, limit, wrap in TEXTS:
        dash = f"{part}-" if part else ""
        good(book, key, f"{dash}{limit}-bytes", f"A text of {limit} bytes, the longest.", wrap("x" * limit))
        bad(
            book,
            key,
            f"{dash}{limit + 1}-bytes",
            f"{dash}{limit}-bytes",
            f"A text of {limit + 1} bytes.",
            wrap("x" * (limit + 1)),
        )
        bad(book, key, f"{dash}empty-text", f"{dash}{limit}-bytes", "An empty text.", wrap(""))
        if key not in (9, 10, 11):
            bad(book, key, f"{dash}number", f"{dash}{limit}-bytes", "A number in place of the text.", wrap(7))
        if (key, part) != (6, "skill"):
            bad(book, key, f"{dash}bytes", f"{dash}{limit}-bytes", "A byte string in place of the text.", wrap(b"text"))
    good(book, 2, "greek-100-letters", "100 letters of two bytes.", "\u03b1" * 100)
    bad(book, 2, "greek-101-letters", "greek-100-letters", "101 letters of two bytes.", "\u03b1" * 101)


TEXTS: list[tuple[int, str, int, Any]] = [
    (1, "name", 120, lambda text: {1: text}),
    (1, "given", 120, lambda text: {1: "Kowalska", 2: text}),
    (2, "", 200, lambda text: text),
    (4, "", 160, lambda text: text),
    (4, "name", 160, lambda text: {1: text}),
    (4, "identifier", 64, lambda text: {1: "School", 2: text}),
    (4, "homepage", 120, lambda text: {1: "School", 3: text}),
    (6, "", 300, lambda text: [text]),
    (6, "in-list", 300, lambda text: [[text, UUID]]),
    (6, "skill", 120, lambda text: [["Explain", text]]),
    (9, "term", 120, lambda text: text),
    (10, "term", 120, lambda text: text),
    (11, "term", 120, lambda text: text),
    (12, "", 400, lambda text: text),
    (14, "", 80, lambda text: text),
    (14, "in-list", 80, lambda text: [text, "1 to 10"]),
    (14, "scheme", 120, lambda text: ["8", text]),
    (15, "part-of", 200, lambda text: [1, text]),
    (16, "", 400, lambda text: text),
    (20, "title", 200, lambda text: {"nl": text}),
    (-1, "name", 160, lambda text: {1: text}),
    (-1, "uri", 160, lambda text: {1: "QANU", 2: text}),
    (-3, "", 64, lambda text: text),
    (-4, "uri", 160, lambda text: [text, bytes(32)]),
]


def add_numbers(book: Book) -> None:
    for key, part, lowest, highest, wrap in NUMBERS:
        dash = f"{part}-" if part else ""
        good(book, key, f"{dash}lowest", f"{lowest}, the lowest.", wrap(lowest))
        bad(book, key, f"{dash}below-lowest", f"{dash}lowest", f"{lowest - 1}.", wrap(lowest - 1))
        good(book, key, f"{dash}highest", f"{highest}, the highest.", wrap(highest))
        bad(book, key, f"{dash}above-highest", f"{dash}highest", f"{highest + 1}.", wrap(highest + 1))
        bad(book, key, f"{dash}largest", f"{dash}highest", "2^64 - 1.", wrap((1 << 64) - 1))
    for key, part, wrap in DAYS:
        dash = f"{part}-" if part else ""
        good(
            book,
            key,
            f"{dash}year-1" if key != -2 else f"{dash}year-9999",
            "The first day there is." if key != -2 else "The last day there is.",
            wrap(FIRST_DAY if key != -2 else LAST_DAY),
        )
        twin = f"{dash}year-9999" if key == -2 else f"{dash}year-1"
        bad(book, key, f"{dash}year-0", twin, "The day before 0001-01-01.", wrap(FIRST_DAY - 1))
        bad(book, key, f"{dash}year-10000", twin, "The day after 9999-12-31.", wrap(LAST_DAY + 1))
        bad(book, key, f"{dash}text", twin, "A date in words.", wrap("2026-05-14"))
    for key, above, name in [
        (9, 15, "typeOfAssessment"),
        (10, 7, "formOfParticipation"),
        (11, 8, "qualityAssurance"),
        (13, 5, "supervision"),
        (15, 2, "stackability"),
        (21, 12, "activityType"),
        (22, 13, "opportunityType"),
    ]:
        for code in (above, 255):
            good(book, key, f"code-{code}", f"{code}, a code above the table.", code, f"unknown-code:{name}", "§5")
        bad(book, key, "code-256", "code-255", "256 is no code.", 256, "§5")
        bad(book, key, "code-negative", "code-255", "-1 is no code.", -1, "§5")
        if key != 15:
            bad(book, key, "code-0", "code-255", "0, where codes start at 1.", 0, "§5")
    good(book, 15, "code-0", "0, the first code.", 0, source="§5")
    good(book, 8, "cycle-0", "0, the first code of a cycle.", [6, 0], source="§5")
    good(book, 8, "cycle-4", "4, a cycle above the table.", [6, 4], "unknown-code:level", "§5")
    good(book, 8, "cycle-255", "255, the highest code.", [6, 255], "unknown-code:level", "§5")
    bad(book, 8, "cycle-256", "cycle-255", "256 is no code.", [6, 256], "§5")
    bad(book, 8, "cycle-text", "cycle-0", "A cycle in words.", [6, "first"])
    bad(book, 8, "text", "lowest", "A level in words.", "EQF-6")
    for key in (13, 21, 22):
        bad(book, key, "text", "code-255", "A term in words, where only codes are.", "other")
    bad(book, 15, "text", "code-0", "A term in words, where only codes are.", "stackable")


NUMBERS: list[tuple[int, str, int, int, Any]] = [
    (7, "credits", 1, 60_000, lambda number: {1: number}),
    (7, "hours", 1, 60_000, lambda number: {2: number}),
    (8, "", 1, 8, lambda number: number),
    (8, "in-list", 1, 8, lambda number: [number, 1]),
]
DAYS: list[tuple[int, str, Any]] = [
    (1, "birth", lambda day: {1: "Kowalska", 3: day}),
    (5, "", lambda day: day),
    (-1, "until", lambda day: {1: "QANU", 3: day}),
    (-2, "", lambda day: day),
]
