"""Whatever legal order of steps is taken by whomever: nothing is public that not everybody passed, and nothing is lost."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.publishing.models import Document, Publication, Revision, Trace
from gongkai.publishing.rederiving import differences
from gongkai.publishing.step_table import TABLE
from gongkai.records.models import Event
from gongkai.search.models import Entry
from gongkai.workflow.calendar import working_days
from tests.county import County, county
from tests.random_documents import DocumentWalk, document_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 3, 2))


def stored_is_derived(walked: DocumentWalk) -> None:
    for pk in (walked.document.pk, walked.other.pk):
        fresh = Document.objects.select_related("agency").get(pk=pk)
        assert [str(one) for one in differences(fresh, working_days())] == [], walked.taken


def the_public_sees_only_what_everybody_passed(walked: DocumentWalk) -> None:
    """Told from the record alone, by a way of its own."""
    pk = walked.document.pk
    page = Publication.objects.filter(pk=pk).first()
    assert Entry.objects.filter(reference=f"document:{pk}").exists() == (page is not None), walked.taken
    assert not (page and Trace.objects.filter(pk=pk).exists()), walked.taken
    if page is None:
        return
    revision = Revision.objects.get(document=pk, number=page.revision)
    assert page.body == revision.body, walked.taken
    events = list(Event.objects.filter(case=pk).in_order())
    (sent,) = [one for one in events if one.kind == "submitted" and one.values["revision"] == page.revision]
    passed = [
        one.values
        for one in events
        if one.kind in ("passed", "signed") and one.values["revision"] == page.revision
    ]
    wanted = [role for level in sent.values["levels"] for role in level["roles"]]
    assert sorted(one["role"] for one in passed) == sorted(wanted), walked.taken
    people = [one["recorded_by"] for one in passed]
    assert not set(people) & set(sent.values["editors"]), walked.taken
    assert len(people) == len(set(people)), walked.taken
    signed = next(one for one in passed if "attribute" in one)
    assert signed["attribute"] == "proactive", walked.taken
    last = [one.kind for one in events if one.kind in ("published", "withdrawn", "ended", "restored", "kept")]
    assert last[-1] in ("published", "restored"), walked.taken


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(0, 25))
def test_any_order_of_steps_shows_only_what_was_reviewed_and_loses_no_revision(
    qingxi: County, seed: int, length: int
) -> None:
    with transaction.atomic():
        walked = document_walk(qingxi, Random(seed))
        kept: dict[int, str] = {}
        for _ in range(length):
            code = walked.go_on()
            if code:
                assert walked.document.stage in TABLE[code].leads_to, walked.taken
            stored_is_derived(walked)
            the_public_sees_only_what_everybody_passed(walked)
            now = {one.number: one.body for one in walked.document.revisions.all()}
            assert kept.items() <= now.items(), walked.taken
            assert sorted(now) == list(range(1, len(now) + 1)), walked.taken
            kept = now
        transaction.set_rollback(True)


def test_the_walks_go_all_the_way_and_few_inputs_are_refused(qingxi: County) -> None:
    taken: set[str] = set()
    accepted = tried = 0
    with transaction.atomic():
        for seed in range(4):
            walked = document_walk(qingxi, Random(seed))
            accepted += sum(bool(walked.go_on()) for _ in range(40))
            tried += 40
            taken |= {*walked.taken}
        transaction.set_rollback(True)
    assert accepted > 0.6 * tried
    on_the_way = {"submit", "recall", "pass", "return", "sign", "publish", "withdraw", "restore", "revise"}
    assert on_the_way <= taken
