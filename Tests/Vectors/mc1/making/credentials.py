"""Faults of the elements: format-mc1.md §4, §5 and §8."""

from typing import Any

from making.cbor import Raw
from making.codes import DELETE, SCHOOL, Book, elements, of_claims, of_elements, PRIVATE

OTHER_BODY = "awarding-body-differs"
UUID = bytes.fromhex("d2a5f4d0a3c64d1bb6b5a1c8f4b3e201")
FIRST_DAY, LAST_DAY = -719162, 2932896

NAMES = {
    0: "version", 1: "learner", 2: "title", 3: "country", 4: "body", 5: "issued", 6: "outcomes", 7: "workload", 8: "level", 9: "assessment",
    10: "participation", 11: "quality", 12: "prerequisites", 13: "supervision", 14: "grade", 15: "stackability", 16: "note",
    17: "course-language", 18: "language", 19: "field", 20: "titles", 21: "activity", 22: "opportunity", -1: "assurance", -2: "expiry",
    -3: "number", -4: "document",
}
# All optional elements.
FULL = {
    5: 20000, 8: [6, 1], 12: "None", 13: 4, 14: ["8", "1 to 10"], 15: [1, "Minor"], 16: "Note", 17: "nl", 19: "0613", 20: {"nl": "Gegevensethiek"},
    21: 3, 22: 3, -1: {1: "QANU", 2: "https://qanu.example", 3: 30000}, -2: 30000, -3: "7", -4: ["https://school.example/7", bytes(32)],
}


def add(book: Book) -> None:
    book.good("element-all", "§4", "Every element there is.", of_elements(FULL))
    add_presence(book)
    add_versions(book)
    add_texts(book)
    add_numbers(book)
    add_shapes(book)
    add_lists(book)
    add_unknown(book)
    add_letters(book)


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
    for name, comment, value in [("missing", "No version.", DELETE), ("zero", "Version 0.", 0), ("negative", "Version -1.", -1),
                                 ("text", "The version is a text.", "1"), ("array", "The version is in an array.", [1])]:
        bad(book, 0, name, "message-eddsa", comment, value)
    for name, value in [("2", 2), ("largest", (1 << 64) - 1)]:
        book.bad(f"version-{name}", "unsupported newer-version", "§7", "message-eddsa", "A later version.", of_elements({0: value}))
    other = elements({0: 2, 1: "Anna", 2: DELETE, 9: 0})
    book.bad("version-2-other-meaning", "unsupported newer-version", "§8", "message-eddsa", "A later version, whose elements are others.",
             of_claims({PRIVATE: other}))
    book.bad("version-2-claims", "unsupported newer-version", "§8", "message-eddsa", "A later version, in which iat is a text.",
             of_claims({6: "2026", PRIVATE: elements({0: 2})}))


def add_texts(book: Book) -> None:
    """Each text at its longest, a byte longer, empty, and as a number or a byte string."""
    for key, part, limit, wrap in TEXTS:
        dash = f"{part}-" if part else ""
        good(book, key, f"{dash}{limit}-bytes", f"A text of {limit} bytes, the longest.", wrap("x" * limit))
        bad(book, key, f"{dash}{limit + 1}-bytes", f"{dash}{limit}-bytes", f"A text of {limit + 1} bytes.", wrap("x" * (limit + 1)))
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
        good(book, key, f"{dash}year-1" if key != -2 else f"{dash}year-9999", "The first day there is." if key != -2 else "The last day there is.",
             wrap(FIRST_DAY if key != -2 else LAST_DAY))
        twin = f"{dash}year-9999" if key == -2 else f"{dash}year-1"
        bad(book, key, f"{dash}year-0", twin, "The day before 0001-01-01.", wrap(FIRST_DAY - 1))
        bad(book, key, f"{dash}year-10000", twin, "The day after 9999-12-31.", wrap(LAST_DAY + 1))
        bad(book, key, f"{dash}text", twin, "A date in words.", wrap("2026-05-14"))
    for key, above, name in [(9, 15, "typeOfAssessment"), (10, 7, "formOfParticipation"), (11, 8, "qualityAssurance"), (13, 5, "supervision"),
                             (15, 2, "stackability"), (21, 12, "activityType"), (22, 13, "opportunityType")]:
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


