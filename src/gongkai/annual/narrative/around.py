"""The paragraphs before section one, and section six."""

from gongkai.annual.narrative.wording import Said, Sentence, Wording
from gongkai.report.forms import SECTION_TITLES, Form, form_due

_CONTACT = (
    ("地址：", "address"),
    ("邮政编码：", "postcode"),
    ("电话：", "telephone"),
    ("电子邮箱：", "email"),
)
_FEES = "t3.outcome.other.unpaid_fee@total"
_BASIS = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条的规定和国务院办公厅关于政府信息公开工作年度"
    "报告格式的要求，编制本报告。"
)
_PERIOD = "本报告所列数据的统计期限自{year}年{firstday}起至{year}年{lastday}止。"
NOTHING_MORE = "除上述情况外，没有其他需要报告的事项。"

FEES: tuple[Wording, ...] = (
    Sentence("本年度依法收取信息处理费{fees}元，涉及政府信息公开申请{fees.cases}件。"),
    Sentence("本年度未收取信息处理费。", without=("fees",)),
    Sentence(f"申请人逾期未按要求缴纳信息处理费、不再处理的申请{{{_FEES}}}件。"),
)
"""The statement on the fee, which the form of 2021 asks for whether there was any or not."""


def preamble(known: Said, year: int) -> str:
    """Legal basis, contents, period, and whom to ask."""
    titles = SECTION_TITLES[form_due(year)]
    contents = f"本报告由{'、'.join(titles)}等六个部分组成。"
    return f"{_BASIS}{contents}\n{_PERIOD}{_contact(known)}"


def _contact(known: Said) -> str:
    entered = [f"{label}{{{code}}}" for label, code in _CONTACT if known.get(code)]
    who = "{office}" if known.get("office") else "{agency}"
    how = "；".join(entered) or "〔待补充：联系地址和电话〕"
    return f"如对本报告有疑问，请与{who}联系（{how}）。"


def section_six(year: int) -> tuple[Wording, ...]:
    """Fees from the form of 2021 on, and that there is nothing else."""
    if form_due(year) is Form.F2019:
        return (Sentence("没有其他需要报告的事项。"),)
    return (*FEES, Sentence(NOTHING_MORE))


PREAMBLE_FACTS = ("office", *(code for _, code in _CONTACT))
