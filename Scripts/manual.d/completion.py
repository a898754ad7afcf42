"""What shells complete, made from the table of commands. The parts that never change are in completion.* beside this."""
import pathlib
import re
import shlex

here = pathlib.Path(__file__).resolve().parent
FILES = ("FILE", "PATH", "PDF", "HTML", "SOURCE")


def template(shell, **parts):
    text = (here / f"completion.{shell}").read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def options(command):
    return [option for group in command["groups"] for option in group["options"]]


def actions(command):
    """The words that may stand first, such as init, with what they do."""
    found = {}
    for form in command["forms"]:
        match = re.match(r"[a-z]+\b", form["words"])
        if match:
            found.setdefault(match.group(), form["help"])
    return found


def takes_operands(command):
    """Whether files may stand behind the options."""
    rest = " ".join(re.sub(r"--[a-z-]+ \S+|\[OPTION\]", "", form["words"]) for form in command["forms"])
    return re.search(r"[A-Z]{2,}", rest) is not None


def kind(option):
    """How the value of an option is completed: words, files, folders, text; None where it has none."""
    if option["value"] is None:
        return None
    if option["words"]:
        return "words"
    if option["value"] == "FOLDER":
        return "folders"
    return "files" if option["value"] in FILES else "text"


def filled(patterns):
    """The patterns of a case, as many a line as there is room for."""
    lines = [""]
    for pattern in patterns:
        if len(lines[-1]) + len(pattern) > 110:
            lines.append("")
        lines[-1] += pattern + " | "
    return "\\\n      ".join(lines).removesuffix(" | ")


def bash(table):
    values, known, first = {}, [], []
    for command in table["commands"]:
        for option in options(command):
            if kind(option):
                key = (kind(option), " ".join(option["words"]))
                values.setdefault(key, []).append(f"'{command['name']} --{option['name']}'")
        names = " ".join(f"--{option['name']}" for option in options(command))
        known.append(f"    {command['name']}) options='{names} --help' ;;\n")
        if actions(command):
            first.append(f"    {command['name']}) actions='{' '.join(actions(command))}' ;;\n")
    cases = []
    for (how, words), patterns in sorted(values.items()):
        answer = f"words {shlex.quote(words)}" if how == "words" else how
        cases.append("    " + filled(patterns) + f") _vidimus_{answer} ;;\n")
    names = " ".join(command["name"] for command in table["commands"])
    operands = " ".join(command["name"] for command in table["commands"] if takes_operands(command))
    return template(
        "bash", commands=names, operands=operands, values="".join(cases), options="".join(known), actions="".join(first))


def zsh(table):
    def spec(option):
        star, equals = ("*" if option["repeats"] else ""), ("=" if option["value"] else "")
        help = re.sub(r"([\[\]\\])", r"\\\1", option["help"])
        how = {
            None: "",
            "words": ": _vidimus_words " + " ".join(word.replace(":", "\\:") for word in option["words"]),
            "folders": ":_files -/", "files": ":_files", "text": ": ",
        }[kind(option)]
        value = f":{option['value']}" if option["value"] else ""
        return quote(f"{star}--{option['name']}{equals}[{help}]{value}{how}")

    def quote(text):
        return "'" + text.replace("'", "'\\''") + "'"

    cases = []
    for command in table["commands"]:
        lines = [spec(option) for option in options(command)] + ["'(- *)'{-h,--help}'[print what the command does and takes]'"]
        if actions(command):
            lines.append(quote(f"1:action: _vidimus_first {' '.join(actions(command))}"))
        if takes_operands(command):
            lines.append("'*:file:_files'")
        cases.append(f"    {command['name']})\n      _arguments -S \\\n        " + " \\\n        ".join(lines) + " ;;\n")
    names = "".join(f"    {quote(c['name'] + ':' + c['summary'])}\n" for c in table["commands"])
    return template("zsh", commands=names, cases="".join(cases))


def fish(table):
    def quote(text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    lines = []
    for command in table["commands"]:
        name = command["name"]
        lines.append(f"complete -c vidimus -n __vidimus_first -a {name} -d {quote(command['summary'])}")
        for action, help in actions(command).items():
            lines.append(f"complete -c vidimus -n '__vidimus_first {name}' -a {action} -d {quote(help)}")
        if takes_operands(command):
            lines.append(f"complete -c vidimus -n '__vidimus_is {name}' -F")
        for option in options(command):
            how = {
                None: "", "text": " -x", "files": " -r -F", "folders": " -x -a '(__fish_complete_directories)'",
                "words": f" -x -a {quote(' '.join(option['words']))}",
            }[kind(option)]
            lines.append(f"complete -c vidimus -n '__vidimus_is {name}' -l {option['name']}{how} -d {quote(option['help'])}")
    names = " ".join(command["name"] for command in table["commands"])
    return template("fish", commands=names, lines="\n".join(lines))
