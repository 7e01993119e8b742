"""Spreadsheets of our own making that make the ledgers count as three printed reports do: all but the counts is invented.

`workbooks("seed-001")` gives by code of a ledger the bytes of its workbook. Heads, units of amounts and spellings of days
are those of offices, unlike from book to book.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from itertools import count, islice, product

from openpyxl import Workbook

Row = Sequence[object]

_MATTERS = (
    "渔业", "林木", "取水", "公路", "食品", "药品", "燃气", "户外广告", "城市绿地", "种子", "农药", "兽药", "饲料", "矿产",
    "河道", "人防", "消防", "出版", "娱乐场所", "网吧", "劳务派遣", "民办学校", "养老机构", "医疗机构", "道路运输",
)  # fmt: skip
_THINGS = (
    "生产", "经营", "设立", "变更", "占用", "采集", "运输", "储存", "销售", "使用", "施工", "验收", "处置", "延续", "注销",
    "检测", "维修", "拆除", "进出口", "备案", "转让", "租赁", "开采", "养殖", "加工",
)  # fmt: skip


def workbooks(slug: str) -> dict[str, bytes]:
    """By code of the ledger, what the report of that slug needs of it; ledgers of which it counts nothing are left out."""
    return {code: _workbook(*made) for code, made in _BOOKS[slug]()}


def _seed_000() -> Iterator[tuple[str, tuple[Row, Iterable[Row]]]]:
    """A bureau's 2020: 22 powers, 32 licences, 42 other decisions, 4 projects of 297万元, 13 messages, 14 cases of 12345."""
    head = ("序号", "事项编码", "事项名称", "权力类型", "责任科室")
    kinds = {"行政许可": 5, "其他行政权力": 6, "行政处罚": 9, "行政强制": 2}
    yield "powers", (head, ((n, f"QX-{n:03}", *item, "") for n, item in enumerate(_items(kinds), 1)))
    yield (
        "handling",
        (
            ("序号", "决定书文号", "作出决定日期", "类别", "处理决定数"),
            (
                *((n, f"青工信许〔2020〕{n}号", _day(2020, n * 11), "行政许可", "") for n in range(1, 33)),
                *(
                    (32 + month, "", f"2020年{month}月", "其他对外管理服务事项", number)
                    for month, number in enumerate(_parts(42, 12), 1)
                ),
                ("合计", "", "", "", 74),
            ),
        ),
    )
    projects = ("机房空调", "办公设备", "物业服务", "信息系统维护")
    yield (
        "procurement",
        (
            ("成交时间", "采购项目名称", "采购方式", "成交金额（万元）"),
            (
                (_day(2020, 60 * n), f"{name}采购", way, amount)
                for n, name, way, amount in zip(
                    count(1),
                    projects,
                    ("公开招标", "询价采购", "竞争性磋商", "单一来源采购"),
                    ("120.5", "36.2", "90", "50.3"),
                    strict=False,
                )
            ),
        ),
    )
    yield (
        "messages",
        (
            ("留言时间", "栏目", "留言内容", "回复时间", "满意度评价"),
            (
                (
                    _day(2020, 25 * n),
                    "局长信箱",
                    f"咨询{matter}企业办理手续",
                    _day(2020, 25 * n + 3),
                    "非常满意" if n % 4 else "基本满意",
                )
                for n, matter in enumerate(_MATTERS[:13], 1)
            ),
        ),
    )
    yield (
        "calls",
        (
            ("交办日期", "来源", "工单编号", "诉求内容", "办结时间"),
            (
                (
                    _day(2020, 24 * n),
                    "12345政务服务热线",
                    f"2020{n:06}",
                    f"反映{matter}问题",
                    _day(2020, 24 * n + 4),
                )
                for n, matter in enumerate(_MATTERS[:14], 1)
            ),
        ),
    )


