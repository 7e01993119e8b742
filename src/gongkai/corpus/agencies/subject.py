"""Who the text says is reporting, where no title does: 2023年，区投资促进局认真贯彻《条例》."""

import re

from gongkai.corpus.agencies.lineage import level_of
from gongkai.corpus.agencies.name_reading import read_name
from gongkai.corpus.agencies.place_words import leading_places
from gongkai.divisions import NATION
from gongkai.divisions.name_search import plain
from gongkai.report.reading.titles import agency_name

READ = 600
"""Characters of the text that are looked at: whoever reports is named in the first sentences."""

_SUBJECT = re.compile(
    r"(?:^|[,;:。、]|年度?)(?P<name>[\u3400-\u9fff]{3,30}?)"
    r"(?=认真|坚持|全面|严格|深入|高度|积极|按照|以习近平|紧紧|始终|切实|扎实|深化|持续|围绕|根据|依法|不断|充分|进一步|主动|贯彻)"
)
_QUOTED = re.compile(r"《([\u3400-\u9fff]{2,12})")


def subject(text: str) -> str:
    """The name of the agency that the first sentences speak of, empty where they name none that is known."""
    for found in _SUBJECT.finditer(plain(text[: 2 * READ])):
        name = agency_name(found["name"])
        if not name:
            continue
        reading = read_name(name)
        if (reading.codes or reading.has_agency) and NATION not in reading.codes:
            return name
    return ""


def provinces_named(text: str) -> tuple[str, ...]:
    """Codes of the provinces whose rules the first sentences quote: 《河北省实施〈条例〉办法》."""
    quoted = (leading_places(found[1]) for found in _QUOTED.finditer(plain(text[: 2 * READ])))
    codes = (code for places in quoted if places for code in places.codes if level_of(code) == 1)
    return tuple(dict.fromkeys(codes))
