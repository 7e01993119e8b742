"""The pages of the wizard in order: four steps, each of one or two short pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gongkai.portal.apply.agency_form import AgencyForm
from gongkai.portal.apply.draft import Answers
from gongkai.portal.apply.how_form import HowForm
from gongkai.portal.apply.page_form import PageForm, Words
from gongkai.portal.apply.what_forms import GrievanceForm, RecordForm, WantedForm
from gongkai.portal.apply.who_form import DetailsForm, WhoForm
from gongkai.records.models import CaseKind

STEPS: tuple[Words, ...] = (_("要什么"), _("您是谁"), _("怎样给您"), _("核对提交"))
CHECK = "check"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `name` in the address, the step (from 1) to which it belongs, its question and its form."""

    name: str
    step: int
    title: Words
    form: type[PageForm]


_WHAT: dict[CaseKind, tuple[Words, type[PageForm]]] = {
    CaseKind.APPLICATION: (_("您想要什么信息"), WantedForm),
    CaseKind.RECORD_CORRECTION: (_("哪条记录要更正"), RecordForm),
    CaseKind.COMPLAINT: (_("您要投诉什么"), GrievanceForm),
}
_AGENCY: dict[CaseKind, Words] = {
    CaseKind.APPLICATION: _("向哪个机关申请"),
    CaseKind.RECORD_CORRECTION: _("记录是哪个机关的"),
    CaseKind.COMPLAINT: _("投诉哪个机关"),
}
TITLES: dict[CaseKind, Words] = {
    CaseKind.APPLICATION: _("申请公开政府信息"),
    CaseKind.RECORD_CORRECTION: _("申请更正与自己有关的记录"),
    CaseKind.COMPLAINT: _("投诉、举报"),
}


def pages(kind: str) -> tuple[Page, ...]:
    """All pages of a kind of case before the last, which shows them all."""
    title, form = _WHAT[CaseKind(kind)]
    return (
        Page("what", 1, title, form),
        Page("agency", 1, _AGENCY[CaseKind(kind)], AgencyForm),
        Page("who", 2, _("您是谁"), WhoForm),
        Page("details", 2, _("姓名和联系方式"), DetailsForm),
        Page("how", 3, _("怎样给您"), HowForm),
    )


def page_named(kind: str, name: str) -> Page | None:
    """The page of this name; None for one that there is not."""
    return next((page for page in pages(kind) if page.name == name), None)


def after(kind: str, name: str) -> str:
    """The page that follows."""
    names = [*(page.name for page in pages(kind)), CHECK]
    return names[min(names.index(name) + 1, len(names) - 1)]


def before(kind: str, name: str) -> str:
    """The page that precedes; the first precedes itself."""
    names = [*(page.name for page in pages(kind)), CHECK]
    return names[max(names.index(name) - 1, 0)]


def checked(kind: str, answers: Answers) -> Iterator[tuple[Page, PageForm]]:
    """Every page with its form, checked over the answers as they are."""
    for page in pages(kind):
        yield page, page.form.over(CaseKind(kind), answers)
