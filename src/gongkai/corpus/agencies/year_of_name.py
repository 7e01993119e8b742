"""Divisions of one name in a report's year: which stood then, which had been called so, which were to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.corpus.agencies import lineage
from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.agencies.identity import Match
from gongkai.divisions import NATION, packaged_divisions
from gongkai.divisions.names import spellings
from gongkai.divisions.succession import SINCE


@dataclass(frozen=True, slots=True)
class Dated:
    """A division that a name means in a year.

    `printed` is the code whose name is printed, `code` the one that it had in that year.
    """

    printed: str
    code: str
    match: Match
    flags: tuple[Flag, ...] = ()


def in_year(codes: Sequence[str], words: str, year: int | None) -> tuple[Dated, ...]:
    """What each code means in that year. Divisions that stood under this name go before those that did not.

    A name of old leads to what the division had become by conversion; one that was merged or split up by then keeps
    its own code.
    """
    dated = [_in_year(code, words, year) for code in codes]
    best = [entry for entry in dated if entry.match is Match.EXACT and not entry.flags]
    return tuple({entry.code: entry for entry in best or dated}.values())


def _in_year(code: str, words: str, year: int | None) -> Dated:
    if code == NATION:
        return Dated(code, code, Match.EXACT)
    now = lineage.name_in(code, year)
    if now is not None:
        if any(words.endswith(spelling) for spelling in spellings(now)):
            return Dated(code, code, Match.EXACT)
        latest = lineage.names_ever()[code][0]
        if now != latest and any(words.endswith(spelling) for spelling in spellings(latest)):
            return Dated(code, code, Match.EXACT, (Flag.LATER_NAME,))
        former = len(lineage.names_ever()[code]) > 1 and not any(
            words.endswith(spelling) for spelling in spellings(latest)
        )
        # A slip or a zone's own name ends in none of the spellings.
        return Dated(code, code, Match.FORMER if former else Match.EXACT)
    chain = lineage.above(code)
    if chain.township and chain.county and lineage.code_in(chain.county, year):
        # The list of townships is of one day; their county's code was another in that year.
        return Dated(code, code, Match.EXACT)
    then = lineage.code_in(code, year)
    began = packaged_divisions().as_of(code[:6], SINCE) is not None
    if began:
        return Dated(code, then or code, Match.FORMER)
    return Dated(code, then or code, Match.EXACT, (Flag.LATER_NAME,))
