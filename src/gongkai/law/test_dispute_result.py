import pytest

from gongkai.law.dispute_result import USUAL_RESULTS, Disposition, Result

# report-forms, table 4: 维持 or claim rejected; revoked, changed, unlawful, void, ordered; withdrawn, not accepted …
UPHELD = {"maintained", "claim_rejected"}
CORRECTED = {"revoked", "changed", "unlawful", "void", "ordered"}


@pytest.mark.parametrize("disposition", Disposition)
def test_every_disposition_has_its_column(disposition: Disposition) -> None:
    expected = (
        Result.UPHELD
        if disposition in UPHELD
        else Result.CORRECTED
        if disposition in CORRECTED
        else Result.OTHER
    )
    assert USUAL_RESULTS[disposition] is expected


def test_only_review_organs_maintain_and_every_wording_has_its_article() -> None:
    missing = [one for one in Disposition if one.words(in_court=True) is None]
    assert missing == [Disposition.MAINTAINED]
    for one in Disposition:
        for words in (one.words(in_court=True), one.words(in_court=False)):
            assert words is None or (words.label and "条" in words.article)


def test_what_rejects_or_ends_orders_nothing_but_an_agreement_may() -> None:
    ordering = {one for one in Disposition if one.may_order}
    assert ordering == {"revoked", "unlawful", "void", "ordered", "mediated"}
