from datetime import date

import pytest

from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings
from gongkai.law.remedy import Remedy, remedy, remedy_paragraph

USUAL = Readings()
BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)
REVIEW_FIRST_OUTCOMES = {
    Outcome.STATE_SECRET,
    Outcome.LAW_PROHIBITED,
    Outcome.SECURITY_STABILITY,
    Outcome.THIRD_PARTY,
    Outcome.INTERNAL_AFFAIRS,
    Outcome.PROCESS_INFO,
    Outcome.ENFORCEMENT_FILE,
}


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.PARTIAL])
def test_refusals_under_articles_14_to_16_go_to_review_first_since_2024(outcome: Outcome) -> None:
    items = [ItemDecision(outcome)]
    assert remedy(items, BEFORE, USUAL) is Remedy.REVIEW_OR_SUIT
    expected = Remedy.REVIEW_FIRST if outcome in REVIEW_FIRST_OUTCOMES else Remedy.REVIEW_OR_SUIT
    assert remedy(items, SINCE, USUAL) is expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # the withheld part of a partial disclosure
        ([ItemDecision(Outcome.PARTIAL, (Outcome.THIRD_PARTY,))], Remedy.REVIEW_FIRST),
        ([ItemDecision(Outcome.PARTIAL, (Outcome.NOT_HELD,))], Remedy.REVIEW_OR_SUIT),
        # the leaf would be （二）部分公开 in both, the remedy follows the items
        ([ItemDecision(Outcome.GRANTED), ItemDecision(Outcome.PROCESS_INFO)], Remedy.REVIEW_FIRST),
        ([ItemDecision(Outcome.GRANTED), ItemDecision(Outcome.NOT_HELD)], Remedy.REVIEW_OR_SUIT),
    ],
)
def test_the_remedy_follows_the_items_not_the_leaf(items: list[ItemDecision], expected: Remedy) -> None:
    assert remedy(items, SINCE, USUAL) is expected


def test_an_installation_may_read_partial_and_admin_query_otherwise() -> None:
    partial = [ItemDecision(Outcome.PARTIAL, (Outcome.THIRD_PARTY,))]
    query = [ItemDecision(Outcome.ADMIN_QUERY)]
    assert remedy(partial, SINCE, Readings(partial_is_review_first=False)) is Remedy.REVIEW_OR_SUIT
    assert remedy(query, SINCE, Readings(admin_query_is_review_first=True)) is Remedy.REVIEW_FIRST


def test_the_paragraph_names_organ_court_and_periods() -> None:
    organ, court = "甲县人民政府", "乙区人民法院"
    first = remedy_paragraph(Remedy.REVIEW_FIRST, review_organ=organ, court=court)
    assert first == (
        "如对本决定不服，应当先申请行政复议：可以自收到本告知书之日起六十日内向甲县人民政府申请行政复议；"
        "对行政复议决定仍不服的，可以自收到行政复议决定书之日起十五日内向乙区人民法院提起行政诉讼。"
    )
    either = remedy_paragraph(Remedy.REVIEW_OR_SUIT, review_organ=organ, court=court)
    assert either == (
        "如对本决定不服，可以自收到本告知书之日起六十日内向甲县人民政府申请行政复议，"
        "或者自收到本告知书之日起六个月内向乙区人民法院提起行政诉讼。"
    )
    assert remedy_paragraph(Remedy.NONE, review_organ=organ, court=court) == ""
