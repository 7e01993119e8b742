"""The index gives exactly what a reader of every text would find, titles first, newest first."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from gongkai.search import postgresql_posting, searching, sources
from gongkai.search.excerpt import excerpt, marked
from gongkai.search.indexing import Page, facet, make_anew, put, remove
from gongkai.search.models import Entry
from gongkai.search.posting import postings
from gongkai.search.searching import NEWEST, Count, Cursor, count, search
from gongkai.search.synonyms import alternatives
from gongkai.text.search_text import Term, terms

pytestmark = pytest.mark.django_db

DAY = date(2024, 5, 1)


def page(number: int, title: str, text: str = "", on: date = DAY, **facets: str) -> Page:
    return Page(
        f"test:{number}",
        title,
        text,
        f"/test/{number}/",
        on,
        "青溪县自然资源局",
        facets={name: [value] for name, value in facets.items()},
    )


def titles(query: str, *facets: str) -> list[str]:
    return [entry.title for entry in search(query, facets).entries]


@pytest.fixture
def published() -> None:
    with transaction.atomic():
        put(
            page(
                1,
                "关于征收土地的公告",
                "石桥村土地征收补偿，青政发〔2024〕5号。",
                kind="document",
                year="2024",
            )
        )
        put(page(2, "土地出让结果", "本次征收不含石桥村。", DAY + timedelta(1), kind="document", year="2024"))
        put(
            page(
                3,
                "2023年政府信息公开工作年度报告",
                "全年受理土地类申请15件。",
                DAY + timedelta(2),
                kind="report",
            )
        )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("土地", ["土地出让结果", "关于征收土地的公告", "2023年政府信息公开工作年度报告"]),
        ("征收土地", ["关于征收土地的公告"]),
        ("土地征收", ["关于征收土地的公告"]),
        ("石桥村 出让", ["土地出让结果"]),
        ("青政发〔2024〕5号", ["关于征收土地的公告"]),
        ("2024", ["关于征收土地的公告"]),
        ("024", []),
        ("地", ["土地出让结果", "关于征收土地的公告"]),
        ("石桥村 地", ["土地出让结果", "关于征收土地的公告"]),
        ("收补", ["关于征收土地的公告"]),
        ("征地", []),
        ("", []),
        ("〔〕", []),
        ("'\" & | ! * AND OR t_土地 f_kind", []),
    ],
)
def test_words_are_found_where_they_stand(published: None, query: str, expected: list[str]) -> None:
    assert titles(query) == expected


def test_a_document_comes_before_those_that_name_it_and_is_found_by_its_day() -> None:
    with transaction.atomic():
        put(page(1, "实施意见", "落实青政发[2024]5号。", DAY + timedelta(3)))
        put(replace(page(2, "关于征地的通知"), document_number="青政发〔2024〕5号"))
        put(page(3, "会议纪要", "会议定于二〇二四年五月一日召开。", DAY + timedelta(9)))
    assert titles("青政发（2024）5号") == ["关于征地的通知", "实施意见"]
    assert [entry.title for entry in search("青政发(2024)5号", order=NEWEST).entries] == [
        "实施意见",
        "关于征地的通知",
    ]
    assert titles("2024-05-01") == ["会议纪要", "关于征地的通知"]


@pytest.mark.parametrize("letter", ["d", "n", "t", "f", "_", "_d20240501", "_tgg", "_fkind_document"])
def test_marks_of_the_index_are_no_words(published: None, letter: str) -> None:
    assert count(letter).number == 0


def test_lines_of_the_layout_run_on_and_paragraphs_do_not() -> None:
    with transaction.atomic():
        put(page(1, "公告", "土地征\n收补偿\n\n安置方案\n\n\n\n附表"))
    assert titles("征收补偿") == ["公告"]
    assert titles("补偿安置") == titles("方案附表") == []
    assert Entry.objects.get().text == "土地征收补偿 安置方案 附表"


def test_results_are_narrowed(published: None) -> None:
    assert titles("土地", facet("kind", "report")) == ["2023年政府信息公开工作年度报告"]
    assert titles("土地", facet("kind", "document"), facet("year", "2023")) == []
    assert titles("", facet("kind", "document")) == ["土地出让结果", "关于征收土地的公告"]


def test_a_facet_is_letters_and_digits() -> None:
    with pytest.raises(ValueError, match="not a facet"):
        facet("kind", 'x" OR "y')


def test_what_is_taken_out_or_changed_is_found_no_more(published: None) -> None:
    with transaction.atomic():
        remove("test:2")
        put(page(1, "关于更正公告的说明", "更正。"))
    assert titles("征收") == []
    assert titles("更正") == ["关于更正公告的说明"]
    with transaction.atomic():
        assert make_anew(iter([page(9, "新的公告")])) == 1
    assert titles("公告") == ["新的公告"]
    assert titles("更正") == []


def test_an_index_without_its_postings_is_made_anew_and_not_twice(
    published: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a restore leaves it: entries are in a backup, postings are not."""
    monkeypatch.setattr(sources, "every_page", lambda: iter([page(1, "恢复的公告")]))
    postings().clear()
    assert titles("公告") == []
    assert sources.make_current() == 1
    assert titles("公告") == ["恢复的公告"]
    assert sources.make_current() is None
    with transaction.atomic():
        remove("test:1")
    assert titles("公告") == []


