"""Metrics of Table 3: applications, who applied, and how they ended."""

from gongkai.corpus.metrics.metric import (
    REPORTS_COUNTED,
    Better,
    Kind,
    Metric,
    PerForm,
    Sum,
    count,
    share,
)
from gongkai.law.outcome import Outcome
from gongkai.report.codes import APPLICANT_COLUMNS, Column, t3
from gongkai.report.forms import COLUMN_LABELS, ORGANISATIONS_HEAD


def _total(row: str) -> str:
    return t3(row, Column.TOTAL)


def _leaves(group: str) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in Outcome if outcome.group == group)


def _of_group(group: str) -> tuple[str, ...]:
    return tuple(_total(f"outcome.{outcome}") for outcome in _leaves(group))


RECEIVED = _total("received_new")
CARRIED_IN = _total("carried_in")
HANDLED = _total("outcome.total")
CARRIED_OUT = _total("carried_out")
GRANTED = _total("outcome.granted")
PARTIAL = _total("outcome.partial")
OTHER = PerForm(
    (_total("outcome.other"),),
    _of_group("other"),
    whole=HANDLED,
    rest=(
        GRANTED,
        PARTIAL,
        *(cell for group in ("refused", "unable", "declined") for cell in _of_group(group)),
    ),
)
"""（六）其他处理: one row of the form of 2019, three of the form of 2021."""

OF_GROUP: dict[str, Sum] = {
    "refused": _of_group("refused"),
    "unable": _of_group("unable"),
    "declined": _of_group("declined"),
    "other": (OTHER,),
}
GROUP_LABELS = {"refused": "不予公开", "unable": "无法提供", "declined": "不予处理", "other": "其他处理"}
_GROUP_ROWS = {"refused": "（三）", "unable": "（四）", "declined": "（五）", "other": "（六）"}
_GROUP_LAW = {
    "refused": "条例第三十六条第（三）项、第（七）项，第十四条至第十六条",
    "unable": "条例第三十六条第（四）项、第（五）项，第三十条，第三十八条",
    "declined": "条例第三十六条第（六）项，第三十五条，第三十九条",
    "other": "条例第三十条，第四十二条",
}


def _counts() -> tuple[Metric, ...]:
    return (
        count(
            "received_new", "新收申请", "本年新收政府信息公开申请的件数。", "年度报告格式表三第一项", RECEIVED
        ),
        count(
            "carried_in",
            "上年结转",
            "上年没有办结、转到本年办理的申请件数。",
            "年度报告格式表三第二项",
            CARRIED_IN,
        ),
        count(
            "handled",
            "办结",
            "本年办结的申请件数，不论结果，包括上年结转而本年办结的。",
            "年度报告格式表三第三项（七）",
            HANDLED,
        ),
        count(
            "carried_out",
            "结转下年度",
            "年底没有办结、转到下年度办理的申请件数。",
            "年度报告格式表三第四项",
            CARRIED_OUT,
        ),
        share(
            "carried_out_share",
            "结转率",
            "结转下年度的件数，占本年新收与上年结转之和的百分比。年底前收到、期限未满的申请也在其中。",
            "年度报告格式表三第一、二、四项；条例第三十三条",
            (CARRIED_OUT,),
            (RECEIVED, CARRIED_IN),
        ),
        Metric(
            "received_per_report",
            "平均每份报告新收申请",
            "新收申请件数除以表三有数的报告份数；一份报告即其新收件数。",
            "年度报告格式表三第一项",
            Kind.RATIO,
            "件",
            (RECEIVED,),
            (REPORTS_COUNTED,),
        ),
    )


def _outcomes() -> tuple[Metric, ...]:
    handled = (HANDLED,)
    return (
        share(
            "granted_share",
            "予以公开率",
            "予以公开的件数，占办结件数的百分比；部分公开不计在内。",
            "年度报告格式表三第三项（一）；条例第三十六条第（一）项、第（二）项",
            (GRANTED,),
            handled,
            Better.HIGHER,
        ),
        share(
            "disclosed_share",
            "公开率",
            "予以公开与部分公开的件数，占办结件数的百分比。",
            "年度报告格式表三第三项（一）（二）；条例第五条、第三十六条第（一）项、第（二）项、第三十七条",
            (GRANTED, PARTIAL),
            handled,
            Better.HIGHER,
        ),
        *(
            share(
                f"{group}_share",
                f"{label}率",
                f"{label}的件数，占办结件数的百分比。"
                + (
                    "2019年格式是单独一行，2021年格式是三个分项之和；汇总的报告两种格式都有的，相加，"
                    "但不超过总计减去前五项。"
                    if group == "other"
                    else ""
                ),
                f"年度报告格式表三第三项{_GROUP_ROWS[group]}；{_GROUP_LAW[group]}",
                OF_GROUP[group],
                handled,
            )
            for group, label in GROUP_LABELS.items()
        ),
    )


def _structure(group: str) -> tuple[Metric, ...]:
    """Each ground of a group as a share of the group."""
    return tuple(
        share(
            outcome.value.replace(".", "_by_"),
            f"{GROUP_LABELS[group]}中：{outcome.law.label.partition('：')[2]}",
            f"以这一理由{GROUP_LABELS[group]}的件数，占{GROUP_LABELS[group]}全部件数的百分比。"
            if group != "other"
            else "这一情形的件数，占其他处理全部件数的百分比；2019年格式不分情形。",
            f"年度报告格式表三第三项{_GROUP_ROWS[group]}{number}；{'、'.join(outcome.law.articles)}"
            if not outcome.law.from_form
            else f"年度报告格式表三第三项{_GROUP_ROWS[group]}{number}",
            (_total(f"outcome.{outcome}"),),
            _of_group(group),
        )
        for number, outcome in enumerate(_leaves(group), 1)
    )


def _applicants() -> tuple[Metric, ...]:
    return tuple(
        share(
            f"from_{column}",
            "自然人占比"
            if column is Column.NATURAL_PERSON
            else f"{ORGANISATIONS_HEAD}占比：{COLUMN_LABELS[column]}",
            f"申请人是{'' if column is Column.NATURAL_PERSON else ORGANISATIONS_HEAD + '中的'}"
            f"{COLUMN_LABELS[column]}的新收申请，占全部新收申请的百分比。",
            "年度报告格式表三第一项各列",
            (t3("received_new", column),),
            (RECEIVED,),
        )
        for column in APPLICANT_COLUMNS
    )


APPLICATIONS: tuple[Metric, ...] = (
    *_counts(),
    *_outcomes(),
    *(metric for group in OF_GROUP for metric in _structure(group)),
    *_applicants(),
)
