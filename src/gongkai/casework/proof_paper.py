"""The proof sheet on paper, as evidence: the summary on one page, and every day listed after it."""

from collections.abc import Iterator

from gongkai.casework.proof_day import ProofDay, is_received
from gongkai.casework.proof_sheet import ProofSheet
from gongkai.law.clock import State
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WEEKDAYS
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title
from gongkai.paper.letter_parts import PageBreak
from gongkai.paper.table import Head, Table, TableCell

TITLE = "依申请公开办理期限逐日计算表"
_SIZE = 10.0
"""Points: the words of a line then stand on one."""
_DAY_SIZE = 9.0


def proof_document(sheet: ProofSheet, agency: str, case_number: str) -> Document:
    """The sheet of a case of `agency`, for `paper.docx` and `paper.pdf`; each run of the clock with its own tables."""
    blocks: list[Block] = [Title((agency, TITLE)), Body(f"编号：{case_number}"), Body(_summary(sheet))]
    blocks += [Body(f"暂定：{doubt}。") for doubt in sheet.provisional]
    runs = (*sheet.earlier, sheet)
    for number, one in enumerate(runs, 1):
        if len(runs) > 1:
            blocks.append(Heading(f"第{number}次计算：自{chinese_date(one.run.begins)}起", 2))
        blocks.append(_ledger(one))
    blocks += [Signature(agency, chinese_date(sheet.today)), PageBreak(), Heading("附：逐日清单")]
    blocks += [_day_list(one) for one in runs]
    return Document(f"{case_number}{TITLE}", agency, tuple(blocks))


def _summary(sheet: ProofSheet) -> str:
    run = sheet.run
    if run.reopened:
        begins = f"收到决定或者判决之日为{chinese_date(run.begins)}"
    elif is_received(run):
        begins = f"收到申请之日为{chinese_date(run.begins)}"
    else:
        begins = f"收到申请之日待确认，暂自{chinese_date(run.begins)}起计"
    due = f"答复期限为{chinese_date(run.due)}（{WEEKDAYS[run.due.weekday()]}）"
    if run.state is State.CLOSED and run.closed_on:
        stands = f"已于{chinese_date(run.closed_on)}办结"
    else:
        stands = f"截至{chinese_date(sheet.today)}计入{sheet.counted}个工作日，共{sheet.period}个工作日"
    notices = dict.fromkeys(day.day.notice for day in sheet.days if day.day.notice)
    calendar = f"放假和调休依据{'、'.join(notices)}。" if notices else ""
    return (
        f"{begins}，{due}。{stands}。{calendar}所引条款未写明法规的，为《中华人民共和国政府信息公开条例》。"
    )


def _ledger(sheet: ProofSheet) -> Table:
    rows = [_heads("起止", "计", "累计", "说明", "依据")]
    rows += [
        (
            TableCell(line.stretch, head=Head.ROW),
            TableCell(str(line.counted)),
            TableCell(str(line.total)),
            TableCell(line.says, left=True),
            TableCell("、".join(line.articles), left=True),
        )
        for line in sheet.ledger
    ]
    if sheet.beyond:
        says = f"到{chinese_date(sheet.beyond)}为止不再逐日列出：期限长过3年，先核对登记的日期"
        rows.append(
            (
                TableCell("以后", head=Head.ROW),
                TableCell(""),
                TableCell(""),
                TableCell(says, left=True),
                TableCell(""),
            )
        )
    return Table("算期小结", tuple(rows), (23, 5, 7, 32, 33), _SIZE, head_rows=1)


def _day_list(sheet: ProofSheet) -> Table:
    rows = (_heads("日期", "星期", "第几日", "说明", "依据"), *(tuple(_day(day)) for day in sheet.days))
    return Table("逐日清单", rows, (13, 6, 8, 47, 26), _DAY_SIZE, head_rows=1)


def _heads(*words: str) -> tuple[TableCell, ...]:
    return tuple(TableCell(word, head=Head.COLUMN) for word in words)


def _day(day: ProofDay) -> Iterator[TableCell]:
    line = day.line
    happened = f"；当日{'、'.join(line.events)}" if line.events else ""
    yield TableCell(day.date.isoformat(), head=Head.ROW)
    yield TableCell(WEEKDAYS[day.date.weekday()])
    yield TableCell(str(day.number) if day.number else "不计")
    yield TableCell(f"{line.says}{happened}", left=True)
    yield TableCell(line.article, left=True)
