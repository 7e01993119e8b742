"""The application form (政府信息公开申请表) on one A4 page: blank for the counter, or filled in to be printed and kept.

It asks for what Art 29 requires and for nothing else: no purpose of use, no standing, no place of work.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import ProvidedAs, SentBy
from gongkai.law.applicant import USUAL_COLUMNS, ApplicantColumn
from gongkai.law.receipt import Channel
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Document, Title
from gongkai.paper.table import Table, TableCell
from gongkai.report.codes import Column
from gongkai.report.forms import COLUMN_LABELS

NAME = "政府信息公开申请表"
_SIZE = 10.0
_SHARES = (10, 17, 28, 17, 28)
_LINE = 7.4
"""Least height of a line to write on, in mm."""
_DESCRIPTION = 36.0
_EMPTY = "□"
_TICKED = "☑"

_ORGANISATIONS = tuple(one for one in ApplicantColumn if one is not ApplicantColumn.NATURAL_PERSON)
_CHANNELS = {
    Channel.IN_PERSON: "当面",
    Channel.SIGNED_MAIL: "邮寄（签收）",
    Channel.PLAIN_MAIL: "平常信函",
    Channel.ONLINE: "网络",
    Channel.FAX: "传真",
}
_NOBODY = Party("")

Row = tuple[TableCell, ...]


def application_form(
    agency: Agency, filled: Intake | None = None, case_number: str = "", received: date | None = None
) -> Document:
    """The form of an agency for `paper.docx` and `paper.pdf`, with its address, hours and telephones.

    `filled` is what an application says, in full: who may see it is the caller's business. Its `case_number` and day
    of receipt stand in the agency's own part; the notes for filling in are then left out.
    """
    lines = [
        *_applicant(filled),
        *_representative(filled),
        *_wanted(filled),
        _signature(),
        *_registration(filled, case_number, received),
    ]
    heights = [_DESCRIPTION if line[0].key == "wanted" else _LINE for line in lines]
    if filled is None:
        lines.append((TableCell("\n".join(_notes(agency)), columns=len(_SHARES), left=True),))
        heights.append(_LINE)
    table = Table(NAME, tuple(lines), _SHARES, _SIZE, heights=tuple(heights))
    return Document(f"{agency.name}{NAME}", agency.name, (Title((agency.name, NAME)), table))


def _applicant(filled: Intake | None) -> Iterable[Row]:
    applicant = filled.applicant if filled else _NOBODY
    person = applicant if filled and filled.is_natural_person else _NOBODY
    body = applicant if filled and not filled.is_natural_person else _NOBODY
    kind = USUAL_COLUMNS[filled.applicant_kind] if filled and body is applicant else None
    yield (
        TableCell("申请人", rows=7),
        *_pair("姓名（公民）", person.name),
        *_pair("证件名称及号码", person.identity_number),
    )
    yield _wide("名称（组织）", body.name)
    yield _wide("组织类别", _ticks({one: COLUMN_LABELS[Column(one)] for one in _ORGANISATIONS}, kind))
    yield (*_pair("信用代码", body.identity_number), *_pair("法定代表人", ""))
    yield (*_pair("联系人", applicant.contact), *_pair("联系电话", applicant.telephone))
    yield (*_pair("地址、邮编", applicant.address), *_pair("电子邮箱", applicant.email))
    yield _wide(
        "身份证明",
        f"{_EMPTY}身份证件复印件　{_EMPTY}营业执照、登记证书等复印件　{_EMPTY}网上已核验",
    )


def _representative(filled: Intake | None) -> Iterable[Row]:
    agent = (filled.agent if filled else None) or _NOBODY
    named = {"agent": "委托", "guardian": "法定（监护）"}
    yield (
        TableCell("代理人", rows=2),
        *_pair("姓名", agent.name),
        *_pair("证件名称及号码", agent.identity_number),
    )
    yield (
        *_pair("联系电话", agent.telephone),
        *_pair("代理权", _ticks(named, filled.acts_through if filled else None)),
    )


def _wanted(filled: Intake | None) -> Iterable[Row]:
    wanted = "\n".join(filled.wanted) if filled else ""
    what = "名称、文号或者\n便于查询的\n其他特征描述"
    yield (
        TableCell("所需信息", rows=4, key="wanted"),
        TableCell(what),
        TableCell(wanted, columns=3, left=True),
    )
    yield _wide("提供形式", _ticks(dict(ProvidedAs.choices), filled.provided_as if filled else None))
    yield _wide("获取方式", _ticks(dict(SentBy.choices), filled.sent_by if filled else None))
    yield _wide(
        "需要的帮助", (filled.help_needed if filled else "") or "（阅读、视听有困难的，写明需要怎样的帮助）"
    )


def _signature() -> Row:
    return (
        TableCell("申请人签名（盖章）", columns=2),
        TableCell(""),
        TableCell("申请日期"),
        TableCell("　　　　年　　月　　日"),
    )


def _registration(filled: Intake | None, case_number: str, received: date | None) -> Iterable[Row]:
    yield (
        TableCell("机关填写", rows=2),
        TableCell("收到方式"),
        TableCell(_ticks(_CHANNELS, filled.channel if filled else None), columns=3, left=True),
    )
    on = chinese_date(received) if received else "　　　　年　　月　　日"
    yield (*_pair("收到申请之日", on), *_pair("登记编号", case_number))


def _notes(agency: Agency) -> Iterable[str]:
    yield "1. 不必说明申请理由和用途。身份证明附复印件；委托他人的，附授权委托书和代理人身份证明。"
    yield "2. 书写有困难的，可以口头提出，由工作人员代为填写（条例第二十九条）；阅读或者视听有困难的，本机关提供必要的帮助（第四十三条）。"
    yield "3. 本机关自收到申请之日起20个工作日内答复；需要延长的，书面告知，最多延长20个工作日（第三十三条）。不收申请费。"
    office = agency.ogi_office or agency.name
    place = f"{agency.address}{f'（邮编{agency.postcode}）' if agency.postcode else ''}"
    told = {
        "地址": place,
        "办公时间": agency.office_hours,
        "电话": agency.telephone,
        "传真": agency.fax,
        "电子邮箱": agency.email,
    }
    known = "；".join(f"{what}：{words}" for what, words in told.items() if words)
    yield f"4. 受理机构：{office}{f'。{known}' if known else ''}。"


def _pair(label: str, value: str) -> Row:
    return TableCell(label), TableCell(value, left=True)


def _wide(label: str, value: str) -> Row:
    return TableCell(label), TableCell(value, columns=3, left=True)


def _ticks(labels: Mapping[Any, str], ticked: object) -> str:
    return "　".join(f"{_TICKED if key == ticked else _EMPTY}{label}" for key, label in labels.items())
