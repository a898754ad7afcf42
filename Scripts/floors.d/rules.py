"""What the floors allow. Each check gives its faults; nothing here reads a file."""
import collections
import fnmatch
import re

from house import uses

Tables = collections.namedtuple("Tables", "floors never unsafe allowed warn_circles warn_unsafe")
Fault = collections.namedtuple("Fault", "place text warning", defaults=[False])
Arrow = collections.namedtuple("Arrow", "place name count")


def height(name, targets, tables):
    """The floor of a target, 0 for the walls, None for one that has no floor."""
    if targets[name].is_wall:
        return 0
    return next((number for number, floor in enumerate(tables.floors, 1) if name in floor), None)


def picture(targets, tables):
    """A line for the walls and for each target: its floor, its name, what it imports."""
    named = {it.name: it for it in targets}
    lines = ["0  " + " ".join(it.name for it in targets if it.is_wall)]
    for number in range(1, len(tables.floors) + 1):
        for target in targets:
            if height(target.name, named, tables) == number:
                imported = {module for file in target.files for module in file.imports}
                used = " ".join(name for name in named if name in imported)
                lines.append(f"{number}  {target.name:<14}{'uses ' + used if used else ''}".rstrip())
    return "\n".join(lines)


def check(targets, tables):
    named = {it.name: it for it in targets}
    faults = []
    for target in targets:
        if target.is_wall:
            continue
        faults += floors(target, named, tables)
        faults += dependencies(target, named)
        faults += circles(target, tables)
        faults += unsafe(target, tables)
    return faults


def floors(target, named, tables):
    """Imports that run up or sideways, or out of the package."""
    own = height(target.name, named, tables)
    if own is None:
        yield Fault(f"Package.swift:{target.line}", f"{target.name} has no floor: Scripts/floors has their table")
        return
    never = {module: reason for name, module, reason in tables.never if name == target.name}
    for file in target.files:
        for module, line in file.imports.items():
            place = f"{file.path}:{line}"
            if module not in named:
                yield Fault(place, f"{target.name} imports {module}, which is no target of this package")
                continue
            other = height(module, named, tables)
            if module in never:
                yield Fault(place, f"{target.name} must not import {module}: {never[module]}")
            elif other is not None and other >= own:
                where = "above" if other > own else "beside"
                yield Fault(place, f"{target.name} imports {module}, which stands {where} it")


def dependencies(target, named):
    imported = {}
    for file in target.files:
        for module, line in file.imports.items():
            imported.setdefault(module, f"{file.path}:{line}")
    for module in target.dependencies:
        if module not in imported:
            yield Fault(f"Package.swift:{target.line}", f"{target.name} depends on {module} and never imports it")
    for module, place in imported.items():
        if module in named and module not in target.dependencies:
            yield Fault(place, f"{target.name} imports {module}, which Package.swift does not name for it")


def circles(target, tables):
    """Arrows between folders that lead back. Of each circle the arrow with the fewest uses is the one to take away."""
    arrows = folder_arrows(target)
    for name, start, end, _ in tables.allowed:
        if name == target.name:
            arrows.pop((start, end), None)
    for start, end in sorted(arrows, key=lambda it: arrows[it].count):
        back = way(arrows, end, start)
        if back:
            arrow = arrows.pop((start, end))
            names = " → ".join(f"{target.name}/{folder}" for folder in back)
            yield Fault(
                arrow.place,
                f"{target.name}/{start} uses {arrow.name} of {target.name}/{end}, which leads back: {names}"
                f" ({times(arrow.count)} this way)",
                target.name in tables.warn_circles)


def folder_arrows(target):
    """From which folder to which: a type or function declared in one and named in the other."""
    homes = collections.defaultdict(set)
    for file in target.files:
        for name in file.shared:
            homes[name].add(file.folder)
    # A name that is also declared inside some type may mean that one.
    hidden = set().union(*(file.nested for file in target.files))
    homes = {name: min(folders) for name, folders in homes.items() if len(folders) == 1 and name not in hidden}
    arrows = {}
    for file in target.files:
        for name, (line, count) in uses(file, homes).items():
            key = file.folder, homes[name]
            if key[0] != key[1]:
                first = arrows.get(key, Arrow(f"{file.path}:{line}", name, 0))
                arrows[key] = first._replace(count=first.count + count)
    return arrows


def way(arrows, start, end):
    """The shortest way along the arrows, or nothing."""
    before = {start: None}
    waiting = collections.deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            steps = []
            while here is not None:
                steps.append(here)
                here = before[here]
            return steps[::-1]
        for a, b in arrows:
            if a == here and b not in before:
                before[b] = here
                waiting.append(b)
    return None


def unsafe(target, tables):
    for file in target.files:
        below = file.path.removeprefix("Sources/")
        if any(fnmatch.fnmatchcase(below, pattern) for pattern in tables.unsafe):
            continue
        found = list(re.finditer(r"\bunsafe\b", file.text))
        if found:
            yield Fault(
                f"{file.path}:{file.line(found[0].start())}",
                f"unsafe does not belong here ({times(len(found))})",
                target.name in tables.warn_unsafe)


def times(count):
    return "once" if count == 1 else f"{count} times"
