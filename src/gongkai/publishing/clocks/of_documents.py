"""Clocks of documents: their publication, the withdrawal of penalties undone, assessment, comment periods, interpretation, and the end of their validity."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from gongkai.law.currency import ASSESS_AHEAD, COMMENTS_AT_LEAST, INTERPRET_WITHIN, months_on
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.statutory_content import WITHDRAW_PENALTY_WITHIN
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.clocks.clock import Clock, ClockKind
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, Link, LinkKind
from gongkai.publishing.models.document import DocumentQuerySet
from gongkai.publishing.register.counting import IN_FORCE
from gongkai.publishing.stage import Stage

LOOKED_BACK = 365
"""Days: what was open for comments or came without an interpretation longer ago was settled before, or never will be."""
REASSESS_AHEAD = 30
"""Days from which an assessment stands on the board."""
_NEEDED = (
    "agency_id",
    "kind",
    "title",
    "unit_id",
    "person_id",
    "date_of_document",
    "drafted_on",
    "publish_due",
    "withdraw_due",
    "reassess_due",
    "valid_until",
    "notice_from",
    "notice_until",
    "published_at",
    "particulars",
)


def of_documents(rows: DocumentQuerySet, today: date, days: WorkingDays) -> Iterator[Clock]:
    """All clocks of these documents; seven questions to the database."""
    rows = rows.only(*_NEEDED).order_by("pk")
    yield from _publications(rows)
    yield from _withdrawals(rows)
    yield from _assessments(rows, today)
    yield from _comments(rows, today)
    yield from _interpretations(rows, today, days)
    yield from _validities(rows, today)


def _publications(rows: DocumentQuerySet) -> Iterator[Clock]:
    at_work = rows.at_work().filter(is_public=False, attribute=DisclosureAttribute.PROACTIVE)
    for one in at_work.exclude(publish_due=None):
        formed = chinese_date(one.date_of_document or one.drafted_on)
        why = f"自{formed}形成起20个工作日内公开，条例第二十六条"
        yield _clock(ClockKind.PUBLISH, one, f"公开《{one.title}》", why, one.publish_due)


def _withdrawals(rows: DocumentQuerySet) -> Iterator[Clock]:
    for one in rows.exclude(withdraw_due=None):
        why = f"处罚决定被变更、撤销等，{WITHDRAW_PENALTY_WITHIN}个工作日内撤回并公开说明理由，行政处罚法第四十八条"
        yield _clock(ClockKind.WITHDRAW, one, f"撤下《{one.title}》并说明理由", why, one.withdraw_due)


def _assessments(rows: DocumentQuerySet, today: date) -> Iterator[Clock]:
    ahead = today + timedelta(days=REASSESS_AHEAD)
    for one in rows.filter(stage=Stage.KEPT, reassess_due__lte=ahead):
        why = "不公开的信息定期评估，条例第十八条"
        yield _clock(ClockKind.REASSESS, one, f"评估《{one.title}》是否仍不公开", why, one.reassess_due)


def _comments(rows: DocumentQuerySet, today: date) -> Iterator[Clock]:
    """Running periods, and those of drafts that are over while nothing was said of the comments."""
    final = Link.objects.filter(kind=LinkKind.COMMENTS_ADOPTED, to=OuterRef("pk"))
    public = rows.filter(is_public=True, notice_until__gte=today - timedelta(days=LOOKED_BACK))
    settled = set(public.filter(Exists(final)).values_list("pk", flat=True))
    for one in public:
        until = one.notice_until
        is_draft = one.kind == DocumentKind.DRAFT_FOR_COMMENT
        if until is None or (until < today and not is_draft):
            continue
        if is_draft and (one.pk in settled or one.particulars.get("adoption")):
            continue
        what = "征求意见" if is_draft else "公示"
        if until < today:
            why = f"{what}到{chinese_date(until)}结束，还没有公布采纳情况，也没有关联正式文件"
            says = f"公布《{one.title}》的意见采纳情况"
        else:
            why = f"{what}到{chinese_date(until)}{_too_short(one)}"
            says = f"《{one.title}》{what}进行中"
        yield _clock(ClockKind.COMMENTS, one, says, why, until)


def _too_short(document: Document) -> str:
    first, last = document.notice_from, document.notice_until
    if document.kind != DocumentKind.DRAFT_FOR_COMMENT or first is None or last is None:
        return ""
    length = (last - first).days + 1
    if length >= COMMENTS_AT_LEAST:
        return ""
    return f"，共{length}日；规章草案一般不少于{COMMENTS_AT_LEAST}日（规章制定程序条例）"


def _interpretations(rows: DocumentQuerySet, today: date, days: WorkingDays) -> Iterator[Clock]:
    """Of what is in force, published within the year, and has no interpretation that the public can read."""
    interpreted = [kind for kind in DocumentKind if kind.about.interpreted and kind.about.registered]
    one_that_is_public = Link.objects.filter(
        kind=LinkKind.INTERPRETS, to=OuterRef("pk"), document__is_public=True
    )
    since = timezone.now() - timedelta(days=LOOKED_BACK)
    wanting = rows.filter(
        is_public=True, kind__in=interpreted, validity__in=IN_FORCE, published_at__gte=since
    ).filter(~Exists(one_that_is_public))
    for one in wanting:
        if one.published_at is None:
            continue
        published = timezone.localdate(one.published_at)
        if published < today - timedelta(days=LOOKED_BACK):
            continue
        why = f"{chinese_date(published)}发布；解读与文件同步，最迟{INTERPRET_WITHIN}个工作日内，国办发〔2016〕80号"
        due = days.after(published, INTERPRET_WITHIN)
        yield _clock(ClockKind.INTERPRETATION, one, f"发布《{one.title}》的解读", why, due)


def _validities(rows: DocumentQuerySet, today: date) -> Iterator[Clock]:
    ending = Q(validity__in=IN_FORCE, valid_until__lte=months_on(today, ASSESS_AHEAD))
    for one in rows.registered().filter(ending):
        until = one.valid_until
        if until is None:
            continue
        if until < today:
            says = f"《{one.title}》有效期已过，登记失效、延续或者废止"
            why = f"有效期到{chinese_date(until)}；没有人登记以前仍按现行有效计"
        else:
            says = f"评估《{one.title}》是否延续"
            why = f"有效期到{chinese_date(until)}，届满前{ASSESS_AHEAD}个月内评估（各地规范性文件管理办法）"
        yield _clock(ClockKind.VALIDITY, one, says, why, until)


def _clock(kind: ClockKind, one: Document, says: str, why: str, due: date | None) -> Clock:
    assert due is not None  # noqa: S101
    address = reverse("document", args=[one.pk])
    return Clock(
        kind,
        f"{kind}-{one.pk}-{due}",
        one.agency_id,
        says,
        why,
        due,
        address,
        one.unit_id,
        one.person_id,
        one.pk,
    )
