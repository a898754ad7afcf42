"""The elements of format-mc1.md §4, after its CDDL."""

import re
from collections.abc import Callable
from typing import Any

from strict_cbor import Absent, Map

Check = Callable[[Any], Any]


class Broken(Exception):
    """A rule of section 3 or 4 that a claim or an element breaks."""


class Notes:
    """What this version does not know."""

    def __init__(self) -> None:
        self.strangers = 0
        self.codes: list[str] = []

    def code(self, name: str, lowest: int, highest: int) -> Check:
        """A code, with a note on one above the table."""

        def check(value: Any) -> int:
            if number(lowest, 255)(value) > highest and name not in self.codes:
                self.codes.append(name)
            return value

        return check


def require(holds: bool) -> None:
    if not holds:
        raise Broken


def number(lowest: int, highest: int) -> Check:
    def check(value: Any) -> int:
        require(type(value) is int and lowest <= value <= highest)
        return value

    return check


seconds = number(0, 253_402_300_799)
day = number(-719_162, 2_932_896)


def text(longest: int, form: str = "") -> Check:
    def check(value: Any) -> str:
        require(
            isinstance(value, str) and 1 <= len(value.encode()) <= longest and (not form or re.fullmatch(form, value) is not None)
        )
        return value

    return check


region = text(12, "[A-Z]{2}[A-Z0-9-]*")
language = text(12, "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def byte_string(shortest: int, longest: int) -> Check:
    def check(value: Any) -> bytes:
        require(isinstance(value, bytes) and shortest <= len(value) <= longest)
        return value

    return check


def either(*checks: Check) -> Check:
    def check(value: Any) -> Any:
        for one in checks:
            try:
                return one(value)
            except Broken:
                continue
        raise Broken

    return check


def several(one: Check, most: int, is_list: bool = False) -> Check:
    """One, or a list of at most so many."""

    def check(value: Any) -> Any:
        if not isinstance(value, list):
            require(not is_list)
            return one(value)
        require(1 <= len(value) <= most)
        return [one(item) for item in value]

    return check


def pair(first: Check, second: Check) -> Check:
    """The first bare or in a list, perhaps with the second."""

    def check(value: Any) -> Any:
        items = value if isinstance(value, list) else [value]
        require(1 <= len(items) <= 2)
        return [one(item) for one, item in zip((first, second), items)]

    return check


def members(value: Any, required: dict[int, Check], optional: dict[int, Check], notes: Notes) -> None:
    require(isinstance(value, Map))
    for key, member in value.pairs:
        require(type(key) is int)
        known = required.get(key) or optional.get(key)
        if known:
            known(member)
        else:
            notes.strangers += 1
    require(all(value.get(key) is not Absent for key in required))


def version(credential: Any) -> int:
    require(isinstance(credential, Map))
    return number(1, (1 << 64) - 1)(credential.get(0))


def body_name(credential: Map) -> str:
    value = credential.get(4)
    return value if isinstance(value, str) else value.get(1)


def skill(value: Any) -> Any:
    return either(byte_string(16, 16), text(120))(value)


def outcome(value: Any) -> None:
    items = value if isinstance(value, list) else [value]
    require(1 <= len(items) <= 7)
    text(300)(items[0])
    for item in items[1:]:
        skill(item)


def titles(value: Any) -> None:
    require(isinstance(value, Map) and 1 <= len(value.pairs) <= 24)
    for key, title in value.pairs:
        language(key)
        text(200)(title)


def document(value: Any) -> None:
    require(isinstance(value, list) and len(value) == 2)
    text(160)(value[0])
    byte_string(32, 32)(value[1])


def check(credential: Map, notes: Notes) -> None:
    def map_of(required: dict[int, Check], optional: dict[int, Check]) -> Check:
        return lambda value: members(value, required, optional, notes)

    def workload(value: Any) -> None:
        members(value, {}, {1: number(1, 60_000), 2: number(1, 60_000)}, notes)
        require(value.get(1) is not Absent or value.get(2) is not Absent)

    def terms(name: str, highest: int) -> Check:
        return several(either(notes.code(name, 1, highest), text(120)), 6)

    required: dict[int, Check] = {
        0: number(1, 1),
        1: map_of({1: text(120)}, {2: text(120), 3: day}),
        2: text(200),
        3: several(region, 4),
        4: either(text(160), map_of({1: text(160)}, {2: text(64), 3: text(120)})),
        6: several(outcome, 12, is_list=True),
        7: workload,
        9: terms("typeOfAssessment", 14),
        10: terms("formOfParticipation", 6),
        11: terms("qualityAssurance", 7),
        18: language,
    }
    optional: dict[int, Check] = {
        5: day,
        8: pair(number(1, 8), notes.code("level", 0, 3)),
        12: text(400),
        13: notes.code("supervision", 1, 4),
        14: pair(text(80), text(120)),
        15: pair(notes.code("stackability", 0, 1), text(200)),
        16: text(400),
        17: language,
        19: text(4, "[0-9]{2,4}"),
        20: titles,
        21: notes.code("activityType", 1, 11),
        22: notes.code("opportunityType", 1, 12),
        -1: several(map_of({1: text(160)}, {2: text(160), 3: day}), 4),
        -2: day,
        -3: text(64),
        -4: document,
    }
    members(credential, required, optional, notes)
