import pytest
from tests.rule_examples import EXAMPLES

from gongkai.report.checks import NEEDS_PLATFORM_DATA, RULES
from gongkai.report.finding import Answer, Severity


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_it_asks_on_what_ground_and_what_to_do(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert all((rule.title, rule.says, rule.source, rule.repair, rule.forms))
    assert code not in NEEDS_PLATFORM_DATA


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_rule_is_broken_by_its_own_example_and_by_nothing_else_in_it(code: str) -> None:
    result = EXAMPLES[code].broken()
    grave = [f.rule for f in result.findings if f.severity is not Severity.HINT]
    hints = [f.rule for f in result.findings if f.severity is Severity.HINT]
    assert grave == ([] if RULES[code].severity is Severity.HINT else [code]), result.findings
    assert RULES[code].severity is not Severity.HINT or hints == [code], result.findings
    assert any(v.rule == code and v.answer is Answer.FAIL for v in result.verdicts)


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_rule_holds_on_its_sound_example(code: str) -> None:
    result = EXAMPLES[code].sound()
    answers = {v.answer for v in result.verdicts if v.rule == code}
    assert Answer.PASS in answers
    assert Answer.FAIL not in answers, [f for f in result.findings if f.rule == code]


def test_every_rule_of_cells_and_structure_has_an_example() -> None:
    assert {code for code in RULES if not code.startswith("NV")} == EXAMPLES.keys()
