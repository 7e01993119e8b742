"""What an applicant takes away after submitting: number, query code, what comes next; on paper and on screen."""

from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application
from gongkai.casework.stage import Stage
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title
from gongkai.records.models import CaseKind

TITLE = "网上提交回执"
MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Receipt:
    """A case just submitted, with its query code in clear."""

    application: Application
    code: str
    address: str
    """Where the tracking page is."""

    @property
    def agency(self) -> Agency:
        """Who has it."""
        return self.application.agency

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What happens next and by when, in plain words (Art 31, 33)."""
        agency = self.agency
        call = f"（电话{agency.telephone}）" if agency.telephone else ""
        if self.application.kind != CaseKind.APPLICATION:
            return (
                f"{agency.name}会核实情况，并把处理结果告诉您。",
                f"想问进展，可以查进度，也可以打电话问机关{call}。",
            )
        begins: tuple[str, ...]
        if self.application.stage == Stage.UNCONFIRMED:
            begins = (
                "机关会按您留的联系方式与您确认收到。双方确认的当天为收到申请之日（条例第三十一条）。",
                "自确认的次日起20个工作日内答复您；需要延长的，会在到期前告诉您，最多再延长20个工作日。",
                f"一直没有接到联系的，请打电话问机关{call}。",
            )
        else:
            due = chinese_date(self.application.due) if self.application.due else ""
            begins = (
                f"今天为收到申请之日。机关最迟在{due}答复您；需要延长的，会在到期前告诉您。",
                f"有事可以打电话问机关{call}。",
            )
        return (*begins, "申请内容不清楚的，机关会请您补正；没有按时补正，视为放弃申请。")


def receipt_sheet(receipt: Receipt) -> Document:
    """The receipt on one A4 page, for `paper.pdf`. It names no person: a sheet left lying tells nobody who asked."""
    application = receipt.application
    items = application.request.splitlines()
    shown = [Body(f"{n}．{what}") for n, what in enumerate(items[:MOST_ITEMS], 1)]
    if len(items) > MOST_ITEMS:
        shown.append(Body(f"（共{len(items)}项）"))
    blocks: tuple[Block, ...] = (
        Title((TITLE,)),
        Body(f"登记编号：{application.number}"),
        Body(f"查询码：{receipt.code}"),
        Body(f"受理机关：{application.agency_name}"),
        Body(f"提交日期：{chinese_date(application.arrived)}"),
        Heading("一、您提交的内容"),
        *shown,
        Heading("二、接下来"),
        *(Body(says) for says in receipt.next_steps),
        Heading("三、怎样查进度"),
        Body(f"打开{receipt.address}，输入登记编号和查询码。查询码只给您一个人，请不要告诉别人。"),
        Signature(application.agency_name, chinese_date(application.arrived)),
    )
    return Document(TITLE, application.agency_name, blocks)
