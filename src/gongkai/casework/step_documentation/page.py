"""The page, in Chinese, read off the table of steps."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from gongkai.casework.event_kind import EventKind
from gongkai.casework.stage import OPEN, Stage
from gongkai.casework.step_table import TABLE
from gongkai.law.letter import LETTERS
from gongkai.workflow.step import Step, StepTable, Subject

_OPENING = """# 办理步骤一览

<!-- 由 python -m gongkai.casework.step_documentation docs/steps.md 生成，不要手改。 -->

案件页上的按钮、表单、接口和测试都从同一张步骤表读出，这一页也是。一个步骤能不能办，看三样：办理的岗位，案件所在的环节，
以及步骤自己的条件（不满足时，页面写明为什么、依据哪一条、该怎么做）。每办一步，在同一次保存里留下办理记录，并重新算出
环节、期限、结果和待办。

## 环节

{stages}

## 步骤
"""
_SUBJECTS = {
    Subject.CASE: "整件",
    Subject.LETTER: "一份文书",
    Subject.ASSIGNMENT: "一条分办",
    Subject.ITEM: "一个申请事项",
    Subject.REDACTION: "一份区分处理",
}


def page() -> str:
    """The whole page as Markdown."""
    return written(_OPENING, TABLE, Stage, OPEN, EventKind)


def written(
    opening: str,
    table: StepTable[Any],
    stages: type[StrEnum],
    open_stages: frozenset[Any],
    kinds: type[StrEnum],
) -> str:
    """A page of stages and steps under its opening, which has a place for the `{stages}`."""
    listed = "\n".join(
        f"- {_label(stage)}{'' if stage in open_stages else '（已结束）'}："
        f"{_labels(step.label for step in table if stage in step.stages) or '没有步骤'}"
        for stage in stages
    )
    entries = (_entry(step, stages, kinds) for step in table)
    return "\n".join([opening.format(stages=listed), *entries])


def _labels(labels: Iterable[str]) -> str:
    return "、".join(labels)


def _entry(step: Step[Any], stages: type[StrEnum], kinds: type[StrEnum]) -> str:
    lines = [
        f"### {step.label}",
        "",
        f"- 代码：`{step.code}`；对象：{_SUBJECTS[step.subject]}",
        f"- 谁办：{_who(step)}",
        f"- 何时：{_of(stages, step.stages)}",
        f"- 依据：{step.article}",
        f"- 办理记录：{_of(kinds, step.events)}",
        f"- 办后环节：{'不变' if step.leads_to == step.stages else _of(stages, step.leads_to)}",
    ]
    if fields := _fields(step):
        lines.append(f"- 填写：{_labels(fields)}")
    if step.letters:
        lines.append(f"- 文书：{_labels(LETTERS[code].name for code in step.letters)}")
    if step.confirms:
        lines.append(f"- 办理前再确认：{step.confirms}")
    return "\n".join([*lines, ""])


def _who(step: Step[Any]) -> str:
    staff = [role.label for role in sorted(step.roles)]
    return step.whose.words + _labels([*staff, "申请人（凭查询码）"] if step.public else staff)


def _of(kind: type[StrEnum], codes: Iterable[str]) -> str:
    """The labels of some members, in their order; all of them in one word."""
    chosen = {*codes}
    return "任何环节" if chosen == {*kind} else _labels(_label(one) for one in kind if one in chosen)


def _label(member: Any) -> str:
    return str(member.label)


def _fields(step: Step[Any]) -> list[str]:
    """What the form asks in every case; fields that depend on the case are not among them."""
    declared = getattr(step.inputs, "base_fields", {})
    return [f"{field.label}{'' if field.required else '（可不填）'}" for field in declared.values()]
