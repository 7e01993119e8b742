"""What stops a submission and what is said of it: every rule of the platform on a year that breaks it, answers that hold."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.annual_desk import YEAR, moment, ready, submitted
from tests.county import County, county
from tests.year_of_records import Applied, applied

from gongkai.agencies.role import Role
from gongkai.annual import platform_rules
from gongkai.annual.checking import Examined, examined
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.taking import take
from gongkai.annual.verdicts import Answered, Found, answer, withdraw
from gongkai.casework.models import Application, Letter, Payment
from gongkai.report.finding import Severity
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

NATURAL = "t3.received_new@natural_person"


@pytest.fixture
def here() -> County:
    return county(date(2026, 1, 12))


def check(report: AnnualReport) -> Examined:
    return examined(AnnualReport.objects.get(pk=report.pk), moment().today)


def only(report: AnnualReport, rule: str) -> Found:
    (found,) = [one for one in check(report).found if one.finding.rule == rule]
    return found


def test_a_report_in_order_passes_every_rule_of_the_platform_that_can_be_asked(here: County) -> None:
    found = check(ready(here))
    assert found.found == ()
    asked = {verdict.rule for verdict in found.result.verdicts}
    assert {"T3-11", "T2-09", "PL-01", "PL-03", "PL-05"} <= asked


def test_every_rule_of_the_platform_has_a_code_words_and_a_source() -> None:
    rules = platform_rules.rules()
    assert [rule.code for rule in rules] == ["T3-11", "PL-01", "PL-03", "PL-02", "PL-04", "T2-09", "PL-05"]
    assert all(rule.title and rule.says and rule.source and rule.repair for rule in rules)


def test_what_was_late_when_the_year_ended_is_named(here: County) -> None:
    rows = applied(here.agency, [Applied(date(2025, 11, 3)), Applied(date(2025, 12, 25))])
    Application.objects.filter(pk=rows[0].pk).update(due=date(2025, 12, 1))
    Application.objects.filter(pk=rows[1].pk).update(due=date(2026, 1, 23))
    found = only(ready(here), "T3-11").finding
    assert found.severity is Severity.HINT
    assert found.message == f"结转下年度的申请中有1件到12月31日已经超过答复期限：{rows[0].number}。"


def test_closed_without_a_result_stops_the_submission(here: County) -> None:
    applied(here.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20))])
    found = only(ready(here), "PL-01")
    assert found.stops
    assert "有1件申请已经办结，没有登记处理结果" in found.finding.message


def test_a_large_adjustment_and_a_register_that_says_otherwise_are_hints(here: County) -> None:
    applied(here.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")] * 10)
    report = ready(here)
    _adjusted(report, "t2.normative_docs.issued", 1)
    _adjusted(report, "t2.normative_docs.in_force", 1)
    # One in ten is no large adjustment, two are.
    _adjusted(report, NATURAL, 1)
    _adjusted(report, "t3.outcome.granted@natural_person", 2)
    told = {(one.finding.rule, one.finding.cells) for one in check(report).found}
    assert ("T2-09", ("t2.normative_docs.issued",)) in told
    assert ("PL-02", ("t3.outcome.granted@natural_person",)) in told
    assert ("PL-02", (NATURAL,)) not in told


def _adjusted(report: AnnualReport, code: str, amount: int) -> None:
    Adjustment.objects.create(
        report=report, code=code, amount=amount, reason="补记", made_by="韩立", made_at=moment().at
    )


def test_fees_that_were_paid_have_to_be_told(here: County) -> None:
    row, *_more = applied(here.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")])
    letter = Letter.objects.create(
        application=row, code="fee_notice", state="delivered", drafted_on=date(2025, 3, 10)
    )
    paid = {"application": row, "letter": letter, "basis": "by_page", "count": 60, "yuan": 300}
    Payment.objects.create(**paid, paid_yuan=300, paid_on=date(2025, 4, 1))
    report = ready(here)
    report.passages.filter(section=6).update(text="本年度未收取信息处理费。", edits=1)
    assert "本年缴费为300元" in only(report, "PL-05").finding.message
    report.passages.filter(section=6).update(text="本年度收取信息处理费300元。", edits=2)
    assert not [one for one in check(report).found if one.finding.rule == "PL-05"]


def test_records_that_change_after_the_submission_are_told_and_the_report_stays(here: County) -> None:
    report = submitted(here)
    applied(here.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")])
    found = only(report, "PL-04").finding
    assert "影响2格：“一、本年新收政府信息公开申请数量”自然人格由0变为1等" in found.message
    assert check(report).report.value(NATURAL) == 0


def test_a_warning_is_answered_and_the_answer_holds_for_the_same_facts_alone(here: County) -> None:
    clerk, report = here.actor(Role.CLERK), ready(here)
    report.passages.filter(section=5).update(text="", edits=1)
    warned = [one for one in check(report).stopping if one.finding.severity is Severity.WARNING]
    assert warned
    for one in warned:
        answer(report.pk, one, Answered.DISMISSED, "本年没有问题。", clerk, moment())
    again = check(report)
    assert not again.stopping
    assert {one.finding.rule for one in warned}.isdisjoint(one.rule for one in again.findings)
    assert {one.verdict.reason for one in again.found if one.verdict} == {"本年没有问题。"}
    # Another fact is another finding.
    report.passages.filter(section=5, position=0).update(text="存在的主要问题是解读不多。", edits=2)
    assert check(report).stopping
    report.passages.filter(section=5, position=0).update(text="", edits=3)
    assert not check(report).stopping
    withdraw(report.pk, warned[0].fingerprint, clerk, moment())
    assert [one.fingerprint for one in check(report).stopping] == [warned[0].fingerprint]


def test_the_answers_go_with_the_report(here: County) -> None:
    clerk, report = here.actor(Role.CLERK), ready(here)
    report.passages.filter(section=5).update(text="", edits=1)
    for one in check(report).stopping:
        answer(report.pk, one, Answered.EXPLAINED, "见第一部分。", clerk, moment())
    done = take("submit", report.pk, clerk, moment())
    sent = done.case.events.in_order().last()
    assert sent is not None
    assert {one["reason"] for one in sent.values["answers"]} == {"见第一部分。"}
    assert not check(done).stopping
    explained = next(one for one in check(done).found if one.verdict)
    with pytest.raises(StepRefused, match="“已报送”时不能改核对说明"):
        answer(done.pk, explained, Answered.DISMISSED, "改口。", clerk, moment())


def test_an_error_is_not_answered_away(here: County) -> None:
    applied(here.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20))])
    report = ready(here)
    with pytest.raises(StepRefused, match="错误要改正"):
        answer(
            report.pk, only(report, "PL-01"), Answered.EXPLAINED, "就这样。", here.actor(Role.CLERK), moment()
        )


def test_a_whole_check_asks_a_bounded_number_of_questions(here: County) -> None:
    report = AnnualReport.objects.select_related("agency").get(pk=ready(here).pk)
    with CaptureQueriesContext(
        connection,
    ) as before:
        examined(report, moment().today)
    applied(here.agency, [Applied(date(YEAR, 3, 3), date(YEAR, 3, 20), "granted")] * 30)
    with CaptureQueriesContext(connection) as after:
        examined(report, moment().today)
    assert len(after) <= len(before) + 4 <= 60
