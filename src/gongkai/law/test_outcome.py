import pytest

from gongkai.law.outcome import OUTCOMES, Outcome


def test_every_leaf_has_its_law_and_only_two_rows_stand_in_the_form_alone() -> None:
    assert list(OUTCOMES) == list(Outcome)
    assert all(law.articles and law.must_tell for law in OUTCOMES.values())
    assert [o for o in Outcome if o.law.from_form] == [Outcome.RECONFIRM, Outcome.MISC]


@pytest.mark.parametrize(
    ("outcome", "article"),
    [
        (Outcome.PARTIAL, "条例第三十七条"),
        (Outcome.ADMIN_QUERY, "条例第三十六条第（七）项"),
        (Outcome.NEEDS_CREATION, "条例第三十八条"),
        (Outcome.DUPLICATE, "条例第三十六条第（六）项"),
        (Outcome.ABUSIVE_VOLUME, "条例第三十五条"),
        (Outcome.NO_CORRECTION, "条例第三十条"),
        (Outcome.UNPAID_FEE, "国办函〔2020〕109号第六条"),
    ],
)
def test_a_leaf_names_its_article(outcome: Outcome, article: str) -> None:
    assert article in outcome.law.articles
