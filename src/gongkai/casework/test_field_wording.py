"""What a form of the desk says of what cannot be read."""

from typing import Any

import pytest
from django import forms

from gongkai.casework.field_wording import word

COUNT = forms.IntegerField(min_value=0, max_value=99_999_999)
AMOUNT = forms.DecimalField(max_digits=16, decimal_places=2, min_value=0)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (forms.DateField(), "2026-02-30", "不是一个存在的日期。写成2026-03-12。"),
        (forms.CharField(max_length=3), "一二三四五", "有5个字。写短到3个字以内。"),
        (forms.CharField(), "一\x00二", "有看不见的控制字符。删去，重写这一栏。"),
        (COUNT, "十一件", "不是整数。只写数字，例如12；没有的写0。"),
        (COUNT, "-3", "小于0。核对后重写。"),
        (COUNT, "100000000", "超过99999999。核对是不是多写了几位。"),
        (AMOUNT, "八百元", "不是数字。只写数字，例如1280.50。"),
        (AMOUNT, "1.005", "小数点后最多2位。多的四舍五入。"),
        (AMOUNT, "123456789012345.00", "超过16位数字。核对是不是多写了几位。"),
        (AMOUNT, "123456789012345", "小数点前超过14位。核对是不是多写了几位。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "b", "没有这一项。从列出的里面选。"),
        (
            forms.URLField(assume_scheme="https"),
            "http://",
            "网址不完整。从浏览器的地址栏整个复制，例如https://example.cn/a.html。",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_write_instead(
    field: forms.Field, typed: Any, says: str
) -> None:
    word(field)
    with pytest.raises(forms.ValidationError) as wrong:
        field.clean(typed)
    assert wrong.value.messages == [says]
