"""What is said of a field that cannot be read as typed: what is wrong and what to write instead, in the desk's words."""

from collections.abc import Mapping

from django import forms

_SAYS: tuple[tuple[type[forms.Field], Mapping[str, str]], ...] = (
    (
        forms.CharField,
        {
            "max_length": "有%(show_value)d个字。写短到%(limit_value)d个字以内。",
            "null_characters_not_allowed": "有看不见的控制字符。删去，重写这一栏。",
        },
    ),
    (forms.URLField, {"invalid": "网址不完整。从浏览器的地址栏整个复制，例如https://example.cn/a.html。"}),
    (forms.DateField, {"invalid": "不是一个存在的日期。写成2026-03-12。"}),
    (
        forms.IntegerField,
        {
            "invalid": "不是整数。只写数字，例如12；没有的写0。",
            "min_value": "小于%(limit_value)s。核对后重写。",
            "max_value": "超过%(limit_value)s。核对是不是多写了几位。",
        },
    ),
    (
        forms.DecimalField,
        {
            "invalid": "不是数字。只写数字，例如1280.50。",
            "max_digits": "超过%(max)s位数字。核对是不是多写了几位。",
            "max_whole_digits": "小数点前超过%(max)s位。核对是不是多写了几位。",
            "max_decimal_places": "小数点后最多%(max)s位。多的四舍五入。",
        },
    ),
    (forms.ChoiceField, {"invalid_choice": "没有这一项。从列出的里面选。"}),
    (forms.ModelChoiceField, {"invalid_choice": "没有这一项。从列出的里面选。"}),
)
"""The general before the special."""


def word(field: forms.Field) -> None:
    """Have the field say it so, instead of in the framework's words."""
    for kind, says in _SAYS:
        if isinstance(field, kind):
            field.error_messages.update(says)
