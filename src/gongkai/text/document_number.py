"""文号: the reference numbers of official documents (国办公开办函〔2019〕60号, 国务院令第711号).

Found so that a year and a serial number in one are never taken for a count or for the year of a report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.chinese_numerals import hanzi_value

_D = "0-9０-９"
_BRACKETED = re.compile(
    rf"[〔［\[【﹝（(]\s?(?P<year>(?:19|20|１９|２０)[{_D}]{{2}})\s?[〕］\]】﹞）)]\s?第?\s?(?P<number>[{_D}]{{1,5}})\s?[号號]"
)
_ORDER = re.compile(
    rf"[令函]\s?第?\s?(?P<number>[{_D}]{{1,5}}|[一二三四五六七八九十百]{{1,7}})\s?[号號]"
    rf"|第\s?(?P<serial>[{_D}]{{1,5}})\s?号令"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff]{1,12}$")
_LEADS_IN = re.compile(r".*(?:根据|按照|依据|依照|印发|关于|以及|落实|执行|[和与及的以])")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A 文号 in a text (`text[start:end]`): issuing word (国办发), year where it has one, serial number."""

    issuer: str
    year: int | None
    number: int
    start: int
    end: int

    def __str__(self) -> str:
        """In its normal form: `国办发〔2016〕8号`."""
        return (
            f"{self.issuer}〔{self.year}〕{self.number}号" if self.year else f"{self.issuer}第{self.number}号"
        )


def find(text: str) -> Iterator[DocumentNumber]:
    """Every document number in `text`, in order; the issuing word is included in its place."""
    found = [
        _number(text, match.start(), match.end(), int(match["year"]), int(match["number"]))
        for match in _BRACKETED.finditer(text)
    ]
    for match in _ORDER.finditer(text):
        digits = match["number"] or match["serial"]
        serial = int(digits) if digits.isdecimal() else hanzi_value(digits)
        if serial is not None:
            found.append(
                _number(text, match.start() + (match["number"] is not None), match.end(), None, serial)
            )
    yield from sorted(found, key=lambda number: number.start)


def _number(text: str, start: int, end: int, year: int | None, serial: int) -> DocumentNumber:
    before = _ISSUER.search(text[max(0, start - 12) : start])
    issuer = _LEADS_IN.sub("", before[0]) if before else ""
    return DocumentNumber(issuer, year, serial, start - len(issuer), end)
