"""Tokens and terms: whatever stands in a text is found by them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.search_text import Needed, Term, folded_alike, terms, tidied, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("征收土地", {"征收", "收土", "土地", "地"}),
        ("青政发〔2024〕5号", {"青政", "政发", "发", "2024", "5", "5号", "号"}),
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
        ("2024年5", [("2024年5", [Needed("2024年"), Needed("5", True)])]),
        ("发〔2024〕", [("发〔2024〕", [Needed("发"), Needed("2024")])]),
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
        ("20", "2024年", True),
        ("号", "5号", True),
        ("5号", "15号", False),
        ("5号", "第5号", True),
    ],
)
def test_figures_are_found_from_their_beginning(words: str, text: str, there: bool) -> None:
    assert Term(words).is_in(text) is there


def test_blanks_of_the_layout_go_and_others_stay_single() -> None:
    assert tidied("征 收\n土地，  公告 of  2024 年") == "征收土地，公告 of 2024 年"


LETTERS = st.text(alphabet="征收土地公告青〇号〔〕，2045aBＡ ß\u0130", max_size=40)


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
