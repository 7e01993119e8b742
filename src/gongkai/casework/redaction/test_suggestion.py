"""Suggestions on pages typed as lines: every character a hundredth wide and two hundredths high, lines 0.05 apart."""

import time

import pytest

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.passage import boxes_around
from gongkai.casework.redaction.suggestion import Suggestion, SuggestionKind, suggest
from gongkai.law.redaction import RedactionGround

IDENTITY = "11010519491231002X"  # the worked example of GB 11643-1999
CARD = "4111111111111111"  # the schemes' own test number


def typed(*lines: str, number: int = 1) -> Page:
    characters = []
    for row, line in enumerate(lines):
        top = 0.1 + 0.05 * row
        for column, text in enumerate(line):
            left = 0.1 + 0.01 * column
            characters.append(Character(text, Box(number, left, top, left + 0.01, top + 0.02)))
        end = 0.1 + 0.01 * len(line)
        characters.append(Character("\n", Box(number, end, top, end, top + 0.02)))
    return Page(number, 595, 842, tuple(characters))


def told(*lines: str, names: tuple[str, ...] = ()) -> list[tuple[SuggestionKind, str]]:
    return [(found.kind, found.text) for found in suggest([typed(*lines)], names)]


def rounded(suggestion: Suggestion) -> list[tuple[float, float, float, float]]:
    return [
        (round(box.left, 3), round(box.top, 3), round(box.right, 3), round(box.bottom, 3))
        for box in suggestion.boxes
    ]


@pytest.mark.parametrize(
    ("lines", "kind", "text"),
    [
        ((f"身份证号{IDENTITY}。",), SuggestionKind.IDENTITY_NUMBER, IDENTITY),
        (
            ("身份证号１１０１０５１９４９１２３１００２Ｘ",),
            SuggestionKind.IDENTITY_NUMBER,
            "１１０１０５１９４９１２３１００２Ｘ",
        ),
        (("身份证号 110105 19491231 002X",), SuggestionKind.IDENTITY_NUMBER, "110105 19491231 002X"),
        (("身份证号：110105194912", "31002X，男"), SuggestionKind.IDENTITY_NUMBER, IDENTITY),
        (("电话13800138000",), SuggestionKind.MOBILE, "13800138000"),
        (("电话 1 3 8 0 0 1 3 8 0 0 0",), SuggestionKind.MOBILE, "1 3 8 0 0 1 3 8 0 0 0"),
        (("电话138001", "38000"), SuggestionKind.MOBILE, "13800138000"),
        (("卡号4111 1111 1111 1111",), SuggestionKind.BANK_CARD, "4111 1111 1111 1111"),
        ((f"汇至{CARD[:9]}", CARD[9:]), SuggestionKind.BANK_CARD, CARD),
        (("开户账号：51001870836059123456",), SuggestionKind.ACCOUNT_NUMBER, "51001870836059123456"),
        (("住址：青溪县城关镇建设路12号",), SuggestionKind.ADDRESS, "青溪县城关镇建设路12号"),
        (("住址：青溪县城关镇建", "设路12号。"), SuggestionKind.ADDRESS, "青溪县城关镇建设路12号"),
    ],
)
def test_personal_data_is_found_in_one_line_or_over_two(
    lines: tuple[str, ...], kind: SuggestionKind, text: str
) -> None:
    assert told(*lines) == [(kind, text)]


