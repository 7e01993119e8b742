"""Tickets by the clock: the last day is called to mind, and what is personal is let go of in time."""

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Post
from gongkai.casework.reminders import tell
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.models import SiteError
from gongkai.records.models import Case
from gongkai.records.moment import Moment
from gongkai.records.vault.erasure import erase_due
from gongkai.records.vault.masking import ERASED


def remind_on_last_day(when: Moment) -> int:
    """Tell the office of every open ticket whose last day has come, once; how many tickets."""
    told = 0
    for ticket in SiteError.objects.open().filter(due__lte=when.today).order_by("pk").iterator(500):
        posts = Post.objects.in_effect(when.today).filter(agency=ticket.agency_id, role__in=OFFICE)
        people = set(posts.values_list("person", flat=True))
        late = ticket.due < when.today
        says = f"网站找错{ticket.number}{'已过办理期限' if late else '今天到期'}。"
        told += tell(people, ticket.pk, says, f"site-error-{ticket.pk}-{ticket.due}", when)
    return told


def erase_due_contacts(when: Moment) -> int:
    """Contacts, query codes and words of tickets ended as long ago as cases are kept; how many tickets."""
    return erase_due(when, ended_by, forget=forget)


def ended_by(day: date) -> QuerySet[Case]:
    """Tickets that were answered on or before a day."""
    return Case.objects.filter(site_error__answered_on__lte=day)


def forget(case: Case) -> None:
    """Clear what stands in free words; number, days, page and state stay."""
    SiteError.objects.filter(pk=case.pk).update(says=ERASED, answer="", code="")
