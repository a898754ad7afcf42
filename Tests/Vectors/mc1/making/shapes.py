"""Faults of the elements' shapes, and what this version does not know: format-mc1.md §4 and §8."""

from making.cbor import Raw
from making.codes import SCHOOL, Book, of_elements
from making.credentials import NAMES, OTHER_BODY, UUID, bad, good


def add(book: Book) -> None:
    add_shapes(book)
    add_wrong_shapes(book)
    add_lists(book)
    add_unknown(book)
    add_letters(book)


def add_shapes(book: Book) -> None:
    for key, name, comment, value in [
        (1, "one-name", "A learner with one name.", {1: "Kowalska"}),
        (1, "complete", "All members.", {1: "Kowalska", 2: "Anna", 3: 10000}),
        (3, "kosovo", "XK for Kosovo.", "XK"),
        (3, "subdivision", "A region of ISO 3166-2.", "ES-CT"),
        (3, "nuts", "A region of NUTS.", "NL33"),
        (3, "12-bytes", "The longest region.", "ES-ABCDEFGHI"),
        (4, "complete", "All members.", {1: "School", 2: "1", 3: "https://school.example"}),
        (6, "skills", "An outcome with a skill of each kind.", [["Explain", UUID, "https://x.example/skill"]]),
        (7, "both", "Credits and hours.", {1: 250, 2: 60}),
        (14, "with-scheme", "A grade and its scheme.", ["8", "1 to 10"]),
        (17, "region", "A language with a region.", "de-AT"),
        (18, "12-bytes", "The longest tag.", "zh-Hant-HK-1"),
        (18, "lone-letter", "A subtag of one letter, of which no more is checked.", "en-a"),
        (18, "three-letters", "A language of three letters.", "mul"),
        (19, "two-digits", "A broad field.", "06"),
        (19, "four-digits", "A detailed field.", "0613"),
        (-4, "digest", "A URI and 32 bytes.", ["https://x.example", bytes(32)]),
    ]:
        good(book, key, name, comment, value)


def add_wrong_shapes(book: Book) -> None:
    for key, name, twin, comment, value in [
        (1, "text", "one-name", "A text in place of the map.", "Kowalska"),
        (1, "array", "one-name", "An array in place of the map.", ["Kowalska"]),
        (1, "no-name", "complete", "A given name alone.", {2: "Anna"}),
        (1, "empty", "one-name", "An empty map.", {}),
        (3, "lower-case", "message-eddsa", "Lower case.", "nl"),
        (3, "one-letter", "message-eddsa", "One letter.", "N"),
        (3, "empty-text", "message-eddsa", "An empty text.", ""),
        (3, "13-bytes", "12-bytes", "13 bytes.", "ES-ABCDEFGHIJ"),
        (3, "blank", "nuts", "A blank within.", "NL 33"),
        (3, "digit-first", "nuts", "A digit in front.", "3NL"),
        (3, "lower-case-region", "nuts", "Lower case behind the country.", "NLa"),
        (3, "number", "message-eddsa", "A number.", 528),
        (3, "greek", "message-eddsa", "Letters outside ASCII.", "\u0395\u039b"),
        (4, "array", "complete", "An array in place of the map.", ["School"]),
        (4, "no-name", "complete", "An identifier without a name.", {2: "1"}),
        (6, "bare", "skills", "An outcome outside a list.", "Explain"),
        (6, "item-map", "skills", "An outcome that is a map.", [{1: "Explain"}]),
        (6, "item-empty", "skills", "An outcome that is an empty list.", [[]]),
        (6, "skill-15-bytes", "skills", "A skill of 15 bytes.", [["Explain", UUID[:15]]]),
        (6, "skill-17-bytes", "skills", "A skill of 17 bytes.", [["Explain", UUID + b"\0"]]),
        (6, "skill-first", "skills", "The skill before the text.", [[UUID, "Explain"]]),
        (7, "empty", "both", "Neither credits nor hours.", {}),
        (7, "bare", "both", "A number in place of the map.", 100),
        (7, "credits-text", "both", "Credits in words.", {1: "1"}),
        (7, "array", "both", "An array in place of the map.", [100, 25]),
        (17, "underscore", "region", "An underscore within.", "de_AT"),
        (17, "one-letter", "region", "One letter.", "n"),
        (18, "13-bytes", "12-bytes", "13 bytes.", "zh-Hant-HK-12"),
        (18, "one-letter", "three-letters", "One letter.", "e"),
        (18, "blank", "three-letters", "A blank within.", "e n"),
        (18, "five-letters", "three-letters", "A language of five letters.", "dutch"),
        (18, "empty-subtag", "12-bytes", "Two hyphens in a row.", "zh--Hant"),
        (18, "long-subtag", "12-bytes", "A subtag of nine characters.", "nl-abcdefghi"),
        (18, "hyphen-last", "12-bytes", "A hyphen at the end.", "nl-"),
        (18, "empty-text", "three-letters", "An empty text.", ""),
        (18, "number", "three-letters", "A number.", 7),
        (18, "private", "three-letters", "A private tag without a language.", "x-school"),
        (19, "one-digit", "two-digits", "One digit.", "6"),
        (19, "five-digits", "four-digits", "Five digits.", "06131"),
        (19, "letter", "two-digits", "A letter.", "06a"),
        (19, "number", "four-digits", "A number.", 613),
        (-1, "text", "name-160-bytes", "A text in place of the map.", "QANU"),
        (-1, "no-name", "name-160-bytes", "A URI without a name.", {2: "https://x.example"}),
        (-1, "empty-map", "name-160-bytes", "An empty map.", {}),
        (-4, "31-bytes", "digest", "A digest of 31 bytes.", ["https://x.example", bytes(31)]),
        (-4, "33-bytes", "digest", "A digest of 33 bytes.", ["https://x.example", bytes(33)]),
        (-4, "text-digest", "digest", "A digest in words.", ["https://x.example", "00" * 16]),
        (-4, "uri-alone", "digest", "No digest.", ["https://x.example"]),
        (-4, "three-parts", "digest", "An array of three.", ["https://x.example", bytes(32), 1]),
        (-4, "bare", "digest", "A text in place of the array.", "https://x.example"),
    ]:
        bad(book, key, name, twin, comment, value)


