"""Small trees, each with the faults it has: what the checks find must be these and no more."""
import sys

import house
import rules

TABLES = rules.Tables(
    floors=[["Codecs", "Beside"], ["Keys", "Platform"], ["Trust"], ["tool"]],
    never=[("Trust", "Platform", "it opens nothing")],
    unsafe=["Codecs/*", "Trust/Symbol*.swift"],
    allowed=[("Keys", "", "Kept", "a reason")],
    warn_circles={"tool"},
    warn_unsafe={"tool"},
)

# What is wrong; the files; the dependencies that are not what is imported; the faults, as parts of their lines.
TREES = [
    ("nothing", {
        "Codecs/Text.swift": "import CLibC\npublic struct Text {}",
        "Keys/Key.swift": "// import Trust\npublic import Codecs\nlet words = \"import Trust\"",
        "tool/Main.swift": "@preconcurrency import struct Codecs.Text\nimport Keys\n",
    }, {}, []),
    ("an import of a higher floor", {
        "Codecs/Text.swift": "\n\npublic import Trust", "Trust/Pins.swift": "",
    }, {}, ["Sources/Codecs/Text.swift:3: error: Codecs imports Trust, which stands above it"]),
    ("an import of the same floor", {
        "Keys/Key.swift": "internal import Platform", "Platform/File.swift": "",
    }, {}, ["Keys/Key.swift:1: error: Keys imports Platform, which stands beside it"]),
    ("an import that a rule of its own forbids", {
        "Trust/Pins.swift": "import Platform", "Platform/File.swift": "",
    }, {}, ["Trust/Pins.swift:1: error: Trust must not import Platform: it opens nothing"]),
    ("Foundation", {
        "tool/Main.swift": "public import Foundation",
    }, {"tool": []}, ["tool/Main.swift:1: error: tool imports Foundation, which is no target"]),
    ("an import that Package.swift does not name", {
        "Keys/Key.swift": "import Codecs", "Codecs/Text.swift": "",
    }, {"Keys": []}, ["Keys/Key.swift:1: error: Keys imports Codecs, which Package.swift does not name"]),
    ("a dependency that is never imported", {
        "Keys/Key.swift": "", "Codecs/Text.swift": "",
    }, {"Keys": ["Codecs"]}, ["Package.swift:1: error: Keys depends on Codecs and never imports it"]),
    ("a target without a floor", {
        "Attic/Box.swift": "",
    }, {}, ["Package.swift:1: error: Attic has no floor"]),
    ("two folders that use each other", {
        "Trust/List/Head.swift": "struct Head {\n  let store: Store?\n}",
        "Trust/Store/Store.swift": "struct Store {\n  let head: Head\n  var last: Head?\n}",
    }, {}, ["Trust/List/Head.swift:2: error: Trust/List uses Store of Trust/Store, which leads back: "
            "Trust/Store → Trust/List (once this way)"]),
    ("three folders in a ring, by a function too", {
        "Trust/A/A.swift": "struct A { let b: B }\nextension A { init(of b: B) {} }",
        "Trust/B/B.swift": "struct B { let c: C }\nextension B { init(of c: C) {} }",
        "Trust/C/C.swift": "struct C {\n  func all() { climb() }\n}",
        "Trust/A/Climb.swift": "func climb() {}",
    }, {}, ["Trust/C/C.swift:2: error: Trust/C uses climb of Trust/A, which leads back: Trust/A → Trust/B → Trust/C"]),
    ("the same, where it is only warned about", {
        "tool/Words.swift": "enum Words { case a(Issue) }",
        "tool/Commands/Issue.swift": "struct Issue { var a: Words, b: Words }",
    }, {}, ["tool/Words.swift:1: warning: tool/ uses Issue of tool/Commands"]),
    ("nothing: the arrow back is allowed", {
        "Keys/Key.swift": "struct Key { let kept: Kept }", "Keys/Kept/Kept.swift": "struct Kept { var a: Key, b: Key }",
    }, {}, []),
    ("nothing: what looks like an arrow back means something else", {
        "Trust/Low/Low.swift":
            "struct Low {\n  struct Word {}\n  let word: Word, high = \"High\" // High\n  func all(show: () -> Void) { show() }\n}"
            "\nprivate struct Name {}\nlet name = Name()\nfunc make<Part: Equatable>(_ part: Part) {}",
        "Trust/High/High.swift":
            "struct High { let low: Low }\nstruct Word {}\nstruct Name {}\nstruct Part {}\nfunc show() {}",
    }, {}, []),
    ("unsafe where it does not belong", {
        "Trust/Pins.swift": "// unsafe\nlet a = unsafe b()\nlet c = unsafe d()",
        "Trust/SymbolSheet.swift": "let a = unsafe b()", "Codecs/Text.swift": "let a = unsafe b()",
        "tool/Main.swift": "let a = unsafe b()",
    }, {}, ["Trust/Pins.swift:2: error: unsafe does not belong here (2 times)",
            "tool/Main.swift:1: warning: unsafe does not belong here (once)"]),
]


def targets(sources, dependencies):
    files = {}
    for path, text in sources.items():
        name, _, inside = path.partition("/")
        folder = inside.rpartition("/")[0] or "."
        files.setdefault(name, []).append(house.parse(f"Sources/{path}", folder, text))
    imported = {name: {module for file in it for module in file.imports} for name, it in files.items()}
    walls = {"CLibC"}
    return [house.Target(name, [], 1, []) for name in walls] + [
        house.Target(name, dependencies.get(name, sorted(imported[name])), 1, it) for name, it in files.items()
    ]


def run():
    failures = 0
    for what, sources, dependencies, expected in TREES:
        found = [
            f"{it.place}: {'warning' if it.warning else 'error'}: {it.text}"
            for it in rules.check(targets(sources, dependencies), TABLES)
        ]
        if len(found) != len(expected) or any(part not in line for part, line in zip(expected, found)):
            failures += 1
            print(f"floors: wrong tree: {what}\n  expected {expected}\n  found    {found}", file=sys.stderr)
    return 1 if failures else 0
