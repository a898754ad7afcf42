"""Reads the targets of Package.swift and what their Swift files import, declare and name."""
import dataclasses
import json
import re
import subprocess
import sys
import tempfile

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)\n]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+"
    r"(?:(?:struct|class|enum|protocol|typealias|func|let|var)[ \t]+)?(\w+)",
    re.M,
)
# A string may hold one inside its interpolation, no deeper.
BLANK = re.compile(
    r'//[^\n]*|/\*.*?\*/|#+".*?"#+|""".*?"""|'
    r'"(?:\\\((?:[^()"\n]|"(?:[^"\\\n]|\\.)*"|\([^()\n]*\))*\)|\\.|[^"\\\n])*"',
    re.S,
)
DECLARATION = re.compile(r"\b(?:struct|class|enum|protocol|actor|typealias|associatedtype|func)\s+(\w+)")
GENERIC = re.compile(r"\b(?:struct|class|enum|func|init)\b[ \t]*\w*[ \t]*<([^>]*)>")
# A local constant, a case or a parameter hides a function of the same name.
LOCAL = re.compile(r"\b(?:let|var|case)\s+(\w+)|\b([a-z]\w*)\s*:")
NAME = re.compile(r"(?<![.\w])[A-Za-z_]\w*")


@dataclasses.dataclass
class File:
    path: str  # below the package's folder
    folder: str  # below the target's folder; empty for that folder itself
    text: str  # without comments and strings, line for line
    imports: dict = dataclasses.field(default_factory=dict)  # module: line
    shared: set = dataclasses.field(default_factory=set)  # declared for the whole target
    nested: set = dataclasses.field(default_factory=set)  # declared inside a type
    own: set = dataclasses.field(default_factory=set)  # declared for this file only

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1


@dataclasses.dataclass
class Target:
    name: str
    dependencies: list
    line: int  # in Package.swift
    files: list

    @property
    def is_wall(self):
        return not self.files


def read(home):
    """Every target below Sources, in the order of Package.swift."""
    with tempfile.TemporaryDirectory() as scratch:
        command = ["swift", "package", "--scratch-path", scratch, "--package-path", str(home), "dump-package"]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"floors: Package.swift cannot be read\n{answer.stderr}")
    manifest = (home / "Package.swift").read_text(encoding="utf-8").splitlines()
    targets = []
    for it in json.loads(answer.stdout)["targets"]:
        path = it.get("path") or f"Sources/{it['name']}"
        if it["type"] == "test" or not path.startswith("Sources/"):
            continue
        dependencies = [next(iter(kind.values()))[0] for kind in it["dependencies"]]
        line = next((number for number, text in enumerate(manifest, 1) if f'"{it["name"]}"' in text), 1)
        targets.append(Target(it["name"], dependencies, line, files(home, path)))
    return targets


def files(home, path):
    root = home / path
    return [
        parse(str(it.relative_to(home)), str(it.parent.relative_to(root)), it.read_text(encoding="utf-8"))
        for it in sorted(root.rglob("*.swift"))
    ]


def parse(path, folder, source):
    text = BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source)
    file = File(path, "" if folder == "." else folder, text)
    for match in IMPORT.finditer(text):
        file.imports.setdefault(match.group(1), file.line(match.start(1)))
    depth = end = 0
    for match in DECLARATION.finditer(text):
        depth += text.count("{", end, match.start()) - text.count("}", end, match.start())
        end = match.start()
        before = text[text.rfind("\n", 0, end) + 1 : end]
        private = re.search(r"\b(private|fileprivate)\b", before)
        (file.nested if depth else file.own if private else file.shared).add(match.group(1))
    for match in GENERIC.finditer(text):
        file.own.update(re.findall(r"(?:^|,)\s*(\w+)", match.group(1)))
    for match in LOCAL.finditer(text):
        file.own.add(match.group(1) or match.group(2))
    return file


def uses(file, names):
    """Which of `names` the file uses, each with the line of the first use and the number of uses."""
    found = {}
    for match in NAME.finditer(file.text):
        name = match.group()
        if name not in names or name in file.own:
            continue
        # A function counts where it is called.
        if name[0].islower() and file.text[match.end() : match.end() + 1] != "(":
            continue
        line, count = found.get(name, (file.line(match.start()), 0))
        found[name] = (line, count + 1)
    return found
