"""Tokens and terms: whatever stands in a text is found by them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.search_text import Needed, Term, folded_alike, terms, tidied, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("征收土地", {"征收", "收土", "土地", "地"}),
        ("青政发〔2024〕5号", {"青政", "政发", "发", "2024", "5", "5号", "号", "_n2024_5"}),
        ("自2024-05-01起", {"自", "2024", "05", "01", "01起", "起", "_d20240501"}),
        ("ＡＢ型", {"ab", "ab型", "型"}),
        ("a_b", {"a", "b"}),
        ("，。", set()),
    ],
)
def test_a_text_is_found_by_pairs_and_by_runs(text: str, expected: set[str]) -> None:
    assert tokens(folded_alike(text)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("征收", [("征收", [Needed("征收")])]),
        ("地", [("地", [Needed("地", True)])]),
        ("2024年5", [("2024年5", [Needed("2024年"), Needed("5")])]),
        ("发〔2024〕", [("发[2024]", [Needed("发"), Needed("2024")])]),
        ("政发(2024)5号", [("政发[2024]5号", [Needed("_n2024_5"), Needed("政发")])]),
        ("发〔2024〕第 5 号", [("发[2024]第5号", [Needed("_n2024_5"), Needed("发")])]),
        ("2024年 5月1日 公告", [("2024年5月1日", [Needed("_d20240501")]), ("公告", [Needed("公告")])]),
        ("发〔2024〕第", [("发[2024]第", [Needed("发"), Needed("2024")])]),
        ("d", [("d", [Needed("d")])]),
        ("12345", [("12345", [Needed("12345", True)])]),
        ("2024年度5月", [("2024年度5月", [Needed("2024年"), Needed("年度"), Needed("5月")])]),
        ("  土地　征收 土地 ", [("土地", [Needed("土地")]), ("征收", [Needed("征收")])]),
        ("〔〕 ……", []),
    ],
)
def test_a_query_asks_for_the_same(query: str, expected: list[tuple[str, list[Needed]]]) -> None:
    assert [(term.words, list(term.needed)) for term in terms(query)] == expected


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("24", "2024年", False),
        ("20", "2024年", False),
        ("2024", "2024年", True),
        ("20241", "202412号", True),
        ("2024年1", "2024年12月", False),
        ("2024年1", "2024年1月", True),
        ("号", "5号", True),
        ("5号", "15号", False),
        ("5号", "第5号", True),
    ],
)
def test_long_figures_are_found_from_their_beginning_and_short_ones_whole(
    words: str, text: str, there: bool
) -> None:
    assert Term(words).is_in(text) is there


def test_blanks_of_the_layout_go_and_others_stay_single() -> None:
    assert tidied("征 收\n土地，  公告 of  2024 年") == "征收土地，公告 of 2024 年"


@pytest.mark.parametrize(
    "query", ["青政规〔2026〕1号", "青政规[2026]1号", "青政规(２０２６)第1号", "青政规［2026］ 1 号"]
)
@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("见青政规〔2026〕1号。", [(1, 12)]),
        ("见青政规 ［２０２６］第1号。", [(1, 14)]),
        ("青政规〔2026〕11号", []),
        ("南政规〔2026〕1号，青政规〔2025〕1号", []),
    ],
)
def test_a_document_number_is_found_however_it_is_written(
    query: str, text: str, there: list[tuple[int, int]]
) -> None:
    (term,) = terms(query)
    assert list(term.places(folded_alike(text))) == there


@pytest.mark.parametrize("query", ["2026年3月10日", "2026-03-10", "2026/3/10", "二〇二六年三月十日"])
@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("自2026年3月10日起", [(1, 11)]),
        ("自２０２６年０３月１０日起", [(1, 12)]),
        ("2026.3.10", [(0, 9)]),
        ("2026年3月1日、12026-03-10", []),
    ],
)
def test_a_date_is_found_however_it_is_written(query: str, text: str, there: list[tuple[int, int]]) -> None:
    (term,) = terms(query)
    assert list(term.places(folded_alike(text))) == there


LETTERS = st.text(alphabet="征收土地公告青〇号年月日〔〕，2045aBＡ ß\u0130", max_size=40)


@given(LETTERS)
def test_folding_moves_nothing(text: str) -> None:
    assert len(folded_alike(text)) == len(text)


@given(LETTERS, st.data())
def test_whatever_stands_in_a_text_has_its_tokens_there(text: str, data: st.DataObject) -> None:
    folded = folded_alike(text)
    begin = data.draw(st.integers(0, len(text)))
    for term in terms(text[begin : data.draw(st.integers(begin, len(text)))]):
        if not term.is_in(folded):
            continue  # cut out of the middle of a run of letters or figures
        have = tokens(folded)
        for needed in term.needed:
            assert (
                any(token.startswith(needed.token) for token in have)
                if needed.begins
                else needed.token in have
            )
