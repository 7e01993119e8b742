"""Registers of our own making that count like printed reports: everything in them but the counts is invented."""

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook


def as_of_seed_001() -> tuple[str, bytes]:
    """Name and bytes of a workbook for 2020: 11 received from natural persons, 9 granted, 2 refused for third parties.

    Its head takes two rows, its days are cells in date format, and a line of sums ends it.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2020年"
    sheet.append(["青溪县人民政府2020年政府信息公开申请登记台账"])
    sheet.merge_cells("A1:J1")
    sheet.append(["序号", "收到申请日期", "申请人", "", "申请方式", "申请内容", "答复情况", "", "", "备注"])
    sheet.append(["", "", "姓名", "类型", "", "", "日期", "结果", "文号", ""])
    for column in "ABEFJ":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.merge_cells("C2:D2")
    sheet.merge_cells("G2:I2")
    for number, (received, who, how, what, replied, outcome) in enumerate(_SEED_001, 1):
        letter = f"青政公开告〔2020〕{number}号"
        sheet.append([number, received, who, "自然人", how, what, replied, outcome, letter, ""])
    sheet.append(["合计", "", "", "", "", "11件", "", "11件", "", ""])
    stream = BytesIO()
    book.save(stream)
    return "2020年依申请公开台账.xlsx", stream.getvalue()


_SEED_001 = (
    (date(2020, 1, 8), "赵一禾", "网上申请", "柳渡镇2019年征地批复", date(2020, 1, 20), "予以公开"),
    (date(2020, 2, 26), "钱二川", "当面提交", "老城区改造项目立项文件", date(2020, 3, 16), "予以公开"),
    (date(2020, 3, 11), "孙三石", "EMS", "石桥村补偿安置方案", date(2020, 4, 2), "予以公开"),
    (date(2020, 4, 9), "李四原", "网上申请", "北坪社区规划图", date(2020, 4, 29), "同意公开"),
    (
        date(2020, 5, 13),
        "周五岭",
        "网上申请",
        "某企业土地出让合同",
        date(2020, 6, 8),
        "不予公开（第三方不同意公开）",
    ),
    (date(2020, 6, 3), "吴六湾", "挂号信", "2019年扶贫资金分配表", date(2020, 6, 22), "予以公开"),
    (
        date(2020, 7, 20),
        "郑七塘",
        "传真",
        "中心小学学区划分依据",
        date(2020, 8, 5),
        "已主动公开，告知获取途径",
    ),
    (date(2020, 8, 18), "王八里", "当面提交", "东山采石场环评批复", date(2020, 9, 9), "予以公开"),
    (
        date(2020, 9, 15),
        "冯九亩",
        "网上申请",
        "邻户宅基地审批表",
        date(2020, 10, 20),
        "不予公开：保护第三方合法权益",
    ),
    (date(2020, 10, 12), "陈十渡", "平信", "县道改建招标文件", date(2020, 11, 3), "予以公开"),
    (date(2020, 11, 24), "褚百川", "网上申请", "农田水利工程验收报告", date(2020, 12, 16), "（一）予以公开"),
)


def as_of_seed_002() -> tuple[str, bytes]:
    """Name and bytes of a CSV in GBK for 2021: 9 received, 8 online and 1 letter; 6 granted, 3 internal affairs."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(["青溪县人民政府办公室依申请公开登记表（2021年）"])
    writer.writerow(
        [
            "编号",
            "申请时间",
            "申请人",
            "申请人类型",
            "申请渠道",
            "所需信息内容",
            "是否延期",
            "答复时间",
            "办理结果",
        ]
    )
    for number, row in enumerate(_SEED_002, 1):
        writer.writerow([f"2021-{number:03}", *row])
    return "2021年登记表.csv", text.getvalue().encode("gbk")


_SEED_002 = (
    ("2021/1/12", "卫春生", "公民", "网络", "土地利用总体规划", "否", "2021/1/29", "予以公开"),
    ("2021/2/5", "蒋夏至", "公民", "网络", "拆迁补偿政策", "否", "2021/3/2", "予以公开"),
    ("2021/3/19", "沈秋分", "公民", "网络", "财政预算执行情况", "否", "2021/4/8", "予以公开"),
    ("2021/4/27", "韩冬至", "公民", "挂号信", "部门绩效考核指标", "否", "2021/5/24", "属于三类内部事务信息"),
    (
        "2021/6/8",
        "杨谷雨",
        "公民",
        "网络",
        "政府工作报告起草分工",
        "否",
        "2021/7/1",
        "不予公开（内部事务信息）",
    ),
    ("2021/7/14", "朱立夏", "公民", "网络", "征地补偿标准", "是", "2021/8/25", "予以公开"),
    (
        "2021/9/2",
        "秦小满",
        "公民",
        "网络",
        "公务用车管理台账",
        "否",
        "2021/9/27",
        "不予公开（三类内部事务信息）",
    ),
    ("2021/10/21", "尤芒种", "公民", "网络", "老旧小区改造名单", "否", "2021/11/10", "予以公开"),
    ("2021/12/1", "许处暑", "公民", "网络", "医保报销目录", "否", "2021/12/20", "已主动公开"),
)
