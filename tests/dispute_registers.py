"""Registers of reviews and suits of our own making that count like printed reports: all but the counts is invented."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from itertools import count, cycle, repeat

from openpyxl import Workbook

_NAMES = "赵一禾 钱二川 孙三石 李四原 周五岭 吴六湾 郑七塘 王八里 冯九亩 陈十渡 青溪县柳渡农机有限公司 褚百川".split()  # noqa: SIM905
_MATTERS = (
    "不服柳渡镇征地补偿方案不予公开的答复",
    "逾期未答复石桥村安置房分配申请",
    "不服信息处理费收费通知",
    "不服告知信息不存在的告知书",
)


def as_of_seed_001() -> tuple[str, bytes]:
    """Name and bytes of a workbook for 2020: 15 reviews and 15 direct suits, ended in the words of their decisions.

    Its suits are 行政诉讼, and a column of its own says whether there was a review; a line of sums ends it.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["青溪县人民政府2020年行政复议、行政诉讼台账"])
    sheet.merge_cells("A1:J1")
    sheet.append(
        "序号 类型 是否经过复议 申请人（原告） 案由 复议机关/法院 案号 受理/立案日期 审结日期 结果".split()  # noqa: SIM905
    )
    names, matters = cycle(_NAMES), cycle(_MATTERS)
    for number, (kind, result, day) in enumerate(_rows_of_seed_001(), 1):
        suit = kind == "行政诉讼"
        closed: object = day + timedelta(days=55) if result else ""
        sheet.append(
            [
                number,
                kind,
                "否" if suit else "",
                next(names),
                next(matters),
                "青溪县人民法院" if suit else "青江市人民政府",
                f"（2020）青0121行初{number}号" if suit else f"青江府复〔2020〕{number}号",
                day,
                closed,
                result or "尚未审结",
            ]
        )
    sheet.append(["合计", "", "", "", "", "", "", "", "", "30件"])
    stream = BytesIO()
    book.save(stream)
    return "2020年复议诉讼台账.xlsx", stream.getvalue()


def _rows_of_seed_001() -> Iterator[tuple[str, str, date]]:
    reviews = [
        *repeat("维持", 3),
        *repeat("驳回行政复议请求", 2),
        "确认违法",
        *repeat("申请人撤回复议申请，终止复议", 4),
        *repeat("不予受理", 3),
        *repeat("驳回复议申请", 2),
    ]
    suits = [
        *repeat("判决驳回原告的诉讼请求", 5),
        "判决撤销，责令重新作出答复",
        "确认违法",
        "判决限期履行",
        *repeat("裁定驳回起诉", 4),
        *repeat("裁定准许原告撤诉", 2),
        "",
    ]
    for at, result in enumerate(reviews):
        yield "行政复议", result, date(2020, 1, 6) + timedelta(days=19 * at)
    for at, result in enumerate(suits):
        yield "行政诉讼", result, date(2020, 1, 8) + timedelta(days=20 * at)


def as_of_huaian_2024() -> tuple[str, bytes]:
    """Name and bytes of a CSV in GBK with 397 cases that count in 2024 and a few that do not.

    Ends stand in the words of Table 4. Some were taken up in 2023 and closed in 2024; of those that were open at the
    end of 2024 some have closed since.
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(["青江市人民政府复议应诉登记表"])
    writer.writerow(
        "编号,案件类型,原告,争议事项,受理机关,案号,立案时间,结案时间,审理结果".split(",")  # noqa: SIM905
    )
    names, matters, numbers = cycle(_NAMES), cycle(_MATTERS), count(1)
    for kind, ends in _HUAIAN_2024.items():
        for word, filed, closed, how_many in ends:
            for at in range(how_many):
                number = next(numbers)
                writer.writerow(
                    [
                        f"2024-{number:03}",
                        kind,
                        next(names),
                        next(matters),
                        "江岸省人民政府" if kind == "行政复议" else "青江市中级人民法院",
                        f"（{filed.year}）江{number:04}号",
                        (filed + timedelta(days=at % 90)).strftime("%Y/%m/%d"),
                        (closed + timedelta(days=at % 90)).strftime("%Y/%m/%d") if closed else "",
                        word,
                    ]
                )
    return "复议应诉登记表.csv", text.getvalue().encode("gbk")


# Wording, first day taken up, first day closed, how many.
_HUAIAN_2024 = {
    "行政复议": (
        ("结果维持", date(2024, 1, 3), date(2024, 3, 5), 60),
        ("维持", date(2023, 9, 4), date(2024, 1, 8), 12),
        ("结果纠正", date(2024, 2, 1), date(2024, 5, 6), 50),
        ("责令限期答复", date(2024, 6, 3), date(2024, 9, 2), 14),
        ("其他结果", date(2024, 1, 9), date(2024, 4, 9), 170),
        ("调解", date(2023, 10, 9), date(2024, 1, 2), 8),
        ("尚未审结", date(2024, 9, 2), None, 30),
        # Decided in the year after, pending at the end of this one.
        ("维持", date(2024, 9, 20), date(2025, 1, 6), 7),
        # Of no concern to 2024.
        ("维持", date(2023, 2, 6), date(2023, 5, 8), 3),
        ("其他结果", date(2025, 1, 6), date(2025, 3, 10), 2),
    ),
    "未经复议直接起诉": (
        ("判决驳回诉讼请求", date(2024, 1, 4), date(2024, 6, 4), 13),
        ("撤销", date(2023, 8, 7), date(2024, 2, 5), 4),
        ("裁定驳回起诉", date(2024, 3, 4), date(2024, 6, 3), 8),
        ("审理中", date(2024, 10, 8), None, 1),
    ),
    "复议后起诉": (
        ("结果维持", date(2024, 2, 6), date(2024, 7, 2), 12),
        ("结果纠正", date(2024, 3, 5), date(2024, 8, 6), 1),
        ("撤诉", date(2024, 4, 8), date(2024, 5, 7), 1),
        ("", date(2024, 11, 4), None, 6),
    ),
}
