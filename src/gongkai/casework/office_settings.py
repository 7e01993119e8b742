"""How an agency handles its cases, as far as it may choose: who approves, how things are numbered, how letters read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.access import administers
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.agencies.steps.log import log
from gongkai.casework import approval
from gongkai.casework.disputes.registration import PATTERNS as DISPUTE_PATTERNS
from gongkai.casework.letters.default_templates import default_template
from gongkai.casework.letters.template_check import check_template
from gongkai.casework.models import LetterTemplate, RedactionRule
from gongkai.casework.steps.letters import NUMBERS
from gongkai.casework.steps.registration import PATTERNS
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.records.moment import Moment
from gongkai.workflow.models import ApprovalChain, Counter, NumberPattern
from gongkai.workflow.numbering import PatternInvalid, check_pattern
from gongkai.workflow.step import StepRefused

SERIES = {
    **{kind.value: (kind.label, pattern) for kind, pattern in {**PATTERNS, **DISPUTE_PATTERNS}.items()},
    approval.DECISION: ("处理决定文号", NUMBERS[approval.DECISION]),
    approval.PROCEDURAL: ("程序性文书文号", NUMBERS[approval.PROCEDURAL]),
}
"""What is numbered: its name, and the usual pattern. Rooms above add theirs (`register_series`)."""
SIGNERS = (Role.OGI_HEAD, Role.LEADER)
_SIGN = "签发文书的是公开工作机构负责人或者分管领导。至少选一个。"


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page with further settings of an agency: its title, and the name of its route, which takes the agency."""

    title: str
    route: str


FURTHER: list[SettingsPage] = []
"""Pages of rooms above."""


def register_series(series: str, name: str, usual: str) -> None:
    """Called by a room's `AppConfig.ready`."""
    SERIES[series] = (name, usual)


def register_page(page: SettingsPage) -> None:
    """Called by a room's `AppConfig.ready`."""
    FURTHER.append(page)


def may_set(actor: Actor, agency: Agency) -> bool:
    """Administrators, of the agency and above it; and the head of its OGI office."""
    own_head = actor.role is Role.OGI_HEAD and actor.agency == agency
    return own_head or administers(actor, agency)


@dataclass(frozen=True, slots=True)
class Chain:
    """Who approves letters of a group; `own` where the agency has set it, `lacking` the roles that nobody holds."""

    group: str
    name: str
    levels: tuple[Role, ...]
    own: bool
    lacking: tuple[Role, ...]


def chains(agency: Agency, today: date) -> list[Chain]:
    """The chains of an agency; two questions to the database."""
    own = dict(ApprovalChain.objects.filter(agency=agency).values_list("letters", "levels"))
    held = set(Post.objects.in_effect(today).filter(agency=agency).values_list("role", flat=True))
    found = []
    for group, name in approval.GROUPS.items():
        levels = tuple(map(Role, own[group].split())) if group in own else approval.USUAL[group]
        lacking = tuple(role for role in levels if role not in held)
        found.append(Chain(group, name, levels, group in own, lacking))
    return found


