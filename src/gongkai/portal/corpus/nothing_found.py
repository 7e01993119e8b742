"""Where no finding is listed: what that means, in a sentence."""

from django.utils.translation import gettext as _

from gongkai.divisions import NATION
from gongkai.portal.corpus import reading
from gongkai.portal.corpus.place import CorpusStamp, shows_library
from gongkai.report.checks import Rule


def in_division(stamp: CorpusStamp, division: str, year: int) -> str:
    """Of all rules, in a division and all below it."""
    if not stamp.checked:
        return _not_checked()
    if not _has_reports(stamp, division, year):
        return _("没有收到报告，没有可以检查的。")
    told = reading.verdicts(stamp, year) if division == NATION else None
    return _counted(told) if told else _("检查过，没有查出问题。")


def of_unit(stamp: CorpusStamp) -> str:
    """Of all rules, in the reports of a unit."""
    return _("检查过，没有查出问题。") if stamp.checked else _not_checked()


def by_rule(stamp: CorpusStamp, rule: Rule, division: str, year: int) -> str:
    """Of one rule, in a division and all below it."""
    from gongkai.corpus.checking.cell_rules import AT_READING, CELL_RULES

    if rule.code not in AT_READING | CELL_RULES:
        return _(
            "这里不问这条规则。汇总报告与各单位之和，在各地区的页面上并列；与上一年相同的文字，在各单位的页面上。"
        )
    if not stamp.checked:
        return _not_checked()
    if not _has_reports(stamp, division, year):
        return _("没有收到报告，没有可以检查的。")
    if rule.code in AT_READING:
        return _("这一年没有查出这个问题。这条规则在读入每份报告时问，问过多少次没有记下。")
    told = reading.verdicts(stamp, year, rule.code)
    if told and not told.passed and not told.failed:
        return _("这一年的报告缺数或者缺上一年的，都无法判断有没有这个问题。")
    return _("这一年没有查出这个问题。")


def _has_reports(stamp: CorpusStamp, division: str, year: int) -> bool:
    figures = reading.of_division(stamp, "received_new", division)
    if any(figure.year == year and (figure.counted or figure.received) for figure in figures):
        return True
    # Reports whose division nobody could tell stand in no figure.
    return division == NATION and reading.verdicts(stamp, year) is not None


def _counted(told: reading.Told) -> str:
    return _(
        "检查过，没有查出问题：核对数字的规则共问%(asked)s次，相符%(passed)s次，无法判断%(untold)s次。"
    ) % {
        "asked": told.passed + told.failed + told.untold,
        "passed": told.passed,
        "untold": told.untold,
    }


def _not_checked() -> str:
    if shows_library():
        return _("还没有检查，不知道有没有问题。年报库里的报告每天夜里检查一次。")
    return _("还没有检查，不知道有没有问题。管理员运行gongkai corpus check以后才知道。")
