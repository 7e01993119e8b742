"""The places at the beginning of an agency's name: 四川省广元市朝天区 of 四川省广元市朝天区教育局.

Superiors may be short or left out. Several divisions of one name are all given; nobody is preferred here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongkai.corpus.agencies.departments import is_known
from gongkai.corpus.agencies.lineage import above, last_code, level_of, names_ever
from gongkai.corpus.agencies.printed_name import without_remarks
from gongkai.divisions.name_search import plain
from gongkai.divisions.names import spellings, stem

_LONGEST = 21
# What would belong to the name of the place before it: 朝天 is not the place of 朝天区教育局, but 朝天市场监管局 may be.
_DESIGNATION = re.compile(
    r"(?!市场|市政|乡村|区域|州政|县域|市容)[省市县区旗盟州镇乡]|街道|地区|苏木|自治|特区|新区|林区"
)
_BETWEEN = "人民政府"


@dataclass(frozen=True, slots=True)
class Places:
    """Divisions that the beginning of a name may mean, the words it does so with, and the rest of the name."""

    codes: tuple[str, ...]
    words: str
    rest: str


@cache
def _spelt() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    """Every spelling of every division there is or was: its code, and whether the spelling lacks a designation."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for code, names in names_ever().items():
        for name in map(plain, map(without_remarks, names)):
            # 安图县林业局 is an agency, although the statistics have an area of that name; so is 金门县 no township.
            if len(code) == 9 and (name.endswith("局") or code.endswith("000")):
                continue
            short = stem(name)
            for spelling in spellings(name):
                entry = (code, spelling == short and spelling != name)
                if entry not in (entries := found.setdefault(spelling, [])):
                    entries.append(entry)
    return {spelling: tuple(entries) for spelling, entries in found.items()}


def lies_in(code: str, superior: str) -> bool:
    """Whether a division is below another or the same, also by the codes that they have in the end."""
    return any(
        one in _chain(other) for one, other in ((superior, code), (last_code(superior), last_code(code)))
    )


def _chain(code: str) -> tuple[str | None, ...]:
    chain = above(code)
    return chain.province, chain.prefecture, chain.county, chain.township


def leading_places(name: str) -> Places | None:
    """The longest run of places at the beginning of a name, None if it does not begin with a place."""
    ends: dict[int, dict[str, None]] = {}
    for end, code, short in _runs(name, 0, None):
        if not short or _may_follow(code, name[end:]):
            ends.setdefault(end, {})[code] = None
    if not ends:
        return None
    end = max(ends)
    return Places(tuple(ends[end]), name[:end], name[end:].removeprefix("的"))


def _runs(name: str, start: int, within: str | None) -> Iterator[tuple[int, str, bool]]:
    """(end, code, whether spelt short) of every way to read places from `start` on."""
    for end in range(start + 2, min(len(name), start + _LONGEST) + 1):
        for code, short in _spelt().get(name[start:end], ()):
            if within is not None and (code == within or not lies_in(code, within)):
                continue
            yield end, code, short
            if len(code) == 6 and end < len(name):
                yield from _runs(name, end, code)
                # 广州市荔湾区人民政府南源街道办事处 names the government that the street belongs to.
                if name.startswith(_BETWEEN, end):
                    yield from _runs(name, end + len(_BETWEEN), code)


def _may_follow(code: str, rest: str) -> bool:
    """Whether a place spelt without its designation may stand before the rest.

    朝天 is also a beginning of other words, so of a county the rest has to be a known agency; of a township nothing
    may follow.
    """
    if not rest:
        return True
    if _DESIGNATION.match(rest):
        return False
    level = level_of(code)
    return level <= 2 or (level == 3 and is_known(rest))
