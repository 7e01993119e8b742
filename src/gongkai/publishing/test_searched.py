"""Documents stay to be found where their agency stands in the tree."""

import pytest
from django.utils import timezone
from tests.county import county
from tests.newsroom import Newsroom

from gongkai.agencies.models import Agency
from gongkai.agencies.steps.agency import move_agency
from gongkai.publishing import jobs
from gongkai.publishing.searched import of_agency
from gongkai.search.indexing import facet
from gongkai.search.searching import search

pytestmark = pytest.mark.django_db


def under(agency: Agency) -> list[str]:
    agency.refresh_from_db()
    return [one.title for one in search("宅基地", [facet("under", of_agency(agency))]).entries]


def test_an_agency_with_another_superior_is_found_under_it_and_no_more_under_the_old() -> None:
    here = county(timezone.localdate())
    title = Newsroom(here).published(here.today).title
    assert (under(here.agency), under(here.town)) == ([title], [])
    move_agency(here.actor("administrator", here.government), here.agency, here.town, at=timezone.now())
    # What the worker does once the transaction is committed.
    jobs.put_anew.call(here.agency.pk)
    assert (under(here.agency), under(here.town), under(here.government)) == ([title], [title], [title])
