import pytest

from gongkai.corpus.metrics.catalogue import METRICS
from gongkai.corpus.metrics.formula import formula


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("carried_out", "表三“四、结转下年度继续办理”"),
        ("granted_share", "表三“（一）予以公开” ÷ 表三“（七）总计” × 100%"),
        ("refused_share", "表三“（三）不予公开”各项之和 ÷ 表三“（七）总计” × 100%"),
        (
            "other_share",
            "（2019年格式：表三“（六）其他处理”；2021年格式：表三“（六）其他处理”各项之和） ÷ 表三“（七）总计” × 100%",
        ),
        (
            "from_natural_person",
            "表三“一、本年新收政府信息公开申请数量·自然人” ÷ 表三“一、本年新收政府信息公开申请数量” × 100%",
        ),
        (
            "disputes_per_hundred",
            "（表四“行政复议·总计” ＋ 表四“未经复议直接起诉·总计” ＋ 表四“复议后起诉·总计”） ÷ 表三“（七）总计” × 100",
        ),
        ("received_per_report", "表三“一、本年新收政府信息公开申请数量” ÷ 表三有数的报告份数"),
        ("admin_fees_amount", "表二“行政事业性收费·本年收费金额（单位：万元）”"),
    ],
)
def test_a_formula_speaks_the_words_of_the_form(code: str, words: str) -> None:
    assert formula(METRICS[code]) == words
