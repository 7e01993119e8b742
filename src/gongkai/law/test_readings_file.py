import re
from datetime import date

import pytest

from gongkai.law.applicant import ApplicantColumn, ApplicantKind
from gongkai.law.readings import DEFAULT, OnlineReceipt, Period, Unit
from gongkai.law.readings_file import ReadingsUnreadable, parse_readings


def test_a_file_gives_typed_readings_and_leaves_the_rest_alone() -> None:
    readings = parse_readings(
        'online_receipt = "system"\nfees_from = 2021-03-01\ntownship_report_due = [2, 29]\n'
        'payment_period = { length = 20, unit = "working_days" }\n'
        'applicant_columns = { cooperative = "org_other" }\n'
    )
    assert readings.online_receipt is OnlineReceipt.SYSTEM
    assert readings.fees_from == date(2021, 3, 1)
    assert readings.township_report_due == (2, 29)
    assert readings.payment_period == Period(20, Unit.WORKING_DAYS)
    assert readings.applicant_columns[ApplicantKind.COOPERATIVE] is ApplicantColumn.ORG_OTHER
    assert readings.applicant_columns[ApplicantKind.COMPANY] is ApplicantColumn.ORG_ENTERPRISE
    assert parse_readings("") == DEFAULT


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("day_one = true", "没有名为 day_one 的选择"),
        ("day_zero = 1", "day_zero 的值 1 不可用"),
        ("extensions_allowed = true", "extensions_allowed 的值 True 不可用"),
        ("extensions_allowed = -1", "不可用"),
        ('online_receipt = "sometimes"', "online_receipt"),
        ('fees_from = "2021"', "fees_from"),
        ("payment_period = 30", "payment_period"),
        ("township_report_due = [2, 30]", "township_report_due"),
        ('applicant_columns = { company = "total" }', "applicant_columns"),
        ('matter_outcomes = { withdrawn = "granted!" }', "matter_outcomes"),
        ('dispute_results = { mediated = "pending" }', "dispute_results"),
        ("day_zero = ", "解读选择文件有误"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(text: str, says: str) -> None:
    with pytest.raises(ReadingsUnreadable, match=re.escape(says)):
        parse_readings(text)
