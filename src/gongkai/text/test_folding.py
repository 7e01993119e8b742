"""What counts as the same spelling, and what never does."""

import pytest

from gongkai.text.folding import folded, simplified, visible, without_readings


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("１，２３４", "1,234"),
        ("（一）", "(一)"),
        ("\ufeff本年\u200b新", "本年新"),
        ("\u00a05", " 5"),
        ("5²", "5²"),
        ("3①", "3①"),
        ("12", "12"),
    ],
)
def test_width_and_invisible_characters_fold_but_footnote_marks_never_become_digits(
    printed: str, plain: str
) -> None:
    assert folded(printed) == plain


def test_nothing_visible_is_lost() -> None:
    assert visible("本\u2060年 \u3000报") == "本年 \u3000报"


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("本年新製作數量", "本年新制作数量"),
        ("對外公開總數量", "对外公开总数量"),
        ("行政事業性收費", "行政事业性收费"),
        ("採購項目數量", "采购项目数量"),
        ("三、收到和處理政府信息公開申請情況", "三、收到和处理政府信息公开申请情况"),
        ("現行有效件數", "现行有效件数"),
        ("結轉下年度繼續辦理", "结转下年度继续办理"),
    ],
)
def test_labels_in_traditional_characters_fold_to_the_form(traditional: str, expected: str) -> None:
    assert simplified(traditional) == expected


def test_readings_in_brackets_go_and_other_brackets_stay() -> None:
    assert without_readings("第二十條第(一)項(xiàng)") == "第二十條第(一)項"
    assert without_readings("內(nèi)容(單位:萬元)") == "內容(單位:萬元)"
    assert without_readings("微博(weibo.com/x)") == "微博(weibo.com/x)"
