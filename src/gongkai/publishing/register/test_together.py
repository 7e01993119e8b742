"""A policy and its interpretation are submitted, signed and published together."""

from datetime import date, timedelta

import pytest
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing.by_the_clock import publish_due
from gongkai.publishing.models import Document, Publication
from gongkai.publishing.rederiving import differences
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


@pytest.fixture
def policy(room: Newsroom) -> Document:
    return room.begin(DAY, "某办法")


@pytest.fixture
def explained(room: Newsroom, policy: Document) -> Document:
    drafted = room.begin(DAY, "解读", kind="interpretation")
    inputs = {"kind": "interprets", "to": f"/info/{policy.pk}/", "form": "text"}
    return room.take(drafted, "link", DAY, inputs, Role.OFFICER)


def test_a_policy_does_not_go_ahead_of_its_interpretation_and_appears_with_it(
    room: Newsroom, policy: Document, explained: Document
) -> None:
    with pytest.raises(StepRefused, match="先送审《解读》"):
        room.submitted(policy, DAY)
    explained = room.submitted(explained, DAY)
    policy = room.reviewed(room.submitted(policy, DAY), DAY, Role.SECTION_HEAD, Role.OGI_HEAD)
    said = {"attribute": "proactive", **room.ticked(policy)}
    with pytest.raises(StepRefused, match="先审核《解读》"):
        room.take(policy, "sign", DAY, said, Role.LEADER)
    explained = room.reviewed(explained, DAY, Role.SECTION_HEAD, Role.OGI_HEAD)
    # Both wait for the same signature.
    policy = room.take(policy, "sign", DAY, said, Role.LEADER)
    with pytest.raises(StepRefused, match="先签发《解读》"):
        room.take(policy, "publish", DAY)
    explained = room.take(explained, "sign", DAY, said, Role.LEADER)
    with pytest.raises(StepRefused, match="先发布《某办法》"):
        room.take(explained, "publish", DAY)

    room.take(policy, "publish", DAY)
    pages = Publication.objects.order_by("pk")
    assert [page.title for page in pages] == ["某办法", "解读"]
    for page, other in zip(pages, reversed(pages), strict=True):
        assert [(one["kind"], one["document"]) for one in page.shown["links"]] == [("interprets", other.pk)]
    for document in Document.objects.select_related("agency", "column"):
        assert list(differences(document, working_days())) == []


def test_a_policy_that_is_published_by_the_clock_brings_its_interpretation_along(
    room: Newsroom, policy: Document, explained: Document
) -> None:
    explained = room.signed(explained, DAY)
    policy = room.signed(policy, DAY)
    tomorrow = DAY + timedelta(days=1)
    room.take(policy, "schedule", DAY, {"publish_at": at(tomorrow).at})
    assert publish_due(Moment(tomorrow, at(tomorrow).at)) == 1
    assert Publication.objects.count() == 2


def test_an_interpretation_that_is_not_wanted_is_discarded(
    room: Newsroom, policy: Document, explained: Document
) -> None:
    room.take(explained, "discard", DAY, {"reason": "不需要"}, Role.OFFICER)
    room.take(room.signed(policy, DAY), "publish", DAY)
    assert Publication.objects.get().title == "某办法"


def test_on_the_last_day_of_article_26_a_policy_waits_for_nothing(room: Newsroom, policy: Document) -> None:
    policy = room.signed(policy, DAY)
    drafted = room.begin(DAY, "解读", kind="interpretation")
    inputs = {"kind": "interprets", "to": f"/info/{policy.pk}/", "form": "text"}
    room.take(drafted, "link", DAY, inputs, Role.OFFICER)
    assert policy.publish_due is not None
    with pytest.raises(StepRefused, match="先签发《解读》"):
        room.take(policy, "publish", policy.publish_due - timedelta(days=1))
    assert room.take(policy, "publish", policy.publish_due).is_public


def test_an_interpretation_is_begun_on_the_page_of_the_policy_tied_to_it_and_once(
    qingxi: County, room: Newsroom, policy: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    officer, page = qingxi.client(Role.OFFICER), f"/desk/documents/{policy.pk}/"
    button = f'action="{page}interpretation/"'
    assert button in officer.get(page).content.decode()
    assert button not in qingxi.client(Role.LEADER).get(page).content.decode()
    assert qingxi.client(Role.LEADER).post(f"{page}interpretation/")["Location"] == page
    assert not Document.objects.exclude(pk=policy.pk).exists()
    begun = officer.post(f"{page}interpretation/")
    drafted = Document.objects.get(kind="interpretation")
    assert begun["Location"] == f"/desk/documents/{drafted.pk}/edit/"
    assert (drafted.title, drafted.stage) == ("“某办法”政策解读", "draft")
    link = drafted.links.get()
    assert (link.kind, link.to, link.form) == ("interprets", policy, "text")
    assert officer.post(f"{page}interpretation/")["Location"] == page
    assert Document.objects.filter(kind="interpretation").count() == 1
    assert button not in officer.get(page).content.decode()
    with pytest.raises(StepRefused, match="先送审《“某办法”政策解读》"):
        room.submitted(policy, DAY)
    news = room.begin(DAY, "工作动态", kind="news")
    assert "interpretation/" not in officer.get(f"/desk/documents/{news.pk}/").content.decode()
