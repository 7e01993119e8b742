"""What the rules on numbers of the text share: their source and repair, and how they quote the text."""

from gongkai.report.checks.rule import Rule
from gongkai.report.finding import Severity
from gongkai.report.narrative import Count

_SOURCE = "国办公开办函〔2021〕30号：年度报告应当准确，文字与表格的数据一致"
_REPAIR = "核对台账：文字写错的改文字，表格填错的改表格；统计范围不同的，在文中写明范围。"
_LONGEST_QUOTE = 40


def text_rule(code: str, title: str, says: str, repair: str = _REPAIR) -> Rule:
    """A rule on numbers of the text: at its gravest a warning, since words are never read for certain."""
    return Rule(code, Severity.WARNING, title, says, _SOURCE, repair)


def brief(count: Count) -> str:
    """The words around a number as printed; of a long clause its end, where the number stands."""
    clause = count.clause
    return clause if len(clause) <= _LONGEST_QUOTE else f"…{clause[-_LONGEST_QUOTE:]}"