def add_shapes(book: Book) -> None:
    for key, name, comment, value in [
        (1, "one-name", "A learner with one name.", {1: "Kowalska"}), (1, "complete", "All members.", {1: "Kowalska", 2: "Anna", 3: 10000}),
        (3, "kosovo", "XK for Kosovo.", "XK"), (3, "subdivision", "A region of ISO 3166-2.", "ES-CT"), (3, "nuts", "A region of NUTS.", "NL33"),
        (3, "12-bytes", "The longest region.", "ES-ABCDEFGHI"), (4, "complete", "All members.", {1: "School", 2: "1", 3: "https://school.example"}),
        (6, "skills", "An outcome with a skill of each kind.", [["Explain", UUID, "https://x.example/skill"]]),
        (7, "both", "Credits and hours.", {1: 250, 2: 60}),
        (14, "with-scheme", "A grade and its scheme.", ["8", "1 to 10"]),
        (17, "region", "A language with a region.", "de-AT"), (18, "12-bytes", "The longest tag.", "zh-Hant-HK-x"[:10] + "-1"),
        (18, "three-letters", "A language of three letters.", "mul"),
        (19, "two-digits", "A broad field.", "06"), (19, "four-digits", "A detailed field.", "0613"), (-4, "digest", "A URI and 32 bytes.", ["https://x.example", bytes(32)]),
    ]:
        good(book, key, name, comment, value)
    for key, name, twin, comment, value in [
        (1, "text", "one-name", "A text in place of the map.", "Kowalska"), (1, "array", "one-name", "An array in place of the map.", ["Kowalska"]),
        (1, "no-name", "complete", "A given name alone.", {2: "Anna"}), (1, "empty", "one-name", "An empty map.", {}),
        (3, "lower-case", "message-eddsa", "Lower case.", "nl"), (3, "one-letter", "message-eddsa", "One letter.", "N"), (3, "empty-text", "message-eddsa", "An empty text.", ""),
        (3, "13-bytes", "12-bytes", "13 bytes.", "ES-ABCDEFGHIJ"), (3, "blank", "nuts", "A blank within.", "NL 33"), (3, "digit-first", "nuts", "A digit in front.", "3NL"),
        (3, "lower-case-region", "nuts", "Lower case behind the country.", "NLa"), (3, "number", "message-eddsa", "A number.", 528), (3, "greek", "message-eddsa", "Letters outside ASCII.", "\u0395\u039b"),
        (4, "array", "complete", "An array in place of the map.", ["School"]), (4, "no-name", "complete", "An identifier without a name.", {2: "1"}),
        (6, "bare", "skills", "An outcome outside a list.", "Explain"), (6, "item-map", "skills", "An outcome that is a map.", [{1: "Explain"}]),
        (6, "item-empty", "skills", "An outcome that is an empty list.", [[]]), (6, "skill-15-bytes", "skills", "A skill of 15 bytes.", [["Explain", UUID[:15]]]),
        (6, "skill-17-bytes", "skills", "A skill of 17 bytes.", [["Explain", UUID + b"\0"]]), (6, "skill-first", "skills", "The skill before the text.", [[UUID, "Explain"]]),
        (7, "empty", "both", "Neither credits nor hours.", {}), (7, "bare", "both", "A number in place of the map.", 100), (7, "credits-text", "both", "Credits in words.", {1: "1"}), (7, "array", "both", "An array in place of the map.", [100, 25]),
        (17, "underscore", "region", "An underscore within.", "de_AT"), (17, "one-letter", "region", "One letter.", "n"),
        (18, "13-bytes", "12-bytes", "13 bytes.", "zh-Hant-HK-12"), (18, "one-letter", "three-letters", "One letter.", "e"), (18, "blank", "three-letters", "A blank within.", "e n"),
        (18, "five-letters", "three-letters", "A language of five letters.", "dutch"), (18, "empty-subtag", "12-bytes", "Two hyphens in a row.", "zh--Hant"),
        (18, "long-subtag", "12-bytes", "A subtag of nine characters.", "nl-abcdefghi"), (18, "hyphen-last", "12-bytes", "A hyphen at the end.", "nl-"),
        (18, "empty-text", "three-letters", "An empty text.", ""), (18, "number", "three-letters", "A number.", 7), (18, "private", "three-letters", "A private tag without a language.", "x-school"),
        (19, "one-digit", "two-digits", "One digit.", "6"), (19, "five-digits", "four-digits", "Five digits.", "06131"), (19, "letter", "two-digits", "A letter.", "06a"), (19, "number", "four-digits", "A number.", 613),
        (-1, "text", "name-160-bytes", "A text in place of the map.", "QANU"), (-1, "no-name", "name-160-bytes", "A URI without a name.", {2: "https://x.example"}), (-1, "empty-map", "name-160-bytes", "An empty map.", {}),
        (-4, "31-bytes", "digest", "A digest of 31 bytes.", ["https://x.example", bytes(31)]), (-4, "33-bytes", "digest", "A digest of 33 bytes.", ["https://x.example", bytes(33)]),
        (-4, "text-digest", "digest", "A digest in words.", ["https://x.example", "00" * 16]), (-4, "uri-alone", "digest", "No digest.", ["https://x.example"]),
        (-4, "three-parts", "digest", "An array of three.", ["https://x.example", bytes(32), 1]), (-4, "bare", "digest", "A text in place of the array.", "https://x.example"),
    ]:
        bad(book, key, name, twin, comment, value)


