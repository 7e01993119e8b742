"""Clocks of recurring duties, of new-media accounts, and of links that lead nowhere."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.law.wording import chinese_date
from gongkai.publishing.accounts.freshness import freshness
from gongkai.publishing.clocks.clock import Clock, ClockKind
from gongkai.publishing.duties.owed import owed
from gongkai.publishing.models import LinkCheck, MediaAccount

STALE_AHEAD = 3
"""Calendar days before an account is stale from which it stands on the board."""


def of_ledgers(agencies: QuerySet[Agency], today: date) -> Iterator[Clock]:
    """Four questions to the database."""
    yield from _duties(agencies, today)
    yield from _accounts(agencies, today)
    yield from _links(agencies)


def _duties(agencies: QuerySet[Agency], today: date) -> Iterator[Clock]:
    for one in owed(agencies, today):
        duty = one.duty
        why = f"{duty.get_period_display()}公开，期末后{duty.within}天内" + (
            f"；{duty.basis}" if duty.basis else ""
        )
        yield Clock(
            ClockKind.DUTY,
            f"duty-{duty.pk}-{one.period_end}",
            duty.agency_id,
            f"公开{one.name}{duty.title}",
            why,
            one.due,
            reverse("duty", args=[duty.pk]),
            duty.unit_id,
        )


def _accounts(agencies: QuerySet[Agency], today: date) -> Iterator[Clock]:
    for one in freshness(MediaAccount.objects.filter(agency__in=agencies, closed_on=None), today):
        account = one.account
        due = (one.last or account.opened_on) + timedelta(days=account.fresh_within)
        if due > today + timedelta(days=STALE_AHEAD):
            continue
        last = f"最近发布于{chinese_date(one.last)}" if one.last else "还没有发布过"
        yield Clock(
            ClockKind.ACCOUNT,
            f"account-{account.pk}-{due}",
            account.agency_id,
            f"更新{account.get_channel_display()}“{account.name}”",
            f"{last}；每{account.fresh_within}天内要更新",
            due,
            reverse("media-account", args=[account.pk]),
            account.unit_id,
        )


def _links(agencies: QuerySet[Agency]) -> Iterator[Clock]:
    """One for each agency: its people look through the list."""
    dead = LinkCheck.objects.dead().of(agencies).order_by().values_list("document__agency")
    for agency, links, since in dead.annotate(Count("pk"), Min("failing_since")):
        due = timezone.localdate(since)
        yield Clock(
            ClockKind.LINK,
            f"link-{agency}-{due}",
            agency,
            f"{links}个链接打不开",
            f"最早的从{chinese_date(due)}起打不开；链接可用，国办发〔2017〕47号",
            due,
            reverse("dead-links"),
        )
