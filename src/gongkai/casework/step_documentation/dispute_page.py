"""The page of the steps of reviews and suits, read off their table."""

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.stage import OPEN, DisputeStage
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.step_documentation.page import written

_OPENING = """# 复议和诉讼的办理步骤一览

<!-- 由 python -m gongkai.casework.step_documentation docs/dispute-steps.md 生成，不要手改。 -->

行政复议、行政诉讼各立一卷，可以关联本机关的申请，也可以单独登记（例如本系统启用以前的案件）。上诉和发回重审都在同一卷里办。
期限依行政复议法（2023年修订）、行政诉讼法（2017年修正）计算，中止的时间扣除；结果按 `docs/readings/dispute-results.md`
对应到表四各列。一个步骤能不能办，看三样：办理的岗位，案件所在的环节，以及步骤自己的条件。每办一步，在同一次保存里留下办理记录，
并重新算出环节、期限、结果和待办。

## 环节

{stages}

## 步骤
"""


def page() -> str:
    """The whole page as Markdown."""
    return written(_OPENING, TABLE, DisputeStage, OPEN, EventKind)
