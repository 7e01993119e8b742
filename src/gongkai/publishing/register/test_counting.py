"""The counts of the register: those of Table 2, for any history and any day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.law.readings import DEFAULT, Readings
from gongkai.law.validity import Validity
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.content import Content
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, Platform, Publication, ValiditySpell
from gongkai.publishing.recording import locked, record, store
from gongkai.publishing.rederiving import differences
from gongkai.publishing.register import counting
from gongkai.publishing.scope import Scope
from gongkai.records.models import Event
from gongkai.workflow.calendar import working_days

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
NORMATIVE = DocumentKind.NORMATIVE


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def of_before(
    agency: Agency, title: str, dated: date, validity: Validity | None = Validity.IN_FORCE, **more: object
) -> Document:
    """A document that only the register knows."""
    content = Content(title=title, body="", kind=str(more.pop("kind", NORMATIVE)), date_of_document=dated)
    brought = Brought(content, None, None, "", validity, **more)  # type: ignore[arg-type]
    (document,) = bring_in(agency, [brought], SYSTEM, at(DAY), searched=False)
    return document


def numbers(agency: Agency, year: int, *, subtree: bool = False, reading: Readings = DEFAULT) -> list[int]:
    """制发、废止、现行有效."""
    scope = Scope.of_year(agency, year, subtree=subtree)
    return [
        counting.issued(scope).number,
        counting.repealed(scope, reading=reading).number,
        counting.in_force(scope).number,
    ]


def said(document: Document, validity: str, on: date, room: Newsroom, today: date = DAY) -> Document:
    inputs = {"validity": validity, "on": on, "by_name": "青政发〔2026〕9号", "articles": "第三条"}
    return room.take(document, "change_validity", today, inputs)


def test_what_is_published_here_and_what_became_of_it_counts_by_its_days(
    qingxi: County, room: Newsroom
) -> None:
    amended = room.published(DAY, "甲办法")
    repealed = room.published(DAY, "乙办法")
    room.published(DAY, "工作动态一则", kind="news")
    draft = room.signed(room.begin(DAY, "丙办法"), DAY)
    assert numbers(qingxi.agency, 2026) == [2, 0, 2]
    assert numbers(qingxi.agency, 2025) == [0, 0, 0]

    said(amended, "amended", DAY, room)
    assert numbers(qingxi.agency, 2026) == [2, 0, 2]
    said(repealed, "repealed", DAY, room)
    assert numbers(qingxi.agency, 2026) == [2, 1, 1]
    scope = Scope.of_year(qingxi.agency, 2026)
    assert [one.title for one in counting.repealed(scope).rows] == ["乙办法"]
    assert [one.title for one in counting.changed_in_force(scope).rows] == ["甲办法"]
    assert [
        one.title for one in counting.in_force(Scope(qingxi.agency, DAY, DAY - timedelta(days=1))).rows
    ] == []

    room.take(draft, "publish", DAY)
    assert numbers(qingxi.agency, 2026) == [3, 1, 2]
    assert numbers(qingxi.government, 2026) == [0, 0, 0]
    assert numbers(qingxi.government, 2026, subtree=True) == [3, 1, 2]


def test_what_was_taken_down_as_a_mistake_was_not_issued_and_what_is_kept_inside_binds_nobody(
    qingxi: County, room: Newsroom
) -> None:
    document = room.published(DAY)
    inside = {"attribute": "on_application", "attribute_reason": "内部"}
    room.signed(room.begin(DAY, "内部规定", **inside), DAY)
    assert numbers(qingxi.agency, 2026) == [1, 0, 1]
    document = room.take(document, "withdraw", DAY, {"reason": "误发", "says": "已撤下"})
    assert numbers(qingxi.agency, 2026) == [0, 0, 0]
    # A new text of it in the making does not bring it back.
    room.take(document, "revise", DAY)
    assert numbers(qingxi.agency, 2026) == [0, 0, 0]


def test_a_page_that_was_shown_until_its_day_counts_on_until_somebody_says_that_it_expired(
    qingxi: County, room: Newsroom
) -> None:
    document = room.published(DAY)
    document = room.take(document, "end", DAY, {"says": "已到期下线"})
    assert numbers(qingxi.agency, 2026) == [1, 0, 1]
    before = Platform.objects.get(agency=qingxi.agency).version
    room.take(document, "change_validity", DAY, {"validity": "expired", "on": DAY})
    assert numbers(qingxi.agency, 2026) == [1, 0, 0]
    assert numbers(qingxi.agency, 2026, reading=Readings(expired_counts_as_repealed=True)) == [1, 1, 0]
    # It has no page, and the counts above the register have changed all the same.
    assert Platform.objects.get(agency=qingxi.agency).version == before + 1


def test_documents_of_before_count_in_their_years_without_a_page(qingxi: County, room: Newsroom) -> None:
    of_before(qingxi.agency, "老办法", date(2011, 5, 6))
    of_before(qingxi.agency, "规划规章", date(2011, 5, 6), kind=DocumentKind.RULE)
    repealed = of_before(
        qingxi.agency,
        "旧办法",
        date(2012, 1, 4),
        Validity.REPEALED,
        changed_on=date(2019, 8, 1),
        changed_by="青政发〔2019〕8号",
    )
    of_before(qingxi.agency, "不知何时废止的办法", date(2010, 2, 3), Validity.REPEALED)
    assert numbers(qingxi.agency, 2010) == [1, 0, 0]
    assert numbers(qingxi.agency, 2012) == [1, 0, 3]
    assert numbers(qingxi.agency, 2019) == [0, 1, 2]
    scope = Scope.of_year(qingxi.agency, 2026)
    assert counting.in_force(scope, DocumentKind.RULE).number == 1
    assert counting.in_force(scope, NORMATIVE).number == 1
    assert not Publication.objects.exists()
    assert (repealed.stage, repealed.repealed_date, repealed.validity) == (
        "registered",
        date(2019, 8, 1),
        "repealed",
    )
    for document in Document.objects.select_related("agency"):
        assert list(differences(document, working_days())) == []


def test_the_text_of_a_document_of_before_is_brought_in_by_the_whole_way_of_review(
    qingxi: County, room: Newsroom
) -> None:
    unit = {"unit": qingxi.units["不动产登记科"]}
    document = of_before(qingxi.agency, "老办法", date(2011, 5, 6), values=unit)
    document = room.take(document, "revise", DAY)
    document = room.save(
        document, DAY, body="<p>老办法的全文。</p>", column=column_of(qingxi.agency, "normative")
    )
    document = room.take(room.signed(document, DAY), "publish", DAY)
    assert (document.stage, document.is_public) == ("published", True)
    assert numbers(qingxi.agency, 2011) == [1, 0, 1]
    assert numbers(qingxi.agency, 2026) == [0, 0, 1]


def test_a_repealed_document_that_an_old_site_brought_says_so_on_its_page(
    qingxi: County, room: Newsroom
) -> None:
    content = Content("旧办法", "<p>旧。</p>", "normative", date_of_document=date(2012, 1, 4))
    column = column_of(qingxi.agency, "normative")
    brought = Brought(
        content,
        column,
        at(date(2012, 2, 1)).at,
        "QX/2012-1",
        Validity.REPEALED,
        changed_on=date(2019, 8, 1),
        changed_by="青政发〔2019〕8号",
    )
    (document,) = bring_in(qingxi.agency, [brought], SYSTEM, at(DAY))
    page = Publication.objects.get()
    assert page.banner["says"] == "本文件已于2019年8月1日废止。"
    assert page.banner["by"] == {"document": None, "title": "青政发〔2019〕8号"}
    assert (page.validity, page.repealed_date) == ("repealed", date(2019, 8, 1))
    assert list(differences(document, working_days())) == []


VALIDITIES = (Validity.IN_FORCE, Validity.AMENDED, Validity.REPEALED, Validity.EXPIRED, Validity.SUSPENDED)
DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
HISTORY = st.tuples(DAYS, st.lists(st.tuples(st.sampled_from(VALIDITIES), DAYS), max_size=5))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(HISTORY, min_size=1, max_size=4))
def test_the_counts_of_any_histories_are_those_of_a_recount_day_by_day(
    qingxi: County, room: Newsroom, histories: Sequence[tuple[date, list[tuple[Validity, date]]]]
) -> None:
    made = [of_before(qingxi.agency, "办法", dated) for dated, _said in histories]
    for document, (_dated, changes) in zip(made, histories, strict=True):
        held = locked(document.pk)
        for validity, on in changes:
            record(
                held, EventKind.VALIDITY_CHANGED, on=on, actor=SYSTEM, when=at(DAY), validity=validity.value
            )
        store(held)
        assert list(differences(held, working_days())) == []
    ours = ValiditySpell.objects.filter(document__in=made)
    for year in range(2020, 2026):
        scope = Scope.of_year(qingxi.agency, year)
        found = [
            figure.rows.filter(pk__in=ours.values("document")).count()
            for figure in (counting.issued(scope), counting.repealed(scope), counting.in_force(scope))
        ]
        assert found == _recounted(made, year)


def _recounted(documents: Sequence[Document], year: int) -> list[int]:
    """By the events, day by day from the first to the last of December."""
    issued = repealed = in_force = 0
    for document in documents:
        opened, *changes = Event.objects.filter(case=document.pk).in_order()
        dated = date.fromisoformat(opened.values["date_of_document"])
        issued += dated.year == year
        day, before, was_repealed = dated, "", False
        while day <= date(year, 12, 31):
            of_the_day = [one.values["validity"] for one in changes if one.on <= day]
            now = of_the_day[-1] if of_the_day else "in_force"
            was_repealed |= now == "repealed" != before and day.year == year
            before, day = now, day + timedelta(days=1)
        repealed += was_repealed
        in_force += before in ("in_force", "amended", "partly_repealed")
    return [issued, repealed, in_force]
