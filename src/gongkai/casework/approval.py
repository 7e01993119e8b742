"""Who approves a letter, level by level (审批链): configured per agency and kind, within what the law fixes."""

from datetime import date

from django.db.models import Q

from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.casework.facts import CLOSING
from gongkai.law.letter import LetterCode
from gongkai.workflow.models import ApprovalChain
from gongkai.workflow.step import StepRefused

DECISION, PROCEDURAL = "decision", "procedural"
GROUPS = {DECISION: "处理决定", PROCEDURAL: "程序性文书"}
"""What an agency sets a chain for."""

USUAL = {
    DECISION: (Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER),
    PROCEDURAL: (Role.OGI_HEAD,),
}
APPROVERS = (Role.SECTION_HEAD, Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER, Role.OGI_HEAD, Role.LEADER)
"""Roles that can stand in a chain, in their natural order."""
MOST_LEVELS = 5
"""Three levels of approval, and the reviews of legality and secrecy beside them."""

FIXED = {LetterCode.EXTENSION_NOTICE: (Role.OGI_HEAD,)}
"""An extension needs the consent of the head of the OGI office, nobody else's: 条例 Art 33 ¶2."""
WITHOUT = frozenset({LetterCode.RECEIPT_REGISTRATION})
"""Letters that state only what is registered."""


def group_of(code: LetterCode) -> str:
    """The kind of letter for which chains are set."""
    return DECISION if code in CLOSING else PROCEDURAL


def levels(agency: Agency, code: LetterCode, *, unit: int | None, today: date) -> tuple[Role, ...]:
    """The roles that approve, in order; `unit` is in charge. Without one there is no section head to ask.

    Raises `StepRefused` where nobody holds one of the roles, or heads the unit: a letter must not wait for ever.
    """
    if code in WITHOUT:
        return ()
    chain = FIXED.get(code) or _configured(agency, group_of(code))
    chain = tuple(role for role in chain if unit or role is not Role.SECTION_HEAD)
    # Only the head of the unit in charge sees the case.
    there = ~Q(role=Role.SECTION_HEAD) | Q(unit=unit)
    posts = Post.objects.in_effect(today).filter(there, agency=agency, role__in=chain)
    held = set(posts.values_list("role", flat=True))
    if missing := [role.label for role in chain if role not in held]:
        raise StepRefused(f"没有在岗的{'、'.join(missing)}，送审后无人审批。请管理员安排岗位，或调整审批链。")
    return chain


def _configured(agency: Agency, group: str) -> tuple[Role, ...]:
    own = ApprovalChain.objects.filter(agency=agency, letters=group).values_list("levels", flat=True).first()
    return tuple(Role(role) for role in own.split()) if own else USUAL[group]
