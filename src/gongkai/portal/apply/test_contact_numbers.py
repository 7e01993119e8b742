"""What is wrong with a number is said with its length, as design.md has it."""

import pytest

from gongkai.portal.apply.contact_numbers import credit_code_fault, identity_fault, telephone_fault


@pytest.mark.parametrize(
    "text",
    [
        "13800000000",
        "138 0000 0000",
        "138-0000-0000",
        "+86 13800000000",
        "0086-13800000000",
        "１３８００００００００",
        "0000-8620101".replace("0000", "0899"),
        "8620101",
        "(0899)86201011",
    ],
)
def test_a_number_that_can_be_dialled_is_taken_however_it_is_written(text: str) -> None:
    assert telephone_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1380000000", "少1位：现有10位，手机号应为11位。"),
        ("138000000000", "多1位：现有12位，手机号应为11位。"),
        ("862", "现有3位"),
        ("打村委会电话", "电话里有数字以外的字"),
    ],
)
def test_what_cannot_be_dialled_says_why(text: str, says: str) -> None:
    assert says in telephone_fault(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("510899199001010048", ""),
        ("51089919900101 0048", ""),
        ("51089919900101004", "少1位：现有17位，身份证号码应为18位。"),
        ("510899199001010049", "与校验位不符"),
        ("510899199013010048", "与校验位不符"),
    ],
)
def test_an_identity_number_has_a_check_character(text: str, says: str) -> None:
    assert says in identity_fault(text)
    assert bool(identity_fault(text)) == bool(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("91350100M000100Y43", ""),
        ("91350100-M000100Y43", ""),
        ("91350100M000100Y4", "少1位：现有17位，统一社会信用代码应为18位。"),
        ("91350100M000100Y44", "与校验位不符"),
    ],
)
def test_a_credit_code_has_a_check_character(text: str, says: str) -> None:
    assert says in credit_code_fault(text)
    assert bool(credit_code_fault(text)) == bool(says)
