"""A result that was put on record wrongly is put right, on the record: Table 4 counts by it."""

from django import forms

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.facts import Facts
from gongkai.casework.disputes.recording import record
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.models import Dispute
from gongkai.casework.step_form import text_field
from gongkai.law.dispute_result import Disposition, Result
from gongkai.workflow.step import Taking


class CorrectionForm(DisputeForm):
    """What the decision really says, and how the mistake came about."""

    disposition = forms.ChoiceField(label="文书上的结果")
    result = forms.ChoiceField(
        label="结果", choices=[(one.value, one.label) for one in Result if one is not Result.PENDING]
    )
    reason = text_field("更正的原因", "请不要写个人信息。", longest=500)

    def prepare(self) -> None:
        """Of a case from an old register only the column is known."""
        if self.facts.closed_before:
            del self.fields["disposition"]
            self.fields["result"].initial = self.facts.imported_result
            return
        del self.fields["result"]
        self.fields["disposition"].choices = _alike(self.facts)  # type: ignore[attr-defined]
        final = self.facts.history.final
        self.fields["disposition"].initial = final.disposition if final else None


def _alike(facts: Facts) -> list[tuple[str, str]]:
    """What could stand in its place with all that followed from it: the same way of appeal, the same order to us."""
    history, final = facts.history, facts.history.final
    assert final is not None  # noqa: S101
    in_court, was = history.kind.is_suit, final.disposition

    def fits(other: Disposition) -> bool:
        same_way = (other.ends_at_once, other.is_ruling) == (was.ends_at_once, was.is_ruling)
        orders_too = other.may_order if final.ordered else other is not Disposition.ORDERED
        return orders_too and (same_way or not in_court)

    return [
        (one.value, words.label)
        for one in Disposition
        if (words := one.words(in_court=in_court)) and fits(one)
    ]


def correct_result(dispute: Dispute, taking: Taking) -> None:
    """The first entry stays on record beside the correction."""
    said = {name: taking.inputs[name] for name in ("disposition", "result") if name in taking.inputs}
    record(
        dispute,
        EventKind.RESULT_CORRECTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
        **said,
    )
