"""What search has to find, by looking into every document for every query; nothing of the index is used for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.searching.documents import HOW_DATES_ARE_WRITTEN
from bench.searching.queries import Query

_OPENED, _CLOSED = "（(［[〔", "）)］]〕"
_ALIKE = str.maketrans({**dict.fromkeys(_OPENED, "["), **dict.fromkeys(_CLOSED, "]"), "，": ","})


@dataclass(slots=True)
class Truth:
    """Numbers of entries, newest first: with everything in the heading, and the others."""

    in_heading: list[int] = field(default_factory=list)
    in_text: list[int] = field(default_factory=list)

    @property
    def in_order(self) -> list[int]:
        """As the best come first."""
        return self.in_heading + self.in_text


def truths(asked: Sequence[Query]) -> dict[Query, Truth]:
    """Look through all entries once."""
    from gongkai.search.models import Entry

    found = {query: Truth() for query in asked}
    plain = [(query, _parts(query)) for query in asked if query.day is None]
    dated = {query.day: query for query in asked if query.day is not None}
    days = _of_days(list(dated))
    rows = Entry.objects.order_by("-number").values_list(
        "number", "title", "document_number", "issuer", "text", "published_on"
    )
    for number, title, document_number, issuer, text, on in rows.iterator(chunk_size=5_000):
        heading = f"{title}\n{document_number}".translate(_ALIKE)
        rest = f"{issuer}\n{text}".translate(_ALIKE)
        for query, parts in plain:
            if len(parts) == 1:
                [part] = parts
                if part in rest or part in heading:
                    (found[query].in_heading if part in heading else found[query].in_text).append(number)
            elif all(part in heading or part in rest for part in parts):
                whole = all(part in heading for part in parts)
                (found[query].in_heading if whole else found[query].in_text).append(number)
        named = {_day(match) for match in days.finditer(rest)} | {on}
        for day in named & dated.keys():
            found[dated[day]].in_text.append(number)
    return found


def _parts(query: Query) -> list[str]:
    return [query.number] if query.number else query.words.translate(_ALIKE).lower().split()


def _of_days(days: Sequence[date]) -> re.Pattern[str]:
    """Every way of `documents` to write any of the days, and no longer figure."""
    ways = {re.escape(way.format(day)) for day in days for way in HOW_DATES_ARE_WRITTEN}
    return re.compile(rf"(?<!\d)(?:{'|'.join(sorted(ways, key=len, reverse=True)) or '(?!)'})(?!\d)")


def _day(match: "re.Match[str]") -> date:
    year, month, day = map(int, re.findall(r"\d+", match[0]))
    return date(year, month, day)
