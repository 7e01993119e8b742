"""Submitting: the draft becomes a case, once, however often the button is pressed."""

from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.actor import PUBLIC
from gongkai.casework.steps.registration import register
from gongkai.portal.apply.agency_form import AgencyForm
from gongkai.portal.apply.draft import Draft
from gongkai.portal.apply.intake_of import intake_of
from gongkai.portal.apply.page_form import PageForm
from gongkai.portal.apply.wizard import Page, checked
from gongkai.records.moment import Moment


class NotFinished(Exception):
    """A page of the draft has faults: `page`, the first of them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.name)
        self.page = page


@dataclass(frozen=True, slots=True)
class Finished:
    """The forms of a draft, all of them right."""

    forms: tuple[PageForm, ...]

    @property
    def agency(self) -> AgencyForm:
        """The page of the agency."""
        return next(form for form in self.forms if isinstance(form, AgencyForm))


def finished(draft: Draft) -> Finished:
    """Raises `NotFinished` for a draft with faults, `DraftLost` for one that cannot be opened."""
    forms = []
    for page, form in checked(draft.kind, draft.answers):
        if not form.is_valid():
            raise NotFinished(page)
        forms.append(form)
    return Finished(tuple(forms))


@transaction.atomic
def submit(draft_id: int, when: Moment) -> Draft:
    """Register the case of a draft; a draft that has become one already is left as it is.

    Case and draft are written in one transaction: what was acknowledged is there, and never a second time. Raises
    `NotFinished`, `DraftLost`, and `Draft.DoesNotExist` where the draft was deleted meanwhile.
    """
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    if draft.case_id is not None:
        return draft
    chosen = finished(draft).agency.cleaned_data
    intake = intake_of(draft, draft.answers, chosen["receiver"], chosen["chosen"], when.today)
    registered = register(intake, PUBLIC, when)
    draft.files.all().delete()
    receipt = {"number": registered.application.number, "code": registered.query_code}
    draft.become(registered.application.case, receipt, when.at)
    return draft