@transaction.atomic
def set_chain(agency: Agency, group: str, levels: Sequence[Role], actor: Actor, when: Moment) -> None:
    """Set who approves, in the natural order of the roles. Raises `StepRefused`."""
    chosen = tuple(role for role in approval.APPROVERS if role in levels)
    if not any(role in SIGNERS for role in chosen):
        raise StepRefused(_SIGN, "levels")
    held = set(Post.objects.in_effect(when.today).filter(agency=agency).values_list("role", flat=True))
    if missing := [role.label for role in chosen if role not in held]:
        raise StepRefused(
            f"没有在岗的{'、'.join(missing)}，送审后无人审批。先安排岗位，再调整审批链。", "levels"
        )
    before = next(chain for chain in chains(agency, when.today) if chain.group == group)
    ApprovalChain.objects.update_or_create(
        agency=agency, letters=group, defaults={"levels": " ".join(chosen)}
    )
    name = f"审批链：{before.name}"
    _log(actor, agency, name, _labels(before.levels), _labels(chosen), when)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a series is numbered; `next` is the number that comes next by it."""

    series: str
    name: str
    pattern: str
    own: bool
    next: str


def patterns(agency: Agency, year: int) -> list[Pattern]:
    """The patterns of an agency; two questions to the database."""
    own = dict(NumberPattern.objects.filter(agency=agency).values_list("series", "pattern"))
    last = dict(Counter.objects.filter(agency=agency, year=year).values_list("series", "last"))
    return [
        Pattern(
            series,
            name,
            pattern := own.get(series, usual),
            series in own,
            number(agency, pattern, year, last.get(series, 0) + 1),
        )
        for series, (name, usual) in SERIES.items()
    ]


def number(agency: Agency, pattern: str, year: int, n: int) -> str:
    """A number written by a valid pattern."""
    return pattern.format(word=agency.document_word, year=year, n=n)


def check_number_pattern(agency: Agency, series: str, pattern: str, year: int) -> None:
    """Raises `StepRefused` for a pattern that gives two things one number."""
    try:
        check_pattern(pattern)
    except PatternInvalid as invalid:
        raise StepRefused(str(invalid), "pattern") from invalid
    if "{word" in pattern and not agency.document_word:
        raise StepRefused("本机关还没有机关代字。先在机关信息中填写，或者在样式里直接写出。", "pattern")
    first = number(agency, pattern, year, 1)
    for other in patterns(agency, year):
        if other.series != series and number(agency, other.pattern, year, 1) == first:
            raise StepRefused(f"与“{other.name}”的编号相同（{first}），会有重号。换一种写法。", "pattern")


@transaction.atomic
def set_pattern(agency: Agency, series: str, pattern: str, actor: Actor, when: Moment) -> None:
    """Set how a series is numbered from now on; numbers given stay. Raises `StepRefused`."""
    check_number_pattern(agency, series, pattern, when.today.year)
    before = next(one for one in patterns(agency, when.today.year) if one.series == series)
    NumberPattern.objects.update_or_create(agency=agency, series=series, defaults={"pattern": pattern})
    _log(actor, agency, f"编号样式：{before.name}", before.pattern, pattern, when)


@transaction.atomic
def set_second_person(agency: Agency, needed: bool, actor: Actor, when: Moment) -> None:
    """Demand it from now on, or no longer; what is released stays."""
    before = RedactionRule.objects.want_second_person(agency.pk)
    RedactionRule.objects.update_or_create(agency=agency, defaults={"second_person": needed})
    _log(actor, agency, "区分处理：放行前由第二人复核", _YES_NO[before], _YES_NO[needed], when)


_YES_NO = {True: "需要", False: "不需要"}


def template_of(agency: Agency, code: LetterCode) -> str:
    """The wording that the agency uses: its own, or the one shipped."""
    own = LetterTemplate.objects.filter(agency=agency, code=code).values_list("text", flat=True).first()
    return own if own is not None else default_template(code)


@transaction.atomic
def set_template(agency: Agency, code: LetterCode, text: str, actor: Actor, when: Moment) -> None:
    """Use this wording from now on; drafts begun keep theirs. Raises `StepRefused` for one that may not be used."""
    text = text.replace("\r\n", "\n").strip() + "\n"
    if problems := check_template(code, text):
        raise StepRefused("；".join(map(str, problems)), "text")
    before = template_of(agency, code)
    if text == default_template(code):
        LetterTemplate.objects.filter(agency=agency, code=code).delete()
    else:
        LetterTemplate.objects.update_or_create(
            agency=agency,
            code=code,
            defaults={"text": text, "edited_by": str(actor), "edited_at": when.at},
        )
    _log(actor, agency, f"文书模板：{LETTERS[code].name}", before, text, when)


def _labels(levels: Sequence[Role]) -> str:
    return "→".join(role.label for role in levels)


def _log(actor: Actor, agency: Agency, subject: str, before: str, after: str, when: Moment) -> None:
    if before != after:
        log(
            actor,
            Change.SETTING_CHANGED,
            agency,
            subject,
            at=when.at,
            before={"内容": before},
            after={"内容": after},
        )