def add_lists(book: Book) -> None:
    regions, titles = ["NL", "BE", "DE", "FR", "LU"], {f"{a}{b}": "x" for a in "abcde" for b in "abcde"}
    assurance = {1: "QANU"}
    for key, most, values in [
        (3, 4, regions),
        (6, 12, ["x"] * 13),
        (9, 6, [1, 2, 3, 4, 5, 6, 7]),
        (10, 6, [1, 2, 3, 4, 5, 6, 1]),
        (11, 6, [1, 2, 3, 4, 5, 6, 7]),
        (-1, 4, [assurance] * 5),
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
    for key, value in [
        (1, {1: "Kowalska"}),
        (2, "Data Ethics"),
        (4, SCHOOL),
        (5, 20000),
        (7, {1: 100}),
        (12, "None"),
        (13, 4),
        (16, "Note"),
        (17, "nl"),
        (18, "en"),
        (19, "0613"),
        (21, 3),
        (22, 3),
        (-2, 30000),
        (-3, "7"),
    ]:
        bad(book, key, "list-of-1", "element-all", "A list of one where there is no list.", [value], "appendix A")
    for key, name, value in [
        (8, "three-parts", [6, 1, 1]),
        (14, "three-parts", ["8", "1 to 10", "x"]),
        (15, "three-parts", [1, "Minor", "x"]),
        (8, "list-of-none", []),
        (14, "list-of-none", []),
        (15, "list-of-none", []),
    ]:
        bad(book, key, name, "list-of-1", "An array of three." if value else "An empty array.", value)


def add_unknown(book: Book) -> None:
    unknown = "unknown-elements:1"
    for name, changes in [("positive", {50: "x"}), ("negative", {-50: True}), ("map", {50: {"x": {1: 2}}}), ("null", {50: None})]:
        book.good(
            f"element-unknown-{name}", "§8", "An element that this version does not know.", of_elements(changes), warnings=unknown
        )
    book.good("element-unknown-two", "§8", "Two of them.", of_elements({50: 1, 51: 2}), warnings="unknown-elements:2")
    for key, value in [(1, {1: "Kowalska", 2: "Anna"}), (4, {1: SCHOOL}), (7, {1: 100}), (-1, {1: "QANU"})]:
        name = NAMES[key]
        book.good(
            f"{name}-unknown-member",
            "§8",
            "A member that this version does not know.",
            of_elements({key: {**value, 9: 1}}),
            warnings=unknown,
        )
        bad(book, key, "text-member", "unknown-member", "A member under a text key.", {**value, "x": 1}, "§8")
    for name, comment, key in [
        ("text", "An element under a text key.", "title"),
        ("bytes", "An element under a byte string.", b"x"),
        ("array", "An element under an array.", Raw(b"\x80")),
    ]:
        book.bad(f"element-key-{name}", "claims", "§8", "element-unknown-positive", comment, of_elements({key: 1}))
    book.bad(
        "element-float",
        "cbor",
        "§8",
        "element-unknown-positive",
        "A floating-point number in an unknown element.",
        of_elements({50: Raw(b"\xf9\x3c\x00")}),
    )


def add_letters(book: Book) -> None:
    """What issuers do not write and verifiers take."""
    for name, comment, text in [
        ("c0", "A line feed and an escape.", "Data\n\x1b[2J"),
        ("nul", "A NUL.", "Data\0"),
        ("c1", "A control of C1.", "Data\u009b"),
        ("del", "DEL.", "Data\x7f"),
        ("bidirectional", "A bidirectional override.", "Data \u202eEthics"),
        ("isolate", "A bidirectional isolate.", "\u2066Data\u2069"),
        ("zero-width", "A zero-width space.", "Da\u200bta"),
        ("byte-order-mark", "A byte order mark.", "\ufeffData"),
        ("line-separator", "A line separator.", "Data\u2028"),
        ("private-use", "A private-use character.", "Data \ue000"),
        ("noncharacter", "A noncharacter.", "Data \uffff"),
        ("replacement", "U+FFFD.", "Data \ufffd"),
        ("decomposed", "A letter and a combining accent.", "E\u0301thique"),
        ("astral", "A character outside the basic plane.", "Data \U0001f393"),
        ("blanks", "Blanks alone.", "  "),
    ]:
        good(book, 2, f"letters-{name}", comment, text)
    book.good(
        "body-decomposed",
        "§7",
        "An awarding body whose name is the issuer's in other bytes.",
        of_elements({4: SCHOOL.replace("x", "\u0445")}),
        warnings=OTHER_BODY,
    )
