"""Figures and divisions as the pages write them: no thousands separators, a percentage with its two numbers."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.divisions import NATION
from gongkai.portal.corpus.reading import Figure

if TYPE_CHECKING:
    from gongkai.corpus.metrics.metric import Metric


def shown(metric: "Metric", value: float | None) -> str:
    """A value with its unit: 1250件, 71.3%; a dash where there is none."""
    if value is None:
        return "—"
    return with_unit(metric, f"{value:.{metric.digits}f}")


def with_unit(metric: "Metric", number: str) -> str:
    """A number that is written already, with the metric's unit."""
    match metric.unit:
        case "%":
            return f"{number}%"
        case "万元":
            return _("%(amount)s万元") % {"amount": number}
        case _:
            return _("%(n)s件") % {"n": number}


def two_numbers(metric: "Metric", figure: Figure) -> str:
    """What a share or a ratio is made of: 623件/874件; empty for a plain count."""
    if not metric.denominator or figure.numerator is None or figure.denominator is None:
        return ""
    from gongkai.corpus.metrics.metric import REPORTS_COUNTED

    numbers = {"part": figure.numerator, "whole": figure.denominator}
    if REPORTS_COUNTED in metric.denominator:
        return _("%(part)s件/%(whole)s份") % numbers
    return _("%(part)s件/%(whole)s件") % numbers


def per_cent(part: int, whole: int) -> str:
    """A share with one decimal; empty of nothing."""
    return f"{100 * part / whole:.1f}%" if whole else ""


def level(number: int) -> str:
    """A level of the tree in words."""
    return (_("全国"), _("省级"), _("地级"), _("县级"), _("乡级"))[number]


def below(number: int) -> str:
    """What the divisions right below one of this level are called together."""
    return (_("各省、自治区、直辖市"), _("各市、自治州"), _("各县、市、区"), _("各乡镇、街道"), "")[number]


def basis(figure: Figure) -> str:
    """What a figure was made from, in a sentence."""
    if figure.basis == "whole":
        return _("取自本级政府的汇总报告。")
    if figure.basis == "none":
        return _("没有收到报告。")
    if figure.division == NATION:
        return _("各省和中央单位的数相加。")
    return _("本级各单位和下一级区划的数相加，每份报告只计一次。")
