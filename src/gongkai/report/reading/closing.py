"""The end of a report: who signs, and on which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.report.reading.furniture import is_furniture
from gongkai.report.reading.titles import agency_name, begins_a_name
from gongkai.text import dates
from gongkai.text.folding import folded, simplified

_DATE_ONLY = re.compile(r"^[(（]?\s*(?:此件公开发布)?\s*[)）]?[^。]{0,3}$")
_STOPS = "。；！？.;!?”）)…"
_LONGEST_SIGNATURE = 40
# Run-together text: ……未收取信息处理费。某省人力资源和社会保障厅2023年1月29日更多信息请关注……
_RUN_IN = re.compile(
    r"(?<=[。！？；])\s*(?P<agency>[\u3400-\u9fff()（）]{4,40}?)\s*(?P<date>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?P<rest>[^。]{0,80})$"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """The signature, its date, and the paragraphs left when both are taken off."""

    paragraphs: tuple[str, ...]
    signature: str = ""
    signed_on: date | None = None


def take_closing(paragraphs: Sequence[str]) -> Closing:
    """Signature and date off the end of the last section; page furniture below them goes too."""
    rest = list(paragraphs)
    while rest and is_furniture(rest[-1]):
        rest.pop()
    if not rest:
        return Closing(())
    signed_on = None
    if (day := _day_alone(rest[-1])) is not None:
        signed_on = day
        rest.pop()
        while rest and is_furniture(rest[-1]):
            rest.pop()
        signature = ""
        if rest and _is_signature(rest[-1]):
            signature = rest.pop().strip()
            # A name too long for its line: its second half may look like a name too.
            if rest and begins_a_name(rest[-1]) and agency_name(folded(rest[-1].strip() + signature)):
                signature = rest.pop().strip() + signature
        while rest and not rest[-1].strip("、 \t\u3000\u00a0"):
            rest.pop()
        return Closing(tuple(rest), signature, signed_on)
    if match := _RUN_IN.search(rest[-1]):
        name = agency_name(simplified(folded(match["agency"])))
        day = dates.parse(match["date"])
        if name and day:
            rest[-1] = rest[-1][: match.start()]
            return Closing(tuple(rest), match["agency"].strip(), day)
    # A name alone under the text is a signature only where text stands above it.
    if len(rest) > 1 and _is_signature(rest[-1]) and rest[-2].rstrip().endswith(tuple(_STOPS)):
        return Closing(tuple(rest[:-1]), rest[-1].strip(), None)
    return Closing(tuple(rest), "", None)


def _day_alone(text: str) -> date | None:
    plain = folded(text).strip()
    if len(plain) > 30:
        return None
    for stated in dates.find(plain):
        around = plain[: stated.start] + plain[stated.end :]
        return stated.day if _DATE_ONLY.match(around.strip()) else None
    return None


def _is_signature(text: str) -> bool:
    plain = simplified(folded(text)).strip()
    return (
        2 <= len(plain) <= _LONGEST_SIGNATURE
        and not plain.endswith(tuple("。；，,;:："))
        and bool(agency_name(plain.replace(" ", "")))
    )
