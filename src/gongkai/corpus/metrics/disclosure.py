"""Metrics of Table 2: documents made, repealed and in force, decisions, charges."""

from gongkai.corpus.metrics.metric import Kind, Metric, count

_DOCUMENTS = (("rules", "规章"), ("normative_docs", "规范性文件"))
_OF_2021 = "2021年格式才有；2019年格式统计的是制作和公开，口径不同，不能接着比。"
_OF_2019 = "只在2019年格式中有。"
_MEASURES = (
    ("issued", "制发", f"本年制发件数。{_OF_2021}"),
    ("repealed", "废止", f"本年废止件数。{_OF_2021}"),
    ("in_force", "现行有效", f"年底现行有效件数。{_OF_2021}"),
    ("made", "新制作", f"本年新制作数量。{_OF_2019}"),
    ("newly_disclosed", "新公开", f"本年新公开数量。{_OF_2019}"),
    ("total_disclosed", "对外公开总数", f"对外公开总数量。{_OF_2019}"),
)
_DECISIONS = (("licensing", "行政许可", "五"), ("penalty", "行政处罚", "六"), ("coercion", "行政强制", "六"))

DISCLOSURE: tuple[Metric, ...] = (
    *(
        count(
            f"{subject}_{measure}",
            f"{name}{label}",
            f"{name}{says}",
            "年度报告格式表二；条例第二十条第（一）项",
            f"t2.{subject}.{measure}",
        )
        for subject, name in _DOCUMENTS
        for measure, label, says in _MEASURES
    ),
    *(
        count(
            f"{subject}_decisions",
            f"{name}决定",
            f"本年{name}处理决定的件数，两种格式相同。",
            f"年度报告格式表二；条例第二十条第（{item}）项",
            f"t2.{subject}.decisions",
        )
        for subject, name, item in _DECISIONS
    ),
    Metric(
        "admin_fees_amount",
        "行政事业性收费",
        "本年行政事业性收费金额。2021年格式才有；2019年格式只有项目数量。",
        "年度报告格式表二；条例第二十条第（八）项",
        Kind.AMOUNT,
        "万元",
        ("t2.admin_fees.amount_wan",),
    ),
)
