import pytest

from gongkai.text.account_number import account_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("开户行：青溪农商行，账号：8801 0120 0000 1234 5，", ["8801 0120 0000 1234 5"]),
        ("银行帐号62270001234567890", ["62270001234567890"]),
        ("收款账户（基本户）为 51001870836059123456。", ["51001870836059123456"]),
        ("卡号\n6222020200112230", ["6222020200112230"]),
        ("账号：见附件；合同编号20240012345", []),
        ("账号1234567", []),  # seven digits are a room or a page
        ("账号20240101123456AB", []),
    ],
)
def test_an_account_number_is_told_by_the_word_before_it(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in account_numbers(text)] == numbers