def _seed_001() -> Iterator[tuple[str, tuple[Row, Iterable[Row]]]]:
    """A county's 2020: some 1,240 items with their changes, 27,025 decisions by month, drills, calls, a questionnaire."""
    yield "powers", (("事项名称", "事项类别", "列入日期", "取消日期", "变动依据"), _items_of_001())
    decided = {"行政许可": 23_985, "行政处罚": 2_586, "行政强制": 454}
    yield (
        "handling",
        (
            ("统计月份", "事项类别", "受理件数", "办结件数", "处理决定件数"),
            (
                (f"2020-{month:02}", kind, number, number, f"{number:,}")
                for kind, total in decided.items()
                for month, number in enumerate(_parts(total, 12), 1)
            ),
        ),
    )
    drills = ("水上应急救援", "防火", "新冠疫情处置", "防汛", "地震疏散", "食品安全", "特种设备", "道路抢险")
    yield (
        "activities",
        (
            ("时间", "类别", "名称", "参加人数", "学时", "场次"),
            (
                *(
                    (_day(2020, 40 * n), "应急演练", f"{name}应急演练", 40 + n, "3小时", "4场")
                    for n, name in enumerate(drills, 1)
                ),
                (date(2020, 10, 15), "培训班", "全县政务公开工作培训班", 120, "8学时", 1),
            ),
        ),
    )
    yield (
        "calls",
        (
            ("咨询日期", "咨询方式", "咨询内容", "件数"),
            (
                (f"2020年{n}月{8 + n}日", "电话咨询", f"咨询{matter}政策", 2 if n < 12 else 1)
                for n, matter in enumerate(_MATTERS[:12], 1)
            ),
        ),
    )
    yield (
        "questionnaires",
        (
            ("问卷名称", "开始时间", "截止时间", "有效份数", "调查结果", "公布日期"),
            [
                (
                    "推动企业复工复产政策知晓率满意度问卷",
                    date(2020, 9, 1),
                    date(2020, 9, 30),
                    "1,206份",
                    "知晓率和满意度都在九成以上。",
                    date(2020, 10, 20),
                )
            ],
        ),
    )
    yield (
        "assessments",
        (
            ("日期", "类别", "名称", "组织单位", "总分", "权重（%）"),
            [(date(2020, 12, 20), "工作考核", "2020年度高质量发展目标管理考核", "县委、县政府", 10, "6.7%")],
        ),
    )


def _seed_002() -> Iterator[tuple[str, tuple[Row, Iterable[Row]]]]:
    """An office's 2021: one leader, two part-time officers; training of its people."""
    yield (
        "charges",
        (
            ("职责", "姓名", "职务", "是否专职", "任职时间"),
            [
                ("分管负责人", "何以宁", "办公室副主任", "", date(2019, 5, 6)),
                ("工作人员", "卢知微", "信息科科员", "兼职", date(2020, 3, 2)),
                ("工作人员", "邓小满", "秘书科科员", "兼职", date(2021, 1, 4)),
            ],
        ),
    )
    yield (
        "activities",
        (
            ("培训时间", "类型", "培训名称", "参训人数", "课时"),
            [
                (date(2021, 4, 22), "培训", "新任职公务员政务公开专题培训", 46, 4),
                (date(2021, 9, 16), "专题讲座", "政府信息公开规范操作", 31, 2),
            ],
        ),
    )


_BOOKS: dict[str, Callable[[], Iterator[tuple[str, tuple[Row, Iterable[Row]]]]]] = {
    "seed-000": _seed_000,
    "seed-001": _seed_001,
    "seed-002": _seed_002,
}


def _items_of_001() -> Iterator[Row]:
    """Licences 333; penalties 552 and 68 new; coercions 220 of which 2 went; fees 65 and one new."""
    standing = {"行政许可": 333, "行政处罚": 552, "行政强制": 218, "行政事业性收费": 65}
    for name, kind in _items(standing):
        yield name, kind, "", "", ""
    for name, kind in _items({"行政强制": 2}, "原"):
        yield name, kind, "", date(2020, 6, 1), "青府办〔2020〕12号"
    for name, kind in _items({"行政处罚": 68, "行政事业性收费": 1}, "新增"):
        yield name, kind, date(2020, 8, 10), "", "青府办〔2020〕21号"


def _items(kinds: dict[str, int], before: str = "") -> Iterator[tuple[str, str]]:
    for kind, number in kinds.items():
        for matter, thing in islice(product(_MATTERS, _THINGS), number):
            yield f"{before}{matter}{thing}{kind.removeprefix('其他')}", kind


def _day(year: int, number: int) -> date:
    """The day of the year with that number, from 1."""
    return date(year, 1, 1) + timedelta(days=number - 1)


def _parts(total: int, months: int) -> list[int]:
    """The total in whole parts, the later ones larger."""
    return [total * (month + 1) // months - total * month // months for month in range(months)]


def _workbook(head: Row, rows: Iterable[Row]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    for row in (head, *rows):
        sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
