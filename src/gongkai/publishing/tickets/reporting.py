"""A ticket comes in: numbered, given to the office that answers for the page, told to its people, with a query code."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.casework.query_code import new_code, normalised
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import SiteError
from gongkai.publishing.tickets.event_kind import EventKind
from gongkai.publishing.tickets.page_owner import owner_of
from gongkai.publishing.tickets.time_limit import due_by
from gongkai.records.append import append
from gongkai.records.models import Case, CaseKind, SecretKind
from gongkai.records.moment import Moment
from gongkai.records.vault import code_digests, seal
from gongkai.text.personal_data import personal_data
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Notice, Task
from gongkai.workflow.numbering import next_number

FINDER = Actor("finder", "网民")
"""Whoever found the error: the record knows no name."""
WHOSE = "finder"
"""Of the contact in the vault."""
SERIES, PATTERN = "site_error", "{word}错〔{year}〕{n}号"


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody reports: the page as `page_owner.path_of` writes it, a code of `SiteError.what`, words, and how
    to reach them if they like."""

    page: str
    what: str
    says: str
    telephone: str = ""
    email: str = ""

    def secrets(self) -> dict[SecretKind, str]:
        """What goes into the vault."""
        given = {SecretKind.TELEPHONE: self.telephone.strip(), SecretKind.EMAIL: self.email.strip()}
        return {kind: value for kind, value in given.items() if value}


@transaction.atomic
def report(found: Found, when: Moment) -> SiteError:
    """Take in a ticket. Raises `LedgerRefused` for words with somebody's numbers in them, and where nobody answers.

    The query code lies in the vault for the receipt; what it is compared with is a digest.
    """
    if data := personal_data(found.says):
        names = "、".join(dict.fromkeys(f"{one.kind}（{one.masked}）" for one in data))
        told = _("里面有%(names)s。请不要照抄号码，写明在页面的什么位置就可以。") % {"names": names}
        raise LedgerRefused(told, "says")
    owner = owner_of(found.page, when.today)
    if owner is None:
        raise LedgerRefused(_("本网站还没有开通网上受理。请打页脚的电话。"), "page")
    agency = owner.agency
    case = Case.objects.create(agency=agency, kind=CaseKind.SITE_ERROR, opened_at=when.at)
    code = new_code()
    ticket = SiteError.objects.create(
        case=case,
        agency=agency,
        document=owner.document,
        number=next_number(agency, SERIES, when.today.year, usual=PATTERN),
        code=code_digests(normalised(code))[0],
        page=found.page,
        what=found.what,
        says=found.says.strip(),
        made_at=when.at,
        due=due_by(found.what, when.today, working_days()),
    )
    for kind, value in found.secrets().items():
        seal(case, WHOSE, kind, value)
    seal(case, "receipt", SecretKind.QUERY_CODE, code)
    data_of = {"number": ticket.number, "agency": agency.pk, "agency_name": agency.name}
    append(case, EventKind.REPORTED, on=when.today, actor=FINDER, when=when, data=data_of)
    put_before(ticket, agency, when)
    return ticket


def put_before(ticket: SiteError, agency: Agency, when: Moment) -> None:
    """The office of the agency has it to do from now on, and its people are told."""
    says = f"网站找错{ticket.number}：{ticket.get_what_display()}"
    Task.objects.filter(case=ticket.pk).delete()
    Task.objects.create(
        case_id=ticket.pk,
        agency=agency,
        role=Role.CLERK,
        step=EventKind.ANSWERED,
        says=says,
        due=ticket.due,
        since=when.today,
    )
    tell_office(ticket, agency, says, when)


def tell_office(ticket: SiteError, agency: Agency, says: str, when: Moment) -> None:
    """A notice to each clerk of the office, to its head where it has no clerk."""
    posts = Post.objects.in_effect(when.today).filter(agency=agency)
    by_role = {
        role: set(posts.filter(role=role).values_list("person", flat=True))
        for role in (Role.CLERK, Role.OGI_HEAD)
    }
    people = by_role[Role.CLERK] or by_role[Role.OGI_HEAD]
    Notice.objects.bulk_create(
        Notice(person_id=person, case_id=ticket.pk, says=says, made_at=when.at) for person in sorted(people)
    )
