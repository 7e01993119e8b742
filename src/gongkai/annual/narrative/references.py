"""References of a text to figures: `{channel.site}` is the number, `{calls.telephone|余}` the number rounded down.

The rounding of 余 never invents: below ten, and where nothing is lost, the number stands as it is. Below a thousand
one digit is kept (23: 20余, 366: 300余), from a thousand on whole hundreds (12537: 12500余).
"""

import re
from collections.abc import Container, Mapping

from django.utils.translation import gettext as _

from gongkai.report.checks.wording import number as printed
from gongkai.report.value import Number

REFERENCE = re.compile(r"\{([^{}\n|]*)(\|余)?\}")
_BRACE = re.compile(r"[^{}\n　]{0,6}[{}][^{}\n　]{0,12}")
PLACEHOLDER = re.compile(r"〔待补充：[^〔〕]*〕")
"""What only a person can say; a report with one is not submitted."""
_ROUNDED_TO_HUNDREDS = 1000


class WrongReference(ValueError):
    """`str()` says in Chinese what is wrong with a reference and what to do."""


class LooseBrace(WrongReference):
    """A brace that belongs to no reference; `around` is where it stands."""

    def __init__(self, around: str) -> None:
        super().__init__(
            _("“%(around)s”里的花括号不成对，或者里面写了别的。写成{代码}，或者{代码|余}。")
            % {"around": around}
        )


class UnknownFigure(WrongReference):
    """References to what there is no figure of; `codes` are those, as typed."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        named = "、".join("{" + code + "}" for code in codes)
        super().__init__(_("没有这样的数据：%(named)s。从“可以引用的数据”里选取。") % {"named": named})


def require_sound(text: str, known: Container[str]) -> None:
    """Every brace belongs to a reference, every reference to what is `known`. Raises `WrongReference`."""
    if loose := _BRACE.search(REFERENCE.sub("　", text)):
        raise LooseBrace(loose[0])
    if unknown := [code for code in codes_in(text) if code not in known]:
        raise UnknownFigure(unknown)


def codes_in(text: str) -> list[str]:
    """The figures that a text refers to, in order, each once."""
    return list(dict.fromkeys(match[1].strip() for match in REFERENCE.finditer(text)))


def rendered(text: str, numbers: Mapping[str, Number | str]) -> str:
    """The text with each reference replaced; raises `WrongReference`."""
    require_sound(text, numbers)
    return REFERENCE.sub(lambda match: _said(numbers[match[1].strip()], rounds=bool(match[2])), text)


def rendered_with_gaps(text: str, numbers: Mapping[str, Number | str]) -> str:
    """The same, with what is unknown as something for a person to fill in: a report is read whatever was typed."""

    def said(match: re.Match[str]) -> str:
        code = match[1].strip()
        if code not in numbers:
            return f"〔待补充：{code}，没有这样的数据〕"
        return _said(numbers[code], rounds=bool(match[2]))

    return REFERENCE.sub(said, text)


def rounded(number: Number) -> str:
    """A number with 余, where rounding it down leaves something out."""
    whole = int(number)
    if whole < 10:
        return printed(number)
    step = 100 if whole >= _ROUNDED_TO_HUNDREDS else 10 ** (len(str(whole)) - 1)
    down = whole // step * step
    return printed(number) if down == number else f"{down}余"


def placeholders(text: str) -> list[str]:
    """What in a text a person still has to say."""
    return PLACEHOLDER.findall(text)


def _said(number: Number | str, *, rounds: bool) -> str:
    if isinstance(number, str):
        return number
    return rounded(number) if rounds else printed(number)
