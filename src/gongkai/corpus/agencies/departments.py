"""What stands behind the place in an agency's name, and what it is called in full.

`departments.tsv` says which names are of one agency: 发改委, 发展改革委 and 发展和改革局 of one division. Its first
column is the canonical name, the second a name in full, the third its short forms. A name that is not in it stands for
itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from gongkai.corpus.agencies.identity import GOVERNMENT, OFFICE

_GOVERNMENT = re.compile(r"(?:人民政府|政府|行政公署|行署)?(?:本级)?")
_OFFICE = re.compile(
    r"(?:(?:人民政府|政府|行政公署|行署)(?:办公室|办公厅|办)|府办(?:公室)?|办公厅|办公室"
    r"|(?:(?:人民)?政府)?(?:政务|政府信息|信息)公开(?:办|办公室|工作领导小组办公室))"
)
_TOWNSHIP = re.compile(
    r"(?:人民政府|政府|办事处|街道办事处)?(?:党政(?:综合)?办(?:公室)?|办公室|综合办公室|办)?"
)
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|园区|产业园|示范区|新区|新城|保税区|试验区|合作区|管理区|度假区|风景名胜区|景区|集聚区|工业区)"
    r"(?:管理委员会|管委会|管理局|管理办公室|党工委管委会)?$"
)
_ZONE_BODY = re.compile(r"管理委员会|管委会|党工委管委会|行政委员会")
_LEAD = re.compile(r"^(?:人民政府|政府)(?=.{2})")


@dataclass(frozen=True, slots=True)
class Department:
    """An agency within its place: the canonical name by which it is known over the years, and its name in full."""

    canonical: str
    full: str


@cache
def known_forms() -> Mapping[str, Department]:
    """Every listed form of a department's name."""
    found: dict[str, Department] = {}
    text = files("gongkai.corpus.agencies").joinpath("departments.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        canonical, full, short = line.split("\t")
        for form in (full, *short.split()):
            found[form] = Department(canonical, full)
    return found


def is_government(rest: str) -> bool:
    """Whether the rest of a name, without its place, means the government itself: 人民政府, or nothing at all."""
    return _GOVERNMENT.fullmatch(rest) is not None


def is_office(rest: str) -> bool:
    """Whether it means the government's own office: 人民政府办公室, 府办."""
    return _OFFICE.fullmatch(rest) is not None


def is_township_government(rest: str) -> bool:
    """Whether, behind the name of a township or street, it means its government or the office of it."""
    return _TOWNSHIP.fullmatch(rest) is not None


def is_zone(rest: str) -> bool:
    """Whether it is the body of a development zone or the like."""
    return _ZONE.search(rest) is not None


def is_zone_body(rest: str) -> bool:
    """Whether, behind the name of a zone, it means the body that runs it: 管委会."""
    return _ZONE_BODY.fullmatch(rest) is not None


def is_known(rest: str) -> bool:
    """Whether it is the name of something that reports, rather than the end of another word."""
    return is_government(rest) or is_office(rest) or is_zone(rest) or without_lead(rest) in known_forms()


def without_lead(rest: str) -> str:
    """国有资产监督管理委员会 of 人民政府国有资产监督管理委员会, which an agency may put before its own name."""
    return rest if is_government(rest) or is_office(rest) else _LEAD.sub("", rest)


@lru_cache(maxsize=16_384)
def department(rest: str) -> Department:
    """The department that the rest of a name means."""
    if is_office(rest):
        return Department(OFFICE, "人民政府办公厅" if "办公厅" in rest else OFFICE)
    if is_government(rest):
        return Department(GOVERNMENT, GOVERNMENT)
    name = without_lead(rest)
    return known_forms().get(name) or Department(name, name)
