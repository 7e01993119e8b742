"""Of an annual report that is not published nothing shows anywhere: not while it is compiled, submitted, returned, cleared, nor while its correction is.

Words that nobody else uses are planted in everything that a report has; all public pages are read by a visitor without
a name, as in `test_nothing_unpublished_shows`.
"""

from dataclasses import replace

import pytest
from django.utils import timezone

from gongkai.annual.models import Adjustment, AnnualReport, CellComment, Passage, UnitReport
from gongkai.portal import cached_pages
from gongkai.publishing.columns.opening import open_platform
from gongkai.records.moment import Moment, now
from gongkai.report.value import Report
from tests.county import County, county
from tests.own_reports import clean_report, made_public, published, submitted
from tests.public_walk import PublicWalk

pytestmark = pytest.mark.django_db

WORD = "藏报午未"
CORRECTED = "更报戌亥"


@pytest.fixture
def here() -> County:
    cached_pages.forget()
    made = county(timezone.localdate())
    for agency in (made.government, made.agency):
        open_platform(agency, now())
    published(made.education, 2025, now())
    return made


def planted(here: County, word: str) -> Report:
    """A report that says the word in its title and its text."""
    told = clean_report(here.agency.name, 2025)
    changed = replace(told.sections[5], paragraphs=(f"其他事项{word}。",))
    return replace(told, title=f"{told.title}{word}", sections=(*told.sections[:5], changed))


def surrounded(report: AnnualReport, word: str, when: Moment) -> None:
    """Everything that people add to a report says the word."""
    made = {"made_by": word, "made_at": when.at}
    Adjustment.objects.create(report=report, code="t2.rules.issued", amount=1, reason=word, **made)
    CellComment.objects.create(report=report, code="t2.rules.issued", text=word, **made)
    Passage.objects.create(report=report, section=6, heading=word, text=word)
    UnitReport.objects.filter(agency=report.agency, year=2024).update(replaced_at=when.at)
    UnitReport.objects.create(
        agency=report.agency, year=2024, data=report.data, name=word, brought_by=word, brought_at=when.at
    )


def walk(here: County, *reports: int) -> PublicWalk:
    things = {
        # Where reports may show.
        "agencies/pk": [str(here.agency.pk), str(here.government.pk)],
        "reports/pk": [str(pk) for pk in reports],
        "versions/number": ["1", "2"],
        "number/kind": ["json"],
        "pk/kind": ["json"],
        "reports./kind": ["csv", "json"],
        # Documents, of which there are none.
        "info/pk": [],
        "documents/pk": [],
        "files/number": [],
        "pages/page": [],
        "columns/code": [],
        "pk/code": [],
        "catalogue./kind": [],
        "documents./kind": [],
        "topics/agency": [],
        "agency/code": [],
        "sitemap-reports-/number": ["0"],
        "sitemap-/number": ["0"],
        "platform/part": ["guide"],
        "divisions/code": ["000000"],
        "metrics/code": ["handled"],
        "rules/code": ["T3-01"],
        "downloads/name": [],
        "form/kind": [],
        "public/rest": [],
        "choose/name": [],
        "name/value": [],
        "first/uid": [],
        "uid/token": [],
    }
    return PublicWalk(things, [WORD, CORRECTED], 2025, here.agency.pk)


def read(pages: PublicWalk) -> dict[str, tuple[int, list[str]]]:
    """What each address says, as a process would say it that has just begun; line by line, so that a failure says what."""
    cached_pages.forget()
    return {address: (said.status, said.text.splitlines()) for address, said in pages.everything().items()}


def showing(found: dict[str, tuple[int, list[str]]], text: str) -> set[str]:
    """Addresses that say it, but for those that repeat what they were asked."""
    told = {address for address, (_status, lines) in found.items() if any(text in line for line in lines)}
    return {address for address in told if "?" not in address and address.startswith("/")}


def test_a_report_shows_once_it_is_published_and_a_correction_no_earlier(here: County) -> None:
    other = here.education.annual_reports.get().filed.pk
    own, pages, when = other + 1, walk(here, other, other + 1), now()
    without = read(pages)
    report = submitted(here.agency, 2025, when, planted(here, WORD))
    surrounded(report, WORD, when)
    # Cleared: one step before the public.
    assert read(pages) == without

    made_public(report, when)
    first = read(pages)
    assert f"/reports/{own}/</loc>" in "".join(first["/sitemap-reports-0.xml"][1])
    assert showing(first, WORD) >= {
        f"/reports/{own}/",
        f"/reports/{own}/json/",
        f"/agencies/{here.agency.pk}/reports/",
        f"/agencies/{here.government.pk}/reports/",
        "/reports/",
        "/feeds/reports.xml",
        f"/feeds/reports/agencies/{here.agency.pk}.xml",
        "/open-data/reports.json",
        "/api/v1/public/reports",
        f"/api/v1/public/reports/{own}",
    }

    correction = submitted(
        here.agency, 2025, when, planted(here, CORRECTED), corrects=report, reason=CORRECTED
    )
    surrounded(correction, CORRECTED, when)
    assert read(pages) == first

    made_public(correction, when)
    second = read(pages)
    assert f"/reports/{own}/" in showing(second, CORRECTED)
    assert showing(second, WORD) == {f"/reports/{own}/versions/1/", f"/reports/{own}/versions/1/json/"}
