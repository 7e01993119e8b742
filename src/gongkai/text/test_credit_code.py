"""The check character of GB 32100-2015, on codes of which the first is the standard's own example."""

import pytest

from gongkai.text.credit_code import is_credit_code


@pytest.mark.parametrize(
    "code",
    [
        # Check characters worked out by hand: sum of value times 3^place mod 31, taken from 31.
        "91350100M000100Y43",
        "91350100m000100y43",
    ],
)
def test_a_code_with_its_check_character_is_one(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "text",
    [
        "91350100M000100Y44",
        "19350100M000100Y43",
        "91350100M000100Y4",
        "91350100M000100Y433",
        "9135010OM000100Y43",
        "9135S100M000100Y43",
        "９１350100M000100Y43",
        "",
    ],
)
def test_what_is_mistyped_is_none(text: str) -> None:
    assert not is_credit_code(text)
