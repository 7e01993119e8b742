"""A name taken apart: where the agency is, and which agency of the place it is. Years and other sources come later."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from gongkai.corpus.agencies import central, departments, slips
from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.agencies.identity import Scope
from gongkai.corpus.agencies.lineage import level_of, names_ever, statutory
from gongkai.corpus.agencies.place_words import Places, leading_places
from gongkai.corpus.agencies.printed_name import printed_name
from gongkai.divisions import NATION
from gongkai.report.agency_kind import is_vertical

_PLACE_UNKNOWN = re.compile(
    r"(?!某|示范区|开发区|高新区|经开区|工业园区|市辖区)(.{2,8}?(?:省|市|县|区|旗|州|盟|镇|乡|街道))(.*)"
)
_TOWNSHIP = re.compile(r"(?P<name>[^省市县区旗局委厅]{1,8}?(?:镇|乡|苏木|街道))(?P<rest>.*)")
# 县教育局 and 市发改委 leave out of which county or city.
_LEAD = re.compile(r"^[某我本]?(?P<of>[省市县区旗州盟])(?=.{2})")


LONGEST = 100
"""Characters of a name that are read."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a name says by itself.

    `codes`: divisions that it may mean; `place`: the words that name them, or a place that is not in the list;
    `rest`: the agency of the place, empty for the government; `of`: 县 in 县教育局, which does not say of which. A
    central agency has the nation's code.
    """

    name: str
    codes: tuple[str, ...] = ()
    place: str = ""
    rest: str = ""
    flags: tuple[Flag, ...] = ()
    scope: Scope | None = None
    of: str = ""

    def may_be_of(self, code: str) -> bool:
        """Whether a name without its place may be of that division: 县教育局 of a county, 教育厅 of a province.

        A 局 under the name of a province may be of any county of it.
        """
        provincial = self.rest.endswith("厅") or self.of == "省"
        if provincial is not (level_of(code) == 1):
            return False
        return any(name.endswith(self.of) for name in names_ever()[code])

    @property
    def has_agency(self) -> bool:
        """Whether it names an agency of a listed kind."""
        return bool(self.rest) and departments.without_lead(self.rest) in departments.known_forms()


@lru_cache(maxsize=65_536)
def read_name(text: str) -> NameReading:
    """Take a printed name apart; of a text that is too long for a name only the beginning."""
    printed = printed_name(text[:LONGEST])
    name, flags = printed.text, list(printed.flags)
    if not name:
        return NameReading("", flags=(Flag.NO_NAME,))
    if found := central.central_agency(name):
        return NameReading(name, (NATION,), "", found, tuple(flags), printed.scope)
    superior, local = central.branch(name) or ("", name)
    if superior or is_vertical(name):
        flags.append(Flag.VERTICAL)
    if "某" in name:
        flags.append(Flag.HIDDEN)
    of = ""
    places, doubts = _places(local)
    flags += doubts
    if places is None:
        unknown = _PLACE_UNKNOWN.fullmatch(local)
        lead = None if unknown else _LEAD.match(local)
        of = lead["of"] if lead else ""
        place, rest = unknown.groups() if unknown else ("", _LEAD.sub("", local))
        flags.append(Flag.UNKNOWN_PLACE if unknown else Flag.NO_PLACE)
        places = Places((), place, rest)
    rest = places.rest
    if departments.is_zone(rest) or any(not statutory(code) and level_of(code) == 3 for code in places.codes):
        flags.append(Flag.ZONE)
    if not departments.is_known(rest) and (form := slips.department_nearly(departments.without_lead(rest))):
        rest = form
        flags.append(Flag.SLIP)
    if superior and not departments.is_known(rest):
        rest = superior + rest
    return NameReading(name, places.codes, places.words, rest, tuple(dict.fromkeys(flags)), printed.scope, of)


def _places(name: str) -> tuple[Places | None, list[Flag]]:
    for zone, code in _zones().items():
        if name.startswith(zone):
            return Places((code,), zone, name), [Flag.ZONE]
    places = leading_places(name)
    rest = places.rest if places else name
    codes = places.codes if places else ()
    if _complete(places):
        return places, []
    nearly = slips.places_nearly(rest, codes)
    if nearly and _complete(Places(nearly[0], "", nearly[1])):
        return Places(nearly[0], name[: len(name) - len(nearly[1])], nearly[1]), [Flag.SLIP]
    if places and _TOWNSHIP.match(rest):
        return places, [Flag.UNKNOWN_TOWNSHIP]
    return places, []


def _complete(places: Places | None) -> bool:
    """Whether nothing is left of the name but an agency that is known."""
    if places is None:
        return False
    if all(level_of(code) == 4 for code in places.codes) and departments.is_township_government(places.rest):
        return True
    return departments.is_known(places.rest) or slips.department_nearly(places.rest) is not None


def unknown_township(rest: str) -> tuple[str, str] | None:
    """Name of the township and what follows, for a rest that begins with one: 丽园街道, 办事处."""
    found = _TOWNSHIP.fullmatch(rest)
    return (found["name"], found["rest"]) if found else None


@cache
def _zones() -> Mapping[str, str]:
    """Zones that stand in no list of divisions and are called by their own name alone, with what they lie in."""
    text = files("gongkai.corpus.agencies").joinpath("zones.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines()[1:])
