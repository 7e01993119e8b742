import pytest

from gongkai.text.bank_card import passes_luhn
from gongkai.text.identity_number import is_identity_number
from gongkai.text.personal_data import PersonalKind, personal_data

# 11010519491231002X and 440524188001010014 are the worked examples of GB 11643-1999.


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("440524188001010014", True),
        ("110105194912310021", False),  # check character
        ("11010519491331002X", False),  # month 13
        ("99010519491231002X", False),  # no such province
        ("1101051949123100", False),
    ],
)
def test_an_identity_number_has_a_region_a_birthday_and_a_check_character(number: str, valid: bool) -> None:
    assert is_identity_number(number) is valid


def test_the_luhn_digit_is_the_one_of_the_published_example() -> None:
    assert passes_luhn("79927398713")
    assert not passes_luhn("79927398710")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("联系人张某，身份证号11010519491231002X。", [PersonalKind.IDENTITY_NUMBER]),
        ("手机13800138000，备用+86 139-0013-9000", [PersonalKind.MOBILE, PersonalKind.MOBILE]),
        ("手机１３８００１３８０００", [PersonalKind.MOBILE]),
        ("卡号4111 1111 1111 1111", [PersonalKind.BANK_CARD]),
        ("电话0839-8622290，网站标识码5108120013，蜀ICP备12028058号", []),
        ("全年办理11398889件，公开12345678901234567890条", []),
        ("卡号4111 1111 1111 1112", []),
    ],
)
def test_personal_data_is_told_by_form_and_checksum(text: str, kinds: list[PersonalKind]) -> None:
    assert [datum.kind for datum in personal_data(text)] == kinds


def test_a_find_says_where_and_shows_itself_masked() -> None:
    (datum,) = personal_data("拨打13800138078。")
    assert (datum.start, datum.end, datum.masked) == (2, 13, "138******78")
