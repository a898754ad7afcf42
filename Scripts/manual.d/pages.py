"""The parts of manual pages that are made from the table of commands, in the macros of man(7) and groff_man(7)."""
import re
import sys

BEGIN = '.\\" made: '
END = '.\\" end'


def page(text, table, path):
    """A page with its made parts as the table has them; everything else stays."""
    lines, inside, names = [], False, {c["name"]: c for c in table["commands"]}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(BEGIN):
            part, *words = line[len(BEGIN):].split()
            if inside or part not in PARTS or any(word not in names for word in words):
                sys.exit(f"{path}:{number}: cannot make this part")
            lines += [line, *PARTS[part]([names[word] for word in words], table)]
        elif line == END:
            lines.append(line)
        elif not inside:
            lines.append(line)
        inside = line.startswith(BEGIN) or (inside and line != END)
    if inside:
        sys.exit(f"{path}: a made part has no end")
    return "\n".join(lines) + "\n"


def commands(_, table):
    """Every command with its page and its summary."""
    yield ".PD 0"
    for command in table["commands"]:
        yield from [".TP 22", f".BR vidimus\\-{command['name']} (1)", sentence(command["summary"])]
    yield ".PD"


def synopsis(commands, _):
    """Every way to call the commands."""
    for command in commands:
        for form in command["forms"]:
            yield from [f'.SY "vidimus {command["name"]}"', typed(form["words"]), ".YS"]


def forms(commands, _):
    """What each way to call the commands does."""
    for command in commands:
        for form in command["forms"]:
            yield from [".TP", f"\\fB{command['name']}\\fP {typed(form['words'])}", sentence(form["help"])]


def options(commands, _):
    """The options in their groups."""
    for command in commands:
        for group in command["groups"]:
            if len(command["groups"]) > 1:
                yield f".SS {quoted(group['title'])}"
            for option in group["options"]:
                yield from [".TP", option_form(option), sentence(option["help"], option["value"])]
    yield from [".TP", ".BR \\-h \", \" \\-\\-help", "Print what the command does and takes."]


def exits(commands, _):
    """The statuses that mean something else than in other commands."""
    for command in commands:
        for exit in command["exits"]:
            yield from [".TP", f".B {exit['status']}", sentence(exit["meaning"])]


def statuses(_, table):
    """Every exit status, with what it means in which command."""
    meanings = {0: ["Everything went well."]}
    for fault in table["faults"]:
        meanings[fault["status"]] = [sentence(fault["meaning"])]
    for command in table["commands"]:
        for exit in command["exits"]:
            meanings.setdefault(exit["status"], []).append(f"\\fB{command['name']}\\fP: {sentence(exit['meaning'], lead=False)}")
    yield ".PD 0"
    for status in sorted(meanings):
        yield from [".TP", f".B {status}"]
        yield from "\n.br\n".join(meanings[status]).split("\n")
    yield ".PD"


PARTS = {f.__name__: f for f in (commands, synopsis, forms, options, exits, statuses)}


def escaped(text):
    """Text as roff shows it: with hyphens that can be copied, and nothing at its start that is taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def quoted(text):
    return '"' + escaped(text) + '"'


def option_form(option):
    name = f"\\-\\-{escaped(option['name'])}"
    return f'.BI {name} " {escaped(option["value"])}"' if option["value"] else f".B {name}"


def sentence(text, value=None, lead=True):
    """A help text as a sentence: options in bold, the option's own value in italics."""
    if lead:
        text = text[0].upper() + text[1:]
    parts = []
    for word in re.split(r"(--[a-z-]+|\b[A-Z]+\b)", text):
        if word.startswith("--"):
            parts.append(f"\\fB{escaped(word)}\\fP")
        elif value and word == value:
            parts.append(f"\\fI{word}\\fP")
        else:
            parts.append(word.replace("\\", "\\e"))
    text = "".join(parts) + "."
    return "\\&" + text if text[0] in ".'" else text


def typed(words):
    """What is typed: options and fixed words in bold, placeholders in italics."""
    parts = []
    for word in re.split(r"(--[a-z-]+|[A-Z]{2,}|\b[a-z]+\b)", words):
        if re.fullmatch(r"[A-Z]{2,}", word):
            parts.append(f"\\fI{word}\\fP")
        elif re.fullmatch(r"--[a-z-]+|[a-z]+", word):
            parts.append(f"\\fB{escaped(word)}\\fP")
        else:
            parts.append(escaped(word))
    text = "".join(parts)
    return "\\&" + text if text[:1] in (".", "'") else text
