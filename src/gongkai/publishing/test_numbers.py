"""索引号 and 文号: the usual patterns, the agency's own, and none where there is none to give."""

from datetime import date

import pytest
from tests.county import County, county
from tests.newsroom import Newsroom

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing.models import Document, Publication
from gongkai.publishing.numbers import next_document_number, next_index_number
from gongkai.workflow.models import NumberPattern
from gongkai.workflow.numbering import check_pattern

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("normative", "青自然资规〔2026〕1号"),
        ("otherdocument", "青自然资发〔2026〕1号"),
        ("rulesofdisclosure", "青自然资发〔2026〕1号"),
        ("news", ""),
        ("notice", ""),
    ],
)
def test_what_bears_a_number_is_numbered_by_its_kind(kind: str, number: str, room: Newsroom) -> None:
    assert next_document_number(room.begin(DAY, kind=kind), 2026) == number


def test_kinds_that_are_numbered_alike_share_their_numbers(room: Newsroom) -> None:
    kinds = ("otherdocument", "rulesofdisclosure", "otherdocument")
    numbers = [next_document_number(room.begin(DAY, kind=kind), 2026) for kind in kinds]
    assert numbers == ["青自然资发〔2026〕1号", "青自然资发〔2026〕2号", "青自然资发〔2026〕3号"]


def test_what_another_agency_made_is_not_numbered_here(room: Newsroom) -> None:
    document = room.begin(DAY, provenance="fromorgan", content_source="县教育局")
    assert next_document_number(document, 2026) == ""


def test_an_agency_without_a_word_numbers_only_by_a_pattern_of_its_own(
    qingxi: County, room: Newsroom
) -> None:
    Agency.objects.filter(pk=qingxi.agency.pk).update(document_word="")
    document = Document.objects.get(pk=room.begin(DAY).pk)
    assert next_document_number(document, 2026) == ""
    assert next_index_number(document, 2026) == "2026-00001"
    NumberPattern.objects.create(
        agency=qingxi.agency, series="document:normative", pattern="青规〔{year}〕{n}号"
    )
    assert next_document_number(document, 2026) == "青规〔2026〕1号"


def test_a_column_with_a_pattern_has_a_series_of_its_own(qingxi: County, room: Newsroom) -> None:
    notice, document = room.begin(DAY, kind="notice"), room.begin(DAY)
    pattern = "QX-GG-{year}-{n:03}"
    check_pattern(pattern)
    NumberPattern.objects.create(agency=qingxi.agency, series="index:notices", pattern=pattern)
    given = [next_index_number(one, 2026) for one in (document, notice, document, notice)]
    assert given == ["青自然资/2026-00001", "QX-GG-2026-001", "青自然资/2026-00002", "QX-GG-2026-002"]


def test_a_number_that_was_typed_is_kept(room: Newsroom) -> None:
    document = room.signed(
        room.begin(DAY, document_number="青府办规〔2026〕7号", date_of_document=date(2026, 3, 5)), DAY
    )
    assert (document.document_number, document.date_of_document) == ("青府办规〔2026〕7号", date(2026, 3, 5))
    assert document.index_number == "青自然资/2026-00001"
    # 20 working days after 5 March, with 6 April off: Thursday 2 April.
    assert document.publish_due == date(2026, 4, 2)


def test_a_number_is_given_once_however_often_a_revision_is_dropped(room: Newsroom) -> None:
    document = room.published(DAY)
    for _twice in range(2):
        document = room.take(document, "revise", DAY, role=Role.OFFICER)
        document = room.take(document, "drop_revision", DAY, role=Role.OFFICER)
    assert (document.document_number, document.date_of_document) == ("青自然资规〔2026〕1号", DAY)
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    document = room.take(room.signed(document, DAY), "publish", DAY)
    page = Publication.objects.get(pk=document.pk)
    assert (page.document_number, page.index_number) == ("青自然资规〔2026〕1号", "青自然资/2026-00001")
    assert next_document_number(document, 2026) == "青自然资规〔2026〕2号"


def test_the_number_of_a_text_that_is_not_public_yet_stands_on_no_page(room: Newsroom) -> None:
    document = room.take(room.published(DAY, kind="notice"), "revise", DAY, role=Role.OFFICER)
    document = room.signed(room.save(document, DAY, kind="normative"), DAY)
    assert document.document_number == "青自然资规〔2026〕1号"
    assert Publication.objects.get(pk=document.pk).document_number == ""
    room.take(document, "publish", DAY)
    assert Publication.objects.get(pk=document.pk).document_number == "青自然资规〔2026〕1号"
