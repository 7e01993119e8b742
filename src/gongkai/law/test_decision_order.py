from gongkai.law.decision_order import DECISION_ORDER
from gongkai.law.outcome import Outcome


def test_every_outcome_is_reached_by_exactly_one_question() -> None:
    reached = [outcome for question in DECISION_ORDER for outcome in question.outcomes]
    assert sorted(reached) == sorted(Outcome)


def test_whose_the_information_is_comes_before_whether_it_is_exempt() -> None:
    reached = [outcome for question in DECISION_ORDER for outcome in question.outcomes]
    order = [Outcome.NO_CORRECTION, Outcome.PETITION_COMPLAINT, Outcome.DUPLICATE, Outcome.NOT_HELD]
    order += [Outcome.ADMIN_QUERY, Outcome.STATE_SECRET, Outcome.NEEDS_CREATION, Outcome.GRANTED]
    assert [outcome for outcome in reached if outcome in order] == order
