from gongkai.report.finding import Answer, CheckResult, Finding, Severity, Verdict

RESULT = CheckResult(
    (Finding("T3-01", Severity.ERROR, "甲。"), Finding("ST-09", Severity.HINT, "乙。")),
    (
        Verdict("T3-01", Answer.FAIL),
        Verdict("T3-02", Answer.PASS),
        Verdict("T3-03", Answer.PASS),
        Verdict("XY-01", Answer.CANNOT_TELL, why="缺上一年报告，不能核对"),
    ),
)


def test_answers_are_counted_and_findings_told_by_severity() -> None:
    assert [RESULT.count(answer) for answer in Answer] == [2, 1, 1]
    assert [finding.rule for finding in RESULT.of(Severity.HINT)] == ["ST-09"]
    assert RESULT.of(Severity.WARNING) == ()


def test_severities_and_answers_have_their_chinese_words() -> None:
    assert [severity.label for severity in Severity] == ["错误", "警告", "提示"]
    assert [answer.label for answer in Answer] == ["相符", "不符", "无法判断"]
