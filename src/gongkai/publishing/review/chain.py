"""Which levels a text passes, by the agency's own rules or the usual ones, and whether there is somebody for each."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency, Post, StandIn
from gongkai.agencies.role import Role
from gongkai.publishing.facets import Risk
from gongkai.publishing.models import Document, ReviewRule
from gongkai.publishing.review.level import Level, usual
from gongkai.workflow.step import StepRefused

REVIEWERS = (
    Role.SECTION_HEAD,
    Role.LEGAL_REVIEWER,
    Role.SECRECY_REVIEWER,
    Role.OGI_HEAD,
    Role.LEADER,
)
"""Roles that can stand in a chain."""


def levels_of(document: Document, today: date) -> tuple[Level, ...]:
    """The levels, in order. A document without a unit has no section head to ask, and no level of one alone.

    Raises `StepRefused` where nobody holds a role, or only people who worked on the text: it must not wait for ever.
    """
    unit = document.unit_id
    levels = []
    for level in _rule(document.agency, document.kind, Risk(document.risk)):
        roles = tuple(role for role in level.roles if unit or role is not Role.SECTION_HEAD)
        if roles:
            levels.append(Level(level.name, roles, level.days, level.checks))
    if not levels:
        raise StepRefused(_("审核流程里没有可以审核的岗位。请管理员调整审核流程。"))
    _refuse_without_reviewers(document, levels, today)
    return tuple(levels)


def _rule(agency: Agency, kind: str, risk: Risk) -> tuple[Level, ...]:
    """The most exact of the agency's rules: of kind and risk, of the kind, of the risk, of all."""
    fits = ReviewRule.objects.filter(agency=agency, kind__in=(kind, ""), risk__in=(risk, ""))
    exact = max(fits, key=lambda rule: (bool(rule.kind), bool(rule.risk)), default=None)
    return tuple(map(Level.read, exact.levels)) if exact else usual(risk)


def _refuse_without_reviewers(document: Document, levels: list[Level], today: date) -> None:
    roles = {role for level in levels for role in level.roles}
    there = ~Q(role=Role.SECTION_HEAD) | Q(unit=document.unit_id)
    posts = Post.objects.in_effect(today).filter(there, agency=document.agency, role__in=roles)
    stand_ins = StandIn.objects.in_effect(today).filter(post__in=posts)
    people: dict[str, set[int]] = {}
    for role, person in (
        *posts.values_list("role", "person"),
        *stand_ins.values_list("post__role", "person"),
    ):
        people.setdefault(role, set()).add(person)
    if missing := [role.label for role in REVIEWERS if role in roles and role not in people]:
        raise StepRefused(
            _("没有在岗的%(roles)s，送审后无人审核。请管理员安排岗位，或者调整审核流程。")
            % {"roles": "、".join(missing)}
        )
    editors = set(document.editors)
    if own := [role.label for role in REVIEWERS if role in roles and not people[role] - editors]:
        raise StepRefused(
            _(
                "起草、修改过这一稿的人不能审核它，而在岗的%(roles)s都参与过。请管理员安排代理，或者调整审核流程。"
            )
            % {"roles": "、".join(own)}
        )
