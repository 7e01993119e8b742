"""An agency's own chains of review, as far as it may choose: per kind and risk, each change on the agency's log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.agencies.steps.log import log
from gongkai.publishing.facets import Risk
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Platform, ReviewRule
from gongkai.publishing.review.chain import REVIEWERS
from gongkai.publishing.review.level import Level, usual
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

SIGNERS = (Role.OGI_HEAD, Role.LEADER)
"""Who may sign what the agency says to the public."""
MOST_LEVELS = 5
LONGEST_PERIOD = 20
"""Working days of a level: more than Art 26 leaves for the whole."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The levels for a kind and a risk, empty for all; `lacking` are roles that nobody holds."""

    kind: str
    risk: str
    levels: tuple[Level, ...]
    lacking: tuple[Role, ...]

    @property
    def name(self) -> str:
        """For what it is, as a page says it."""
        return name_of(self.kind, self.risk)


def name_of(kind: str, risk: str) -> str:
    """For what a rule is: 政策解读，重要或者敏感."""
    parts = (
        DocumentKind(kind).label if kind else _("各类信息"),
        Risk(risk).label if risk else "",
    )
    return "，".join(part for part in parts if part)


def usual_chains(agency: Agency, today: date) -> list[Chain]:
    """What counts where the agency has set nothing; one question to the database."""
    held = _held(agency, today)
    return [_chain("", risk.value, usual(risk), held) for risk in Risk]


def own_chains(agency: Agency, today: date) -> list[Chain]:
    """What the agency has set; two questions to the database."""
    held = _held(agency, today)
    rules = ReviewRule.objects.filter(agency=agency).order_by("kind", "risk")
    return [_chain(rule.kind, rule.risk, tuple(map(Level.read, rule.levels)), held) for rule in rules]


def _chain(kind: str, risk: str, levels: tuple[Level, ...], held: set[str]) -> Chain:
    roles = {role for level in levels for role in level.roles}
    return Chain(kind, risk, levels, tuple(role for role in REVIEWERS if role in roles - held))


def _held(agency: Agency, today: date) -> set[str]:
    return set(Post.objects.in_effect(today).filter(agency=agency).values_list("role", flat=True))


@transaction.atomic
def set_rule(
    agency: Agency, kind: str, risk: str, levels: Sequence[Level], actor: Actor, when: Moment
) -> None:
    """Review the kind and risk by these levels from now on; what is under review keeps its own.

    Raises `StepRefused` for levels by which nothing could be reviewed.
    """
    _check(agency, levels, when.today)
    before = ReviewRule.objects.filter(agency=agency, kind=kind, risk=risk).first()
    said = [level.as_said() for level in levels]
    ReviewRule.objects.update_or_create(agency=agency, kind=kind, risk=risk, defaults={"levels": said})
    was = _words(tuple(map(Level.read, before.levels))) if before else ""
    _log(actor, agency, name_of(kind, risk), was, _words(levels), when)


def _check(agency: Agency, levels: Sequence[Level], today: date) -> None:
    if not levels:
        raise StepRefused(_("至少写一级。不要本流程的，改为删除。"))
    roles = [role for level in levels for role in level.roles]
    if len(set(roles)) < len(roles):
        raise StepRefused(_("同一个岗位只能在一级里。删去重复的。"))
    if not set(levels[-1].roles) <= set(SIGNERS):
        raise StepRefused(_("最后一级签发，只能是公开工作机构负责人或者分管领导。"))
    held = _held(agency, today)
    if missing := [role.label for role in REVIEWERS if role in roles and role not in held]:
        raise StepRefused(
            _("没有在岗的%(roles)s，送审后无人审核。先安排岗位，再调整审核流程。")
            % {"roles": "、".join(missing)}
        )


@transaction.atomic
def remove_rule(agency: Agency, kind: str, risk: str, actor: Actor, when: Moment) -> bool:
    """What is broader counts again; whether there was such a rule."""
    rule = ReviewRule.objects.filter(agency=agency, kind=kind, risk=risk).first()
    if rule is None:
        return False
    was = _words(tuple(map(Level.read, rule.levels)))
    rule.delete()
    _log(actor, agency, name_of(kind, risk), was, "", when)
    return True


@transaction.atomic
def set_small_office(agency: Agency, small: bool, actor: Actor, when: Moment) -> None:
    """Let one person pass several levels of a text, which is never their own, or no longer."""
    platform = Platform.objects.select_for_update().filter(agency=agency).first()
    if platform is None:
        raise StepRefused(_("本机关还没有开通公开平台。"))
    before = platform.chain_on_small_office
    platform.chain_on_small_office = small
    platform.save(update_fields=["chain_on_small_office"])
    _log(actor, agency, _("同一人审核几级"), _YES_NO[before], _YES_NO[small], when)


_YES_NO = {True: "可以", False: "不可以"}


def _words(levels: Sequence[Level]) -> str:
    return "→".join(
        f"{level.name}（{'、'.join(role.label for role in level.roles)}，{level.days}个工作日）"
        for level in levels
    )


def _log(actor: Actor, agency: Agency, subject: str, before: str, after: str, when: Moment) -> None:
    if before != after:
        log(
            actor,
            Change.SETTING_CHANGED,
            agency,
            f"审核流程：{subject}",
            at=when.at,
            before={"内容": before},
            after={"内容": after},
        )
