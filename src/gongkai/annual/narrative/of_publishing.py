"""Figures of what was disclosed on the agency's own initiative, of its channels and of how it is run."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from gongkai.annual.narrative.figure import NamedFigure
from gongkai.publishing import figures
from gongkai.publishing.channels import figures as ledger
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.figures import Figure
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import (
    CampaignItem,
    ChannelKind,
    Column,
    InterpretationForm,
    MediaAccount,
    PointKind,
    Publication,
    SiteError,
    SubmissionState,
    TicketState,
)
from gongkai.publishing.scope import Scope
from gongkai.records.models import CaseKind, Event

DISCLOSED, CHANNELS, EXPLAINED, RUN = "主动公开", "公开渠道", "解读回应", "管理和监督"
COLUMN = "column."
"""Family of figures of the site's columns: the code of the column follows."""

BUT = "columnsbut."
"""Family of what stands on the site in none of the columns whose codes follow, with points between them."""
ACCOUNT = "account."
"""Family of figures of new-media accounts."""

Count = Callable[[Scope], Figure]


def publishing_figures() -> Iterator[NamedFigure]:
    """All whose codes do not depend on the agency."""
    yield from _disclosed()
    yield from _channels()
    yield from _explained()
    yield from _run()


def column_figures(scope: Scope) -> Iterator[NamedFigure]:
    """One for each column of the site in which something stands, of any year; one question to the database."""
    rows = scope.theirs(Column.objects.all()).order_by("code", "pk").values_list("code", "name")
    for code, name in dict(reversed(list(rows))).items():
        yield NamedFigure(f"{COLUMN}{code}", f"网站栏目“{name}”公开", "条", CHANNELS, _column(code))


def columns_but(code: str) -> NamedFigure:
    """The rest of the site's items, for a code of the family `BUT`."""
    named = code.removeprefix(BUT).split(".")
    return NamedFigure(code, "网站其他栏目公开", "条", CHANNELS, _columns_but(named))


def account_figures(scope: Scope) -> Iterator[NamedFigure]:
    """One for each account of new media; one question to the database."""
    for one in scope.theirs(MediaAccount.objects.all()).order_by("pk"):
        label = f"{one.get_channel_display()}“{one.name}”发布"
        yield NamedFigure(f"{ACCOUNT}{one.pk}", label, "条", CHANNELS, _account(one.pk))


def _disclosed() -> Iterator[NamedFigure]:
    yield NamedFigure("documents", "主动公开的信息（每份计一件）", "件", DISCLOSED, figures.published)
    for kind in DocumentKind:
        yield NamedFigure(f"documents.{kind}", f"主动公开{kind.label}", "件", DISCLOSED, _published(kind))
    yield NamedFigure("topics", "开设专题", "个", DISCLOSED, figures.topics)


def _channels() -> Iterator[NamedFigure]:
    yield NamedFigure("channel", "各渠道公开信息", "条", CHANNELS, figures.on_channel)
    for channel in ChannelKind:
        yield NamedFigure(f"channel.{channel}", f"{channel.label}公开", "条", CHANNELS, _on(channel))
    yield NamedFigure("newmedia", "政务新媒体发布", "条", CHANNELS, figures.new_media_items)
    yield NamedFigure("channel.elsewhere", "政府网站、微博、微信以外的方式公开", "条", CHANNELS, _elsewhere)
    yield NamedFigure("site.nocolumn", "政府网站没有写栏目的信息", "条", CHANNELS, _without_column)
    yield NamedFigure("accounts", "政务新媒体账号", "个", CHANNELS, figures.accounts)
    yield NamedFigure("points", "查阅场所", "处", CHANNELS, figures.reading_points)
    for kind in PointKind:
        yield NamedFigure(f"points.{kind}", str(kind.label), "处", CHANNELS, _points(kind))
    yield NamedFigure("visitors", "查阅场所接待", "人次", CHANNELS, figures.visitors)


def _explained() -> Iterator[NamedFigure]:
    yield NamedFigure("interpretations", "政策解读", "篇", EXPLAINED, figures.interpretations)
    for form in InterpretationForm:
        code = f"interpretations.{form.value.replace('_', '')}"
        yield NamedFigure(code, str(form.label), "篇", EXPLAINED, _interpreted(form))
    yield NamedFigure("pressconferences", "新闻发布会", "场", EXPLAINED, figures.press_conferences)
    yield NamedFigure("questions", "收到政策咨询", "件", EXPLAINED, figures.policy_questions)
    yield NamedFigure("questions.answered", "答复政策咨询", "件", EXPLAINED, _answered)


