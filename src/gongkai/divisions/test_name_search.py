"""Superiors in front of a name, in full or short, any of them left out."""

import pytest

from gongkai.divisions.name_search import leads_to, plain, spelt_exactly

ABOVE = ["四川省", "广元市", "朝天区"]


@pytest.mark.parametrize(
    "words", ["", "四川", "四川省广元市朝天区", "四川广元朝天", "广元", "四川省朝天", "朝天区"]
)
def test_superiors_may_be_short_or_left_out(words: str) -> None:
    assert leads_to(words, ABOVE)


@pytest.mark.parametrize("words", ["广元四川", "成都", "四川省的", "四川四川", "四", "广元县"])
def test_words_that_are_no_superiors_or_out_of_order_lead_nowhere(words: str) -> None:
    assert not leads_to(words, ABOVE)


def test_blanks_width_and_traditional_characters_do_not_matter() -> None:
    assert plain(" 四川省　廣元市\n朝天區 ") == "四川省广元市朝天区"


def test_a_query_that_ends_in_the_whole_name_is_exact() -> None:
    assert spelt_exactly("广元朝天区", "朝天区")
    assert not spelt_exactly("广元朝天", "朝天区")
