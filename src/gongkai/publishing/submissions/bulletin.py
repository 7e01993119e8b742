"""信息报送情况通报: the periodic bulletin, on paper."""

from datetime import date

from gongkai.law.wording import chinese_date
from gongkai.paper.document import Body, Document, Signature, Title
from gongkai.paper.table import Head, Table, TableCell
from gongkai.publishing.scope import Scope
from gongkai.publishing.submissions.ranking import Sender, ranking, whole

TITLE = "信息报送情况通报"
HEADS = ("排名", "科室（单位）", "报送", "采用", "退回", "待处理", "采用率")
_SHARES = (8, 32, 12, 12, 12, 12, 12)
_SIZE = 12.0


def summary(scope: Scope, senders: list[Sender]) -> str:
    """The sentence over the table."""
    days = f"{chinese_date(scope.first)}至{chinese_date(scope.last)}"
    if not senders:
        return f"{days}没有收到报送的信息。"
    all_of_them = whole(senders)
    says = (
        f"{days}，{len(senders)}个科室（单位）共报送信息{all_of_them.submitted}条，采用{all_of_them.taken}条"
    )
    waiting = f"，待处理{all_of_them.waiting}条" if all_of_them.waiting else ""
    return f"{says}，退回{all_of_them.returned}条{waiting}，采用率{all_of_them.rate}。现将有关情况通报如下。"


def bulletin(scope: Scope, today: date) -> Document:
    """The bulletin of a scope, for `paper.docx` and `paper.pdf`."""
    senders = ranking(scope)
    name = scope.agency.name
    lines = [_line(str(one.rank), one) for one in senders]
    if senders:
        lines.append(_line("", whole(senders)))
    table = Table(
        TITLE,
        (tuple(TableCell(head, head=Head.COLUMN) for head in HEADS), *lines),
        _SHARES,
        _SIZE,
        head_rows=1,
    )
    office = scope.agency.ogi_office or name
    return Document(
        f"{name}{TITLE}",
        office,
        (
            Title((name, TITLE)),
            Body(summary(scope, senders)),
            *((table,) if senders else ()),
            Signature(office, chinese_date(today)),
        ),
    )


def _line(rank: str, one: Sender) -> tuple[TableCell, ...]:
    counts = (one.submitted, one.taken, one.returned, one.waiting)
    return (
        TableCell(rank),
        TableCell(one.name, head=Head.ROW),
        *(TableCell(str(count)) for count in counts),
        TableCell(one.rate),
    )
