"""The page of the steps of annual reports, read off their table, with the rules that only the platform can ask."""

from gongkai.annual import platform_rules
from gongkai.annual.event_kind import EventKind
from gongkai.annual.stage import Stage
from gongkai.annual.step_table import TABLE
from gongkai.casework.step_documentation.page import written
from gongkai.report.checks.rule import Rule, with_notice

_OPENING = """# 年度报告的办理步骤一览

<!-- 由 python -m gongkai.annual.step_documentation docs/annual-report-steps.md 生成，不要手改。 -->

每个机关每年一份报告，每一版立一卷。编制中和退回时，表格随记录变动；报送时整份定稿，存下内容和摘要值，核准、发布的都是这一份。
更正是新的一版，发布以后原来的一版“已被更正”，仍可查看；误办的更正在编制中和退回时可以放弃，原来的一版仍然有效。
核准、退回由上级办理：机关登记的主管部门，以及它的上级政府；垂直领导的机关只由主管部门办理。每办一步，
在同一次保存里留下办理记录，并重新算出环节和待办。

## 报送前的核对

报送时在服务器上核对整份报告：[年度报告检查规则](rules.md)全部规则，上一年报告用本系统发布的，没有的用年报库里的；另加下面只有
平台才能核对的规则。有错误不能报送；警告要改正，或者写明原因、说明不是问题，说明随报告报送。说明只对同样的事实有效：所涉的格、
数字、文字一变，就要重新说明。

{rules}

## 环节

{{stages}}

## 步骤
"""
_OPEN = frozenset(Stage) - {Stage.PUBLISHED, Stage.SUPERSEDED, Stage.DROPPED}


def page() -> str:
    """The whole page as Markdown."""
    rules = "\n".join(map(_entry, platform_rules.rules()))
    return written(_OPENING.format(rules=rules), TABLE, Stage, _OPEN, EventKind)


def _entry(rule: Rule) -> str:
    source = with_notice(rule.source, rule.forms)
    return f"- **{rule.code} {rule.title}**（{rule.severity.label}）：{rule.says}依据：{source}。改正：{rule.repair}"
