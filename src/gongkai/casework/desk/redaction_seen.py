"""A redaction as somebody meets it: whether they may look at the original's pages and change what is covered."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.access import may_open
from gongkai.casework.models import Application, Redaction, RedactionStage
from gongkai.casework.step_table import TABLE
from gongkai.casework.taking import obstacle
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking

START = "redact"
"""The step that begins a redaction: who may take it covers passages too."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`barred` says in Chinese why this person cannot change the marks now, and what to do; empty if they can.

    `acts`: covers passages in this case; `looks`: at pages of the original. Others see what is covered and why.
    """

    redaction: Redaction
    barred: str
    acts: bool
    looks: bool

    @property
    def shows_built(self) -> bool:
        """Whether the file that was built is shown: before its release to who may look at the original."""
        return self.looks or self.redaction.stage == RedactionStage.RELEASED

    @property
    def has_pages(self) -> bool:
        """Whether the file has been made into pages to mark on."""
        return self.redaction.working_id is not None and self.redaction.pages > 0


def seen(application: Application, actor: Actor, number: int, when: Moment) -> Seen:
    """The redaction of this number in the case. Raises Http404 where the case has none."""
    rows = Redaction.objects.select_related("source", "working", "released", "item", "drafted_by")
    redaction = rows.filter(application=application, pk=number).first()
    if redaction is None:
        raise Http404
    barred = obstacle(TABLE[START], application, Taking(actor, when))
    own = actor.agency == application.agency and actor.role is not Role.AUDITOR
    looks = own and may_open(actor, redaction.source, {redaction.source_id})
    return Seen(redaction, barred or _settled(redaction), not barred, not barred or looks)


def _settled(redaction: Redaction) -> str:
    match redaction.stage:
        case RedactionStage.CHECKED:
            return _("已经复核，不能再改遮盖。要改，先退回。")
        case RedactionStage.RELEASED:
            return _("已经放行，不能再改遮盖。")
        case RedactionStage.ABANDONED:
            return _("已经放弃，不能再改遮盖。还要提供这份文件的，重新开始区分处理。")
    return "" if redaction.working_id else _("页面还没有准备好。")
