"""A name with one wrong character: 沐阳县 for 沭阳县, 教肓局 for 教育局.

`alike.txt` lists characters that are taken for one another by eye or by ear, one group a line. Where several names
differ in one character from what is printed, only such a pair decides.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from gongkai.corpus.agencies.departments import known_forms
from gongkai.corpus.agencies.lineage import names_ever
from gongkai.corpus.agencies.place_words import lies_in
from gongkai.divisions import UnknownDivision, packaged_divisions

_SHORTEST = 6
"""A department's name from this length on is known by its other characters; a shorter one only by a pair alike."""

_ENDINGS = "省市县区旗州盟镇乡道木"


def alike(one: str, other: str) -> bool:
    """Whether two names differ in one character that is easily taken for the other."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and any(pairs[0][0] in group and pairs[0][1] in group for group in _groups())


@cache
def _groups() -> tuple[str, ...]:
    text = files("gongkai.corpus.agencies").joinpath("alike.txt").read_text(encoding="utf-8")
    return tuple(text.split())


def _wildcards(name: str) -> Iterable[str]:
    """The name with each character but the last left open."""
    return (f"{name[:place]}?{name[place + 1 :]}" for place in range(len(name) - 1))


@cache
def _places() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for code, names in names_ever().items():
        if len(code) == 6:
            for name in names:
                for key in _wildcards(name):
                    found.setdefault(key, []).append((code, name))
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _departments() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in known_forms():
        for key in _wildcards(form):
            found.setdefault(key, []).append(form)
    return {key: tuple(forms) for key, forms in found.items()}


def places_nearly(name: str, within: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """Codes of the place that the beginning of a name nearly spells, and the rest; None if no single name is near.

    `within` are superiors that the name has already named; townships are looked for only below one.
    """
    for end in range(min(len(name), 12), 2, -1):
        words = name[:end]
        if words[-1] not in _ENDINGS:
            continue
        near = {
            entry
            for key in _wildcards(words)
            for entry in _places().get(key, ())
            if not within or any(entry[0] != code and lies_in(entry[0], code) for code in within)
        } | _townships_nearly(words, within)
        found = {spelt for _, spelt in near}
        if len(found) > 1 or not within:
            found = {spelt for spelt in found if alike(spelt, words)} or (found if len(words) > 3 else set())
        if len(found) == 1:
            return tuple(sorted(code for code, spelt in near if spelt in found)), name[end:]
    return None


def _townships_nearly(words: str, within: tuple[str, ...]) -> set[tuple[str, str]]:
    found = set()
    for code in within if len(words) > 2 else ():
        try:
            below = packaged_divisions().children(code)
        except UnknownDivision:
            continue
        for division in below:
            name = division.name.removesuffix("办事处")
            if len(name) == len(words) and sum(a != b for a, b in zip(name, words, strict=True)) == 1:
                found.add((division.code, name))
    return found


def department_nearly(rest: str) -> str | None:
    """The listed form that differs in one character from the rest of a name, None if there is no single one."""
    if rest in known_forms():
        return None
    near = {form for key in _wildcards(rest) for form in _departments().get(key, ())}
    found = {form for form in near if alike(form, rest)}
    if not found and len(rest) >= _SHORTEST:
        found = near
    return found.pop() if len(found) == 1 else None
