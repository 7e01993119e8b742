"""Proposals by the clock: what they say of a case is let go of with the case."""

from gongkai.publishing.models import Proposal
from gongkai.records.vault.masking import ERASED


def forget_with_cases() -> int:
    """Clear the words of proposals whose case has been erased; days and decisions stay; how many."""
    rows = Proposal.objects.filter(application__title=ERASED).exclude(reason=ERASED)
    return rows.update(subject=ERASED, reason=ERASED, decision="")
