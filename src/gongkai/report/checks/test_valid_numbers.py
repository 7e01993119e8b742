"""Numbers that no cell may hold."""

from decimal import Decimal

from tests.clean_reports import clean, with_values

from gongkai.report.checks import check


def test_a_number_that_no_cell_may_hold_is_one_finding_a_table() -> None:
    report = with_values(clean(2023), {"t2.licensing.decisions": -5, "t2.penalty.decisions": Decimal("1.5")})
    (finding,) = check(report).findings
    assert finding.rule == "T2-01"
    assert finding.message == (
        "“行政许可·本年处理决定数量”格、“行政处罚·本年处理决定数量”格填-5、1.5，应为零或正整数。"
    )