def _run() -> Iterator[NamedFigure]:
    yield NamedFigure("guide", "公开指南更正要素", "条", RUN, figures.guide_changes)
    yield NamedFigure("submissions", "信息报送", "条", RUN, figures.submissions)
    yield NamedFigure("submissions.taken", "信息报送已采用", "条", RUN, _taken)
    yield NamedFigure("returned", "审核中退回修改的信息", "件", RUN, _returned)
    yield NamedFigure("stale", "年末超过更新周期的栏目", "个", RUN, _stale)
    yield NamedFigure("tickets", "收到网站找错", "件", RUN, _tickets)
    yield NamedFigure("tickets.corrected", "网站找错已更正", "件", RUN, _corrected)
    yield NamedFigure("cleaned", "清理的规章和规范性文件", "件", RUN, _cleaned)


def _published(kind: DocumentKind) -> Count:
    return lambda scope: figures.published(scope, kind)


def _on(channel: ChannelKind) -> Count:
    return lambda scope: figures.on_channel(scope, channel)


def _column(code: str) -> Count:
    return lambda scope: figures.on_channel(scope, ChannelKind.SITE, code)


def _columns_but(codes: list[str]) -> Count:
    named = Q(column__code__in=codes)
    # A row without a column is in none of those named; NULL is not "not in" for a database.
    rest = Q(column=None) | ~named
    return lambda scope: Figure("其他栏目公开", ledger.counted(scope).filter(rest, channel=ChannelKind.SITE))


def _account(pk: int) -> Count:
    return lambda scope: Figure("账号发布", ledger.counted(scope).filter(account=pk))


def _points(kind: PointKind) -> Count:
    return lambda scope: figures.reading_points(scope, kind)


def _interpreted(form: InterpretationForm) -> Count:
    return lambda scope: figures.interpretations(scope, form)


def _answered(scope: Scope) -> Figure:
    return figures.policy_questions(scope, answered=True)


def _taken(scope: Scope) -> Figure:
    return figures.submissions(scope, SubmissionState.TAKEN)


def _elsewhere(scope: Scope) -> Figure:
    named = (ChannelKind.SITE, ChannelKind.WECHAT, ChannelKind.WEIBO)
    return Figure("其他方式公开", ledger.counted(scope).exclude(channel__in=named))


def _without_column(scope: Scope) -> Figure:
    return Figure("没有写栏目", ledger.counted(scope).filter(channel=ChannelKind.SITE, column=None))


def _returned(scope: Scope) -> Figure:
    events = scope.theirs(Event.objects.filter(case__kind=CaseKind.DOCUMENT), "case__agency")
    return Figure("退回修改", scope.within(events.filter(kind=EventKind.RETURNED), "on"))


def _stale(scope: Scope) -> Figure:
    """Columns that have to be kept fresh, with nothing new for longer than that on the last day."""
    kept = scope.theirs(Column.objects.filter(in_use=True)).exclude(fresh_within=None)
    shown = scope.theirs(Publication.objects.filter(published_at__lt=_after(scope))).order_by()
    newest = dict(shown.values_list("column").annotate(Max("published_at")))
    stale = [
        pk
        for pk, within, opened in kept.values_list("pk", "fresh_within", "agency__platform__opened_on")
        if within and opened and _last_day(newest.get(pk), opened) + timedelta(days=within) < scope.last
    ]
    return Figure("超过更新周期的栏目", Column.objects.filter(pk__in=stale))


def _after(scope: Scope) -> datetime:
    return timezone.make_aware(datetime.combine(scope.last + timedelta(days=1), time()))


def _last_day(shown: datetime | None, opened: date) -> date:
    return timezone.localdate(shown) if shown else opened


def _tickets(scope: Scope) -> Figure:
    return Figure("网站找错", scope.at_moments(scope.theirs(SiteError.objects.all()), "made_at"))


def _corrected(scope: Scope) -> Figure:
    rows = scope.counted(SiteError.objects.filter(state=TicketState.CORRECTED), "answered_on")
    return Figure("网站找错已更正", rows)


def _cleaned(scope: Scope) -> Figure:
    return Figure("文件清理", scope.counted(CampaignItem.objects.all(), "decided_on", "campaign__agency"))
