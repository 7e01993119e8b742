"""Which agency to ask: suggested from the words of the request, or chosen from a list by government."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.agencies.models import PATH_STEP, Agency, AgencyKind

MOST = 3
_LEAST = 1.2
"""Weight under which a likeness is chance: two words that hardly any other agency has come to more."""
_WORD = re.compile(r"[\u3400-\u9fff]+")
_PHRASE = re.compile(r"[，,、；;。\s]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An agency that may hold what is asked for, and the duties in which words of the request occur."""

    agency: Agency
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies of a government under one heading of the list."""

    label: str
    agencies: tuple[Agency, ...]


def suggestions(words: str, agencies: Sequence[Agency]) -> list[Suggestion]:
    """At most three, best first: by pairs of characters that request and name or duties share, rare ones weighing more."""
    asked = _pairs(words)
    held = [_pairs(f"{agency.name}，{agency.duties}") for agency in agencies]
    common = Counter(pair for pairs in held for pair in pairs & asked)
    weight = {pair: math.log(len(agencies) / count) for pair, count in common.items()}
    scored = [
        (sum(weight[pair] for pair in pairs & asked), -at, agency)
        for at, (agency, pairs) in enumerate(zip(agencies, held, strict=True))
    ]
    best = sorted((row for row in scored if row[0] >= _LEAST), key=lambda row: row[:2], reverse=True)
    return [Suggestion(agency, _telling(agency, asked)) for _weight, _place, agency in best[:MOST]]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(run[at : at + 2] for run in _WORD.findall(text) for at in range(len(run) - 1))


def _telling(agency: Agency, asked: frozenset[str]) -> tuple[str, ...]:
    return tuple(duty for duty in _PHRASE.split(agency.duties) if _pairs(duty) & asked)[:3]


def groups(agencies: Iterable[Agency]) -> list[Group]:
    """Agencies, in the order of the tree, under the government that they belong to; townships apart from departments."""
    governments: dict[str, str] = {}
    found: dict[str, list[Agency]] = {}
    for agency in agencies:
        if agency.kind == AgencyKind.GOVERNMENT:
            governments[agency.path] = agency.name
        own = next((governments[p] for p in _upwards(agency.path) if p in governments), "")
        township = agency.kind == AgencyKind.TOWNSHIP
        says = _("%(own)s的乡镇、街道") if township else _("%(own)s及部门")
        found.setdefault(says % {"own": own} if own else _("其他机关"), []).append(agency)
    return [Group(label, tuple(members)) for label, members in found.items()]


def _upwards(path: str) -> Iterable[str]:
    return (path[:end] for end in range(len(path), 0, -PATH_STEP))


def how_else(agency: Agency) -> str:
    """How to apply to an agency that takes none online: in person and by post may never be refused."""
    postcode = _("邮编%(postcode)s") % {"postcode": agency.postcode} if agency.postcode else ""
    where = "，".join(part for part in (agency.address, postcode, agency.ogi_office) if part)
    says = (
        _("%(agency)s不受理网上申请。可以当面提交，或者邮寄：%(where)s。")
        if where
        else _("%(agency)s不受理网上申请。可以当面提交，或者邮寄。")
    ) % {"agency": agency.name, "where": where}
    if not agency.telephone:
        return says
    return says + _("电话%(telephone)s。") % {"telephone": agency.telephone}


def receiver_of_complaint(about: Agency) -> Agency:
    """Who takes a complaint about an agency (Art 47, 51): its supervising department, else its superior, else itself."""
    for candidate in (about.supervising_department, about.parent):
        if candidate is not None and candidate.accepts_applications:
            return candidate
    return about
