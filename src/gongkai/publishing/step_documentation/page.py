"""The page of the steps of documents, read off their table, with the levels of review where an agency has set none."""

from gongkai.casework.step_documentation.page import written
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facets import Risk
from gongkai.publishing.review.level import Level, usual
from gongkai.publishing.stage import AT_WORK, Stage
from gongkai.publishing.step_table import TABLE

_OPENING = """# 主动公开信息的办理步骤一览

<!-- 由 python -m gongkai.publishing.step_documentation docs/document-steps.md 生成，不要手改。 -->

每份信息立一卷。起草时定公开属性，送审时按属性检查理由和依据；送审的每一稿都原样保留，审的是那一稿，发布的也是那一稿。
公众看到的页面、附件、检索条目、订阅和接口都从同一张“已公开信息”表读出：这张表里有，公众才看得到；撤下即删。
修订期间原来公开的文本不变，新的一稿审完、发布以后才替换。一个步骤能不能办，看三样：办理的岗位，信息所在的环节，以及步骤
自己的条件。每办一步，在同一次保存里留下办理记录，并重新算出环节、公开期限、待办和公开页面。

## 审核

起草、修改或者送审过一稿的人不审核这一稿；审过一级的人不再审下一级，除非机关在公开平台设置里允许。同一级有几个岗位的，
都通过才进入下一级，任何一个都可以退回。没有科室的信息没有科室负责人一级。机关可以按信息类型和审核要求另定各级。

{review}

## 环节

{{stages}}

## 步骤
"""


def page() -> str:
    """The whole page as Markdown."""
    chains = "\n".join(f"- {risk.label}：{_chain(usual(risk))}" for risk in Risk)
    return written(_OPENING.format(review=chains), TABLE, Stage, AT_WORK, EventKind)


def _chain(levels: tuple[Level, ...]) -> str:
    return " → ".join(
        f"{level.name}（{'、'.join(role.label for role in level.roles)}，{level.days}个工作日）"
        for level in levels
    )