@pytest.mark.parametrize(
    "lines",
    [
        ("电话0839-8622290",),
        ("第13800号", "138000元"),  # two numbers, the first of five digits
        ("数量 138 0 0 1 3 8000",),
        ("单价138 0013", "合计8000元"),
        ("编号110105194912310021",),  # the check character is X
    ],
)
def test_other_numbers_are_left_alone(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_an_address_ends_with_its_line_where_the_line_is_short() -> None:
    assert told("住址：青溪县建设路12号", "联系人和电话号码见附件一，此行写到右边为止，比上一行长") == [
        (SuggestionKind.ADDRESS, "青溪县建设路12号")
    ]


def test_every_occurrence_of_a_name_is_found() -> None:
    lines = ("甲方王小明与王 小 明，以及王小", "明、⼩王小明。欧阳·Ann和annex")
    assert told(*lines, names=("王小明", "欧阳•ann", "Ann")) == [
        (SuggestionKind.NAME, "王小明"),
        (SuggestionKind.NAME, "王 小 明"),
        (SuggestionKind.NAME, "王小明"),
        (SuggestionKind.NAME, "王小明"),
        (SuggestionKind.NAME, "欧阳·Ann"),
    ]


def test_a_name_in_radicals_of_a_font_is_the_name() -> None:
    # ⾼ U+2FBC, as some programs write 高 into a PDF.
    assert told("⾼小明", names=("高小明",)) == [(SuggestionKind.NAME, "⾼小明")]


def test_marks_without_a_width_hide_nothing() -> None:
    assert told("王\u200b小\u2060明，电话138\u200b00138000", names=("王小明",)) == [
        (SuggestionKind.MOBILE, "13800138000"),
        (SuggestionKind.NAME, "王小明"),
    ]


def in_cells(*cells: tuple[int, str]) -> Page:
    """A row of narrow cells: each with the column where it begins, and its lines from the same height downwards."""
    characters = []
    for column, lines in cells:
        for character in typed(*lines.split("/")).characters:
            box = character.box
            moved = Box(1, box.left + 0.01 * column, box.top, box.right + 0.01 * column, box.bottom)
            characters.append(Character(character.text, moved))
    return Page(1, 595, 842, tuple(characters))


def test_what_a_narrow_cell_breaks_is_found_and_not_mixed_with_the_cell_beside() -> None:
    page = in_cells(
        (0, "欧阳建国"),
        (10, "11010519/49123100/2X"),
        (25, "13800138/000"),
        (40, "青溪县柳河/镇柳树村三组 12/号"),
        (51, "1200元/00445"),
    )
    assert [(found.kind, found.text, len(found.boxes)) for found in suggest([page], ("欧阳建国",))] == [
        (SuggestionKind.IDENTITY_NUMBER, IDENTITY, 3),
        (SuggestionKind.MOBILE, "13800138000", 2),
        (SuggestionKind.ADDRESS, "青溪县柳河镇柳树村三组 12号", 3),
        (SuggestionKind.NAME, "欧阳建国", 1),
    ]


def test_numbers_below_the_head_of_a_column_of_accounts_are_accounts() -> None:
    page = in_cells(
        (0, "姓名/王小明/李四"),
        (10, "开户账号/51001870836059123456/51001870836059123457"),
        (40, "文号/20240012345678"),
    )
    assert [(found.kind, found.text) for found in suggest([page], ())] == [
        (SuggestionKind.ACCOUNT_NUMBER, "51001870836059123456"),
        (SuggestionKind.ACCOUNT_NUMBER, "51001870836059123457"),
    ]


def test_an_account_in_a_narrow_cell_is_one() -> None:
    page = in_cells((10, "账号/51001870/83605912/3456"), (40, "金额/1200"))
    assert [(found.text, len(found.boxes)) for found in suggest([page], ())] == [("51001870836059123456", 3)]


def test_a_number_below_a_sentence_about_accounts_is_none() -> None:
    assert told("请把账号写在下面这一行", "合同编号20240012345678") == []


def test_blanks_between_chinese_and_digits_break_no_address() -> None:
    assert told("住 青溪县建设路 12 号 3 栋 2 单元 501 室。") == [
        (SuggestionKind.ADDRESS, "青溪县建设路 12 号 3 栋 2 单元 501 室")
    ]


def test_an_empty_name_is_nobody() -> None:
    assert told("王小明", names=("", " ")) == []


def test_each_line_of_a_find_has_a_box_where_it_stands() -> None:
    (found,) = suggest([typed("身份证号：110105194912", "31002X，男", number=7)], ())
    assert rounded(found) == [(0.15, 0.1, 0.27, 0.12), (0.1, 0.15, 0.16, 0.17)]
    assert {box.page for box in found.boxes} == {7}
    assert found.ground is RedactionGround.PERSONAL_PRIVACY


def test_characters_in_any_order_are_read_as_they_are_seen() -> None:
    page = typed(f"身份证号{IDENTITY}。")
    shuffled = Page(
        1, 595, 842, tuple(sorted(page.characters, key=lambda c: (hash(c.box.left * 1e9), c.text)))
    )
    (found,) = suggest([shuffled], ())
    assert found.text == IDENTITY
    assert rounded(found) == [(0.14, 0.1, 0.32, 0.12)]


def test_words_are_found_whatever_their_width_case_and_page() -> None:
    pages = [typed("单价ABC-1元", "余款"), typed("另见 单 价ａｂｃ-1", number=2)]
    assert [(found.text, found.boxes[0].page) for found in suggest(pages, ("单价Abc-1",))] == [
        ("单价ABC-1", 1),
        ("单 价ａｂｃ-1", 2),
    ]


def test_boxes_of_characters_are_one_a_line() -> None:
    page = typed("甲乙丙", "丁戊")
    # 丙, the line feed, 丁.
    assert [round(box.left, 3) for box in boxes_around(page.characters[2:5])] == [0.12, 0.1]
    assert boxes_around(page.characters[3:4]) == ()


def test_a_line_that_runs_down_a_turned_page_has_one_box() -> None:
    down = tuple(
        Character(text, Box(1, 0.5, 0.1 + 0.02 * at, 0.53, 0.12 + 0.02 * at))
        for at, text in enumerate("王小明")
    )
    (box,) = boxes_around(down)
    assert (box.left, box.top, box.right, round(box.bottom, 3)) == (0.5, 0.1, 0.53, 0.16)


def test_a_page_full_of_one_word_is_searched_in_seconds() -> None:
    start = time.process_time()
    assert len(list(suggest([typed(*["王" * 80] * 250)], ("王",)))) == 20_000
    assert time.process_time() - start < 10
