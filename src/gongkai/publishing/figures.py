"""Counts of publishing that an annual report states (总体情况), each by query, each with the rows that it counts.

`scope` says of which agency or subtree and of which days.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Expression, Q, QuerySet, Sum

from gongkai.publishing.channels import figures as channel_figures
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import (
    ChannelKind,
    Document,
    GuideChange,
    InterpretationForm,
    Link,
    LinkKind,
    MediaAccount,
    PointKind,
    PointUse,
    PolicyQuestion,
    ReadingPoint,
    Submission,
    SubmissionState,
    Topic,
)
from gongkai.publishing.scope import Scope

NEW_MEDIA = (ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.APP)
"""政务新媒体."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count in words, and the rows it counts."""

    says: str
    rows: QuerySet[Any]
    by: Expression = field(default_factory=lambda: Count("pk"))

    @property
    def number(self) -> int:
        """One question to the database."""
        return self.rows.order_by().aggregate(number=self.by)["number"] or 0


def published(scope: Scope, kind: DocumentKind | None = None) -> Figure:
    """Documents that became public (件), of a kind or of all; taken down again, they were published all the same."""
    rows = scope.at_moments(scope.theirs(Document.objects.all()), "published_at")
    if kind:
        return Figure(f"主动公开{kind.label}", rows.filter(kind=kind))
    return Figure("主动公开信息", rows)


def on_channel(scope: Scope, channel: ChannelKind | None = None, column: str = "") -> Figure:
    """Items on a channel (条), of the site in a column by its code; of all channels where none is named."""
    rows = channel_figures.counted(scope)
    if column:
        rows = rows.filter(channel=ChannelKind.SITE, column__code=column)
        return Figure(f"政府网站栏目{column}公开", rows)
    if channel:
        return Figure(f"{channel.label}公开", rows.filter(channel=channel))
    return Figure("各渠道公开", rows)


def new_media_items(scope: Scope) -> Figure:
    """Items on new media (条)."""
    return Figure("政务新媒体发布", channel_figures.counted(scope).filter(channel__in=NEW_MEDIA))


def accounts(scope: Scope) -> Figure:
    """New-media accounts in being on the last day (个)."""
    return Figure("政务新媒体账号", _in_being(scope, scope.theirs(MediaAccount.objects.all())))


def interpretations(scope: Scope, form: InterpretationForm | None = None) -> Figure:
    """Interpretations that became public (件), of a form or of all; one of two forms counts in both."""
    links = Link.objects.filter(kind=LinkKind.INTERPRETS)
    rows = published(scope).rows
    if form:
        return Figure(f"{form.label}", rows.filter(pk__in=links.filter(form=form).values("document")))
    own = Q(kind=DocumentKind.INTERPRETATION) | Q(pk__in=links.values("document"))
    return Figure("政策解读", rows.filter(own))


def press_conferences(scope: Scope) -> Figure:
    """Press conferences whose record became public (场)."""
    return Figure("新闻发布会", published(scope, DocumentKind.PRESS_CONFERENCE).rows)


def policy_questions(scope: Scope, *, answered: bool = False) -> Figure:
    """Questions on policies, by the day they were asked, or answered (件)."""
    rows = scope.theirs(PolicyQuestion.objects.all())
    if answered:
        return Figure("答复政策咨询", scope.within(rows, "answered_on"))
    return Figure("收到政策咨询", scope.within(rows, "asked_on"))


def guide_changes(scope: Scope) -> Figure:
    """Elements of the guide that were corrected (条)."""
    return Figure("公开指南要素更正", scope.counted(GuideChange.objects.all(), "on"))


def reading_points(scope: Scope, kind: PointKind | None = None) -> Figure:
    """Places to read in being on the last day (个), of a kind or of all."""
    rows = _in_being(scope, scope.theirs(ReadingPoint.objects.all()))
    return Figure(str(kind.label), rows.filter(kind=kind)) if kind else Figure("查阅场所", rows)


def visitors(scope: Scope) -> Figure:
    """People who were received at reading points (人次)."""
    rows = scope.counted(PointUse.objects.all(), "on", "point__agency")
    return Figure("查阅场所接待", rows, Sum("people"))


def submissions(scope: Scope, state: SubmissionState | None = None) -> Figure:
    """Information that sections and agencies below sent in (条), or what became of that."""
    rows = scope.counted(Submission.objects.all(), "on")
    return Figure(f"信息报送{state.label}", rows.filter(state=state)) if state else Figure("信息报送", rows)


def topics(scope: Scope) -> Figure:
    """Topics that were opened (个)."""
    return Figure("开设专题", scope.counted(Topic.objects.all(), "opened_on"))


def _in_being(scope: Scope, rows: QuerySet[Any]) -> QuerySet[Any]:
    open_still = Q(closed_on=None) | Q(closed_on__gt=scope.last)
    return rows.filter(open_still, opened_on__lte=scope.last)
