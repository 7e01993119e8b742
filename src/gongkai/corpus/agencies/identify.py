"""Whose report it is, from the name on it, its title, its signature and the place where it was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.corpus.agencies import departments, lineage
from gongkai.corpus.agencies.alias_file import NO_ALIASES, Alias, Aliases
from gongkai.corpus.agencies.flags import CANDIDATE, Flag
from gongkai.corpus.agencies.identity import (
    GOVERNMENT,
    OFFICE,
    Identity,
    Match,
    Scope,
    government_name,
)
from gongkai.corpus.agencies.name_reading import NameReading, read_name, unknown_township
from gongkai.corpus.agencies.place_words import lies_in
from gongkai.corpus.agencies.printed_name import scope_said
from gongkai.corpus.agencies.source_place import SourcePlace, file_words, folder_place
from gongkai.corpus.agencies.subject import provinces_named, subject
from gongkai.corpus.agencies.year_of_name import Dated, in_year
from gongkai.divisions import NATION
from gongkai.divisions.names import spellings
from gongkai.report.agency_kind import AgencyKind
from gongkai.report.reading.titles import read_title

_TOWNSHIPS = ("镇", "乡", "街道", "苏木")


def identify(
    agency: str,
    year: int | None,
    title: str = "",
    signature: str = "",
    source: str = "",
    text: str = "",
    *,
    aliases: Aliases = NO_ALIASES,
) -> Identity:
    """The unit whose report it is, as far as these words tell; nothing is guessed among several divisions.

    An alias of the operator goes before everything else. Then the name decides. A name without its place takes it
    from title, signature or source; of several places of one name it is the one whose superior stands there. What
    contradicts the name is flagged. `text` are the first sentences, for a report that names nobody before them.
    """
    titled = read_title(title) if title else None
    folder, _, file = source.replace("\\", "/").rpartition("/")
    found = folder_place(f"{folder}/") if folder else SourcePlace()
    others = tuple(
        read_name(words)
        for words in (titled.agency if titled else "", signature, file_words(file), subject(text))
        if words
    )
    reading, flags = _name(agency, others)
    if alias := aliases.of(agency or reading.name, year):
        return _aliased(alias, agency or reading.name, year)
    flags += [Flag.FOREIGN_SITE] if found.official is False else []
    said = [other.codes for other in others if other.codes] + ([found.codes] if found.codes else [])
    codes = reading.codes
    if not codes and Flag.NO_PLACE in flags:
        if codes := _place_elsewhere(reading, others, [found.codes, provinces_named(text)]):
            flags.remove(Flag.NO_PLACE)
            flags.append(Flag.PLACE_ELSEWHERE)
    elif len(codes) > 1:
        narrowed = _narrowed(reading, codes, said, "".join((title, signature, found.words, file)))
        if len(narrowed) < len(codes):
            flags.append(Flag.PLACE_ELSEWHERE)
        codes = narrowed
    dated = in_year(codes, reading.place, year)
    if _contradicted(reading, dated, others, found):
        flags.append(Flag.WRONG_NAME)
    scope = reading.scope or scope_said(title)
    if len(dated) != 1:
        return _unplaced(reading, dated, flags, scope)
    return _placed(reading, dated[0], year, flags, scope)


def _place_elsewhere(
    reading: NameReading, others: Sequence[NameReading], places: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """The one division of which something else says that an agency without a place is: 教育局 of 沭阳县教育局."""
    own = departments.department(reading.rest).canonical
    same = [other.codes for other in others if departments.department(other.rest).canonical == own]
    fitting = [
        codes
        for codes in (*(other.codes for other in others), *places)
        if len(codes) == 1 and codes[0] != NATION and reading.may_be_of(codes[0])
    ]
    return next((codes for codes in (*same, *fitting) if len(codes) == 1), ())


def _aliased(alias: Alias, name: str, year: int | None) -> Identity:
    """The unit that an operator says a name means; its canonical name is read as any name is."""
    code = alias.code if alias.code == NATION else lineage.code_in(alias.code, year) or alias.code
    reading = NameReading(name, (code,), rest=alias.canonical)
    return _placed(reading, Dated(alias.code, code, Match.ALIAS), year, [], None)


def _name(agency: str, others: Sequence[NameReading]) -> tuple[NameReading, list[str]]:
    """The reading of the name to go by, and its flags."""
    reading = read_name(agency)
    flags: list[str] = list(reading.flags)
    if not reading.name and (elsewhere := next((o for o in others if o.codes or o.has_agency), None)):
        return elsewhere, [*elsewhere.flags, Flag.NAME_ELSEWHERE]
    return reading, flags


def _narrowed(
    reading: NameReading, codes: tuple[str, ...], said: Sequence[tuple[str, ...]], words: str
) -> tuple[str, ...]:
    """Those divisions of one name for which something else speaks; all of them if nothing does."""
    for places in said:
        near = tuple(c for c in codes if any(lies_in(c, place) or lies_in(place, c) for place in places))
        if 0 < len(near) < len(codes):
            return near
    rest = words.replace(reading.place, "") if reading.place else words
    near = tuple(code for code in codes if _superior_named(code, rest))
    return near or codes


def _superior_named(code: str, words: str) -> bool:
    chain = lineage.above(code)
    superiors = [c for c in (chain.province, chain.prefecture, chain.county) if c and c != code]
    return any(
        spelling in words
        for superior in superiors
        for name in lineage.names_ever()[superior]
        for spelling in spellings(name)
    )


def _contradicted(
    reading: NameReading, dated: Sequence[Dated], others: Sequence[NameReading], found: SourcePlace
) -> bool:
    """Whether title, signature, file or site are of another place or another department than the name."""
    said = [other.codes for other in others]
    codes = [entry.printed for entry in dated if entry.code != NATION]
    elsewhere = [[code for code in places if code != NATION] for places in (*said, found.codes)]
    if codes and any(
        places and not any(lies_in(a, b) or lies_in(b, a) for a in codes for b in places)
        for places in elsewhere
    ):
        return True
    if not reading.has_agency:
        return False
    own = departments.department(reading.rest).canonical
    return any(other.has_agency and departments.department(other.rest).canonical != own for other in others)


@dataclass(frozen=True, slots=True)
class _Agency:
    """Which agency of a place it is: canonical name, name in full, kind and scope."""

    canonical: str
    full: str
    kind: AgencyKind | None
    scope: Scope | None


def _agency(rest: str, level: int | None, *, zone: bool, scope: Scope | None) -> _Agency:
    if level == 4 and departments.is_township_government(rest):
        return _Agency(GOVERNMENT, "", AgencyKind.TOWNSHIP, Scope.OWN)
    if zone and (not rest or departments.is_zone_body(rest)):
        return _Agency(GOVERNMENT, rest or "管理委员会", None, scope)
    department = departments.department(rest)
    # A government's own office may sign the whole; a government may publish what it did itself (本级).
    governs = department.canonical == GOVERNMENT and scope is not Scope.OWN
    if governs or (department.canonical == OFFICE and scope is Scope.WHOLE):
        return _Agency(GOVERNMENT, "", AgencyKind.GOVERNMENT, Scope.WHOLE)
    if department.canonical == GOVERNMENT:
        return _Agency(OFFICE, OFFICE, AgencyKind.DEPARTMENT, Scope.OWN)
    if departments.is_zone(rest):
        return _Agency(department.canonical, department.full, None, scope)
    return _Agency(department.canonical, department.full, AgencyKind.DEPARTMENT, Scope.OWN)


def _placed(
    reading: NameReading, dated: Dated, year: int | None, flags: list[str], scope: Scope | None
) -> Identity:
    if dated.code == NATION:
        return Identity(
            f"{NATION}:{reading.rest}",
            reading.rest,
            NATION,
            0,
            kind=AgencyKind.DEPARTMENT,
            scope=Scope.OWN,
            match=dated.match,
            flags=tuple(flags),
        )
    code = dated.code
    level = lineage.level_of(code)
    place = lineage.full_name_in(code, year)
    agency = _agency(reading.rest, level, zone=Flag.ZONE in flags, scope=scope)
    if Flag.UNKNOWN_TOWNSHIP in flags and (township := unknown_township(reading.rest)):
        level = 4
        name, rest = township
        agency = _agency(rest, level, zone=False, scope=None)
        within = government_name(name, level) if agency.canonical == GOVERNMENT else f"{name}{agency.full}"
        agency = replace(agency, canonical=within, full=within)
    if agency.kind is None and agency.scope is None:
        flags = [*flags, Flag.SCOPE_OPEN]
    chain = lineage.above(code)
    return Identity(
        unit=f"{lineage.last_code(code)}:{agency.canonical}",
        unit_name=place + agency.full if agency.full else government_name(place, level),
        division=code,
        level=level,
        province=chain.province,
        prefecture=chain.prefecture,
        county=chain.county,
        township=chain.township,
        kind=agency.kind,
        scope=agency.scope,
        match=dated.match,
        flags=tuple(dict.fromkeys((*flags, *dated.flags))),
    )


def _unplaced(
    reading: NameReading, dated: Sequence[Dated], flags: list[str], scope: Scope | None
) -> Identity:
    township = reading.place.endswith(_TOWNSHIPS) if not dated else all(len(e.code) == 9 for e in dated)
    agency = _agency(reading.rest, 4 if township else None, zone=Flag.ZONE in flags, scope=scope)
    if Flag.NO_NAME in flags or (not dated and Flag.NO_PLACE in flags and not reading.has_agency):
        agency = replace(agency, kind=None, scope=None)
        flags = [*flags, Flag.SCOPE_OPEN]
    name = unit = reading.name
    if Flag.UNKNOWN_PLACE in flags:
        unit = f"{reading.place}{agency.canonical}"
        government = government_name(reading.place, 4 if township else 3)
        name = f"{reading.place}{agency.full}" if agency.full else government
    candidates = [f"{CANDIDATE}{entry.code}" for entry in dated]
    return Identity(
        unit=unit,
        unit_name=name,
        kind=agency.kind,
        scope=agency.scope,
        match=Match.AMBIGUOUS if dated else Match.NONE,
        flags=tuple(dict.fromkeys((*flags, *candidates))),
    )