def test_a_page_is_published_with_its_transaction_or_not_at_all() -> None:
    with transaction.atomic():
        put(page(1, "不应出现"))
        transaction.set_rollback(True)
    assert titles("不应出现") == []
    assert not Entry.objects.exists()


def test_pages_of_results_give_each_entry_once_in_order() -> None:
    with transaction.atomic():
        for number in range(130):
            at_title = number % 3 == 0
            put(page(number, "土地公告" if at_title else "公告", "土地", DAY + timedelta(number % 7)))
    seen, after = [], None
    while True:
        found = search("土地", after=after)
        seen += found.entries
        if found.next is None:
            break
        after = Cursor.read(str(found.next))
    assert len(seen) == len({entry.pk for entry in seen}) == 130
    keys = [("土地" in entry.title, entry.pk) for entry in seen]
    assert keys == sorted(keys, reverse=True)


def test_a_page_of_results_looks_into_so_many_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_LOOKED_AT", 60)
    with transaction.atomic():
        put(page(0, "最早", "征收土地"))
        for number in range(1, 131):
            put(page(number, "别的", "征收。收土地。", DAY + timedelta(1)))
    first = search("征收土")
    assert (first.entries, first.next is None) == ((), False)
    second = search("征收土", after=first.next)
    assert (second.entries, second.next is None) == ((), False)
    third = search("征收土", after=second.next)
    assert ([entry.title for entry in third.entries], third.next) == (["最早"], None)
    assert count("征收土") == Count(131, certain=False)
    assert count("征收") == Count(131, certain=True)


def test_many_that_all_lie_long_ago_are_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL by sorting them, after a look at the newest; the other database has one way for all."""
    monkeypatch.setattr(postgresql_posting, "FEW", 5)
    monkeypatch.setattr(postgresql_posting, "ON_THE_WAY", 10)
    with transaction.atomic():
        for number in range(40):
            put(page(number, "旧公告" if number < 25 else "新公告", "", DAY + timedelta(number)))
    assert len(search("旧公告").entries) == 20
    assert [entry.reference for entry in search("新公告", most=3).entries] == [
        f"test:{n}" for n in (39, 38, 37)
    ]
    after = search("旧公告", most=20).next
    assert [entry.reference for entry in search("旧公告", after=after).entries] == [
        f"test:{n}" for n in range(4, -1, -1)
    ]


def test_words_of_the_field_that_mean_the_same() -> None:
    with transaction.atomic():
        put(page(1, "最低生活保障名单", kind="notice"))
        put(page(2, "低保资金发放", kind="news"))
    assert titles("低保") == ["低保资金发放"]
    found = search("低保", widened=True)
    assert [entry.title for entry in found.entries] == ["低保资金发放", "最低生活保障名单"]
    assert found.also == ("最低生活保障",)
    either = (facet("kind", "notice"), facet("kind", "report"))
    assert [entry.title for entry in search("低保", [either], widened=True).entries] == ["最低生活保障名单"]
    assert alternatives("北坪镇宅基地审批") == ("北坪镇宅基地审核", "北坪镇农村住房用地审批")
    assert alternatives("医保") == ("医疗保险", "医疗保障")
    assert alternatives("规划") == ()


ALPHABET = "征收土地公告石桥村，2024 a_"


def test_random_texts_and_queries_give_what_looking_through_all_gives() -> None:
    drawn = random.Random(711)
    pages = [
        page(n, "".join(drawn.choices(ALPHABET, k=6)), "".join(drawn.choices(ALPHABET, k=40)))
        for n in range(150)
    ]
    with transaction.atomic():
        make_anew(pages)
    entries = list(Entry.objects.order_by("-number"))
    for _ in range(300):
        query = "".join(drawn.choices(ALPHABET, k=drawn.randint(1, 5)))
        asked = terms(query)
        both = [e for e in entries if asked and _holds(e, asked)]
        in_title = [e for e in both if all(term.is_in(_plain(e.title)) for term in asked)]
        expected = in_title + [e for e in both if e not in in_title]
        assert [e.pk for e in search(query, most=1_000).entries] == [e.pk for e in expected], query


def _plain(text: str) -> str:
    return text.lower().replace("，", ",")


def _holds(entry: Entry, asked: tuple[Term, ...]) -> bool:
    title, text = _plain(entry.title), _plain(entry.text)
    # One 汉字 by itself is looked for in titles alone.
    return all(term.is_in(title) or (not _is_one_han(term.words) and term.is_in(text)) for term in asked)


def _is_one_han(words: str) -> bool:
    han = [mark for mark in words if mark not in "，, _"]
    return len(han) == 1 and han[0] in ALPHABET[:9] and words[-1] == han[0]


def test_a_result_shows_the_place_and_marks_the_words() -> None:
    asked = terms("征收 ＡＢ")
    assert marked("甲征收，征收ab乙", asked) == [
        ("甲", False),
        ("征收", True),
        ("，", False),
        ("征收", True),
        ("ab", True),
        ("乙", False),
    ]
    text = "前" * 100 + "征收" + "后" * 200
    pieces = excerpt(text, asked)
    assert pieces[0] == pieces[-1] == ("…", False)
    assert ("征收", True) in pieces
    assert sum(len(piece) for piece, _ in pieces) == 122
