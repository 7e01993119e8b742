"""Each count of an annual report, by query, with the rows that it counts."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.publishing import figures
from gongkai.publishing.channels.entering import Entry, Item, enter
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import (
    ChannelKind,
    GuideChange,
    InterpretationForm,
    Link,
    LinkKind,
    MediaAccount,
    PolicyQuestion,
    SubmissionState,
    Topic,
)
from gongkai.publishing.scope import Scope
from gongkai.publishing.submissions.submitting import News, submit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 20)
WHEN = morning(TODAY)
Y2025 = date(2025, 12, 31)


@pytest.fixture
def here() -> County:
    return county(TODAY)


@pytest.fixture
def year(here: County) -> Scope:
    return Scope.of_year(here.agency, 2025)


def test_documents_count_on_the_beijing_day_on_which_they_became_public(here: County, year: Scope) -> None:
    published(here.agency, "年末动态", Y2025)
    published(here.agency, "新年动态", date(2026, 1, 1))
    published(here.agency, "发布会实录", date(2025, 1, 1), kind="pressconference")
    assert figures.published(year).number == 2
    assert figures.published(year, DocumentKind.NEWS).number == 1
    assert [row.title for row in figures.press_conferences(year).rows] == ["发布会实录"]
    assert figures.on_channel(year).number == 2
    assert figures.on_channel(year, column="news").number == 1


def test_interpretations_count_by_form_and_once_altogether(here: County, year: Scope) -> None:
    of = published(here.agency, "办法", date(2025, 3, 1), kind="normative")
    text, picture, plain = (
        published(here.agency, title, date(2025, 3, 2), kind=kind)
        for title, kind in (
            ("《办法》解读", "interpretation"),
            ("一图读懂", "news"),
            ("旧解读", "interpretation"),
        )
    )
    for document, form in (
        (text, InterpretationForm.TEXT),
        (text, InterpretationForm.QUESTIONS),
        (picture, InterpretationForm.PICTURE),
    ):
        Link.objects.create(document=document, kind=LinkKind.INTERPRETS, to=of, form=form, on=TODAY)
    assert set(figures.interpretations(year).rows) == {text, picture, plain}
    assert figures.interpretations(year).number == 3
    assert {form: figures.interpretations(year, form).number for form in InterpretationForm} == {
        "text": 1,
        "picture": 1,
        "audio_video": 0,
        "questions": 1,
        "press_conference": 0,
        "media": 0,
        "expert": 0,
    }


def test_new_media_accounts_and_what_was_posted_on_them(here: County, year: Scope) -> None:
    for name, opened, closed in (
        ("在用", date(2020, 1, 1), None),
        ("年内注销", date(2020, 1, 1), date(2025, 6, 1)),
        ("年后开设", date(2026, 1, 5), None),
        ("年后注销", date(2020, 1, 1), date(2026, 1, 5)),
    ):
        MediaAccount.objects.create(
            agency=here.agency, channel="wechat", name=name, opened_on=opened, closed_on=closed
        )
    for channel in (ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.APP, ChannelKind.PRESS):
        enter(here.agency, Item("宣传"), [Entry(channel, Y2025)], SYSTEM, WHEN)
    assert figures.accounts(year).number == 2
    assert figures.new_media_items(year).number == 3
    assert figures.on_channel(year, ChannelKind.PRESS).number == 1


def test_questions_corrections_of_the_guide_submissions_and_topics(
    here: County, year: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for asked, answered in ((Y2025, date(2026, 1, 5)), (date(2025, 5, 1), date(2025, 5, 2)), (TODAY, None)):
        PolicyQuestion.objects.create(
            agency=here.agency,
            asked_on=asked,
            asked_by="phone",
            question="问",
            answer="答" if answered else "",
            answered_on=answered,
            entered_by="周敏秋",
        )
    for number in range(38):
        GuideChange.objects.create(agency=here.agency, code=f"c{number}", on=Y2025, by="周敏秋")
    Topic.objects.create(agency=here.agency, code="business", name="优化营商环境", opened_on=Y2025)
    submit(here.agency, News("动态", "正文"), here.actor(Role.OFFICER), morning(Y2025))
    assert figures.policy_questions(year).number == 2
    assert figures.policy_questions(year, answered=True).number == 1
    with django_assert_num_queries(1):
        assert figures.guide_changes(year).number == 38
    assert figures.topics(year).number == 1
    assert figures.submissions(year).number == 1
    assert figures.submissions(year, SubmissionState.TAKEN).number == 0
    assert figures.submissions(Scope.of_year(here.other, 2025)).number == 0
    county_wide = Scope.of_year(here.government, 2025, subtree=True)
    assert figures.guide_changes(county_wide).number == 38
    assert figures.visitors(county_wide).number == 0
