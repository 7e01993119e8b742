"""Writing down how an agency words its reason on a ground (参考答复), each change on the agency's log."""

from collections.abc import Mapping

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.agencies.steps.log import log
from gongkai.casework.models import ModelAnswer
from gongkai.records.moment import Moment

WRITERS = (Role.CLERK, Role.OGI_HEAD)
"""Who writes the model answers of their agency."""
FIELDS = ("ground", "about", "text", "harm")


@transaction.atomic
def write(
    agency: Agency, values: Mapping[str, str], actor: Actor, when: Moment, pk: int | None = None
) -> ModelAnswer:
    """A new one, or new words for the one with this key; `values` by `FIELDS`, checked by the form."""
    answer = (
        ModelAnswer.objects.select_for_update().get(agency=agency, pk=pk)
        if pk
        else ModelAnswer(agency=agency)
    )
    before = _logged(answer) if pk else {}
    for name in FIELDS:
        setattr(answer, name, values[name])
    if before != (after := _logged(answer)):
        answer.written_by, answer.written_at = str(actor), when.at
        answer.save()
        log(actor, Change.SETTING_CHANGED, agency, _subject(answer), at=when.at, before=before, after=after)
    return answer


@transaction.atomic
def remove(answer: ModelAnswer, actor: Actor, when: Moment) -> None:
    """No longer offered; what it said stays on the log."""
    log(actor, Change.SETTING_CHANGED, answer.agency, _subject(answer), at=when.at, before=_logged(answer))
    answer.delete()


def _subject(answer: ModelAnswer) -> str:
    return f"参考答复：{answer.about}"


def _logged(answer: ModelAnswer) -> dict[str, str]:
    return {
        "依据": answer.get_ground_display(),
        "适用情形": answer.about,
        "事实和理由": answer.text,
        "损害": answer.harm,
    }
