"""Telephone and identity numbers as people type them, and what is wrong with them in words that say what to do."""

import re

from django.utils.translation import gettext as _

from gongkai.text.credit_code import is_credit_code
from gongkai.text.folding import folded
from gongkai.text.identity_number import is_identity_number

MOBILE_DIGITS = 11
IDENTITY_DIGITS = 18
_LANDLINE = re.compile(r"(?:0\d{2,3})?[2-9]\d{6,7}(?:\d{0,5})")
_COUNTRY_CODE = re.compile(r"^(?:00)?86(?=1\d{10}$)")


def telephone_fault(text: str) -> str:
    """What is wrong with a telephone number; empty if it can be dialled."""
    digits = _COUNTRY_CODE.sub("", re.sub(r"[\s+\-()]", "", folded(text)))
    if not digits.isascii() or not digits.isdigit():
        return _("电话里有数字以外的字。请只写号码，例如13800000000或者0000-8620101。")
    if digits.startswith("1"):
        return length_fault(digits, MOBILE_DIGITS, _("手机号"))
    if not _LANDLINE.fullmatch(digits):
        says = _("这不像一个电话号码：现有%(length)s位。手机号11位，固定电话请带区号。")
        return says % {"length": len(digits)}
    return ""


def identity_fault(text: str) -> str:
    """What is wrong with the number of a resident identity card; empty if it may be one."""
    number = compact(text)
    if fault := length_fault(number, IDENTITY_DIGITS, _("身份证号码")):
        return fault
    if not is_identity_number(number):
        return _("号码不对：与校验位不符，可能有一位写错。请对照证件再看一遍。")
    return ""


def credit_code_fault(text: str) -> str:
    """What is wrong with a unified social credit code; empty if it may be one."""
    code = compact(text)
    if fault := length_fault(code, IDENTITY_DIGITS, _("统一社会信用代码")):
        return fault
    if not is_credit_code(code):
        return _("代码不对：与校验位不符，可能有一位写错。请对照证照再看一遍。")
    return ""


def compact(text: str) -> str:
    """Without blanks and hyphens, half-width, capital."""
    return re.sub(r"[\s\-]", "", folded(text)).upper()


def length_fault(text: str, right: int, what: str) -> str:
    """少1位：现有10位，手机号应为11位。"""
    if len(text) == right:
        return ""
    says = (
        _("少%(gap)s位：现有%(length)s位，%(what)s应为%(right)s位。")
        if len(text) < right
        else _("多%(gap)s位：现有%(length)s位，%(what)s应为%(right)s位。")
    )
    return says % {"gap": abs(right - len(text)), "length": len(text), "what": what, "right": right}