def add_lists(book: Book) -> None:
    regions, titles = ["NL", "BE", "DE", "FR", "LU"], {f"{a}{b}": "x" for a in "abcde" for b in "abcde"}
    assurance = {1: "QANU"}
    for key, most, values in [
        (3, 4, regions), (6, 12, ["x"] * 13), (9, 6, [1, 2, 3, 4, 5, 6, 7]), (10, 6, [1, 2, 3, 4, 5, 6, 1]), (11, 6, [1, 2, 3, 4, 5, 6, 7]), (-1, 4, [assurance] * 5),
    ]:
        good(book, key, f"list-of-{most}", f"{most}, the most.", values[:most])
        bad(book, key, f"list-of-{most + 1}", f"list-of-{most}", f"{most + 1}.", values)
        bad(book, key, "list-of-none", f"list-of-{most}", "An empty list.", [])
    good(book, 6, "6-skills", "6 skills, the most.", [["Explain"] + [UUID] * 6])
    bad(book, 6, "7-skills", "6-skills", "7 skills.", [["Explain"] + [UUID] * 7])
    good(book, 20, "24", "24 titles, the most.", dict(list(titles.items())[:24]))
    bad(book, 20, "25", "24", "25 titles.", titles)
    bad(book, 20, "none", "24", "No title.", {})
    bad(book, 20, "integer-key", "24", "A title under an integer.", {1: "x"})
    bad(book, 20, "bad-language", "24", "A title under no language.", {"x": "x"})
    bad(book, 20, "array", "24", "An array in place of the map.", ["x"])
    # A verifier takes a list of one where there may be several, and where a second member may follow.
    for key, value in [(3, "NL"), (8, 6), (9, 14), (10, 2), (11, 2), (14, "8"), (15, 1), (-1, assurance)]:
        good(book, key, "list-of-1", "A list of one.", [value])
    good(book, 6, "outcome-list-of-1", "An outcome in a list of one.", [["Explain"]])
    for key, value in [(1, {1: "Kowalska"}), (2, "Data Ethics"), (4, SCHOOL), (5, 20000), (7, {1: 100}), (12, "None"), (13, 4), (16, "Note"), (17, "nl"), (18, "en"),
                       (19, "0613"), (21, 3), (22, 3), (-2, 30000), (-3, "7")]:
        bad(book, key, "list-of-1", "element-all", "A list of one where there is no list.", [value], "appendix A")
    for key, name, value in [(8, "three-parts", [6, 1, 1]), (14, "three-parts", ["8", "1 to 10", "x"]), (15, "three-parts", [1, "Minor", "x"]), (8, "list-of-none", []),
                             (14, "list-of-none", []), (15, "list-of-none", [])]:
        bad(book, key, name, "list-of-1", "An array of three." if value else "An empty array.", value)


def add_unknown(book: Book) -> None:
    unknown = "unknown-elements:1"
    for name, changes in [("positive", {50: "x"}), ("negative", {-50: True}), ("map", {50: {"x": {1: 2}}}), ("null", {50: None})]:
        book.good(f"element-unknown-{name}", "§8", "An element that this version does not know.", of_elements(changes), warnings=unknown)
    book.good("element-unknown-two", "§8", "Two of them.", of_elements({50: 1, 51: 2}), warnings="unknown-elements:2")
    for key, value in [(1, {1: "Kowalska", 2: "Anna"}), (4, {1: SCHOOL}), (7, {1: 100}), (-1, {1: "QANU"})]:
        name = NAMES[key]
        book.good(f"{name}-unknown-member", "§8", "A member that this version does not know.", of_elements({key: {**value, 9: 1}}), warnings=unknown)
        bad(book, key, "text-member", "unknown-member", "A member under a text key.", {**value, "x": 1}, "§8")
    for name, comment, key in [("text", "An element under a text key.", "title"), ("bytes", "An element under a byte string.", b"x"), ("array", "An element under an array.", Raw(b"\x80"))]:
        book.bad(f"element-key-{name}", "claims", "§8", "element-unknown-positive", comment, of_elements({key: 1}))
    book.bad("element-float", "cbor", "§8", "element-unknown-positive", "A floating-point number in an unknown element.", of_elements({50: Raw(b"\xf9\x3c\x00")}))


def add_letters(book: Book) -> None:
    """What issuers do not write and verifiers take."""
    for name, comment, text in [
        ("c0", "A line feed and an escape.", "Data\n\x1b[2J"), ("nul", "A NUL.", "Data\0"), ("c1", "A control of C1.", "Data\u009b"), ("del", "DEL.", "Data\x7f"),
        ("bidirectional", "A bidirectional override.", "Data \u202eEthics"), ("isolate", "A bidirectional isolate.", "\u2066Data\u2069"),
        ("zero-width", "A zero-width space.", "Da\u200bta"), ("byte-order-mark", "A byte order mark.", "\ufeffData"), ("line-separator", "A line separator.", "Data\u2028"),
        ("private-use", "A private-use character.", "Data \ue000"), ("noncharacter", "A noncharacter.", "Data \uffff"), ("replacement", "U+FFFD.", "Data \ufffd"),
        ("decomposed", "A letter and a combining accent.", "E\u0301thique"), ("astral", "A character outside the basic plane.", "Data \U0001f393"), ("blanks", "Blanks alone.", "  "),
    ]:
        good(book, 2, f"letters-{name}", comment, text)
    book.good("body-decomposed", "§7", "An awarding body whose name is the issuer's in other bytes.", of_elements({4: SCHOOL.replace("x", "\u0445")}), warnings=OTHER_BODY)
