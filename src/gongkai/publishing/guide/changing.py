"""Correcting an element of the guide: the public reads it at once, and each correction stays on record (要素更正)."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.columns.version import count_up
from gongkai.publishing.guide.element import Element, Guide
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import GuideChange, GuideEntry
from gongkai.records.moment import Moment


@transaction.atomic
def correct(
    agency: Agency, element: Element, value: str, reason: str, actor: Actor, when: Moment
) -> GuideChange:
    """Say `value` from now on; nothing lets the register of agencies speak again, where the element is one of its own.

    Raises `LedgerRefused` where nothing changes, or where Art 12 would go unfulfilled.
    """
    # Two who correct the same element wait for each other.
    list(GuideEntry.objects.select_for_update().filter(agency=agency, code=element.code))
    before = _value(agency, element)
    if value:
        GuideEntry.objects.update_or_create(
            agency=agency, code=element.code, defaults={"value": value, "changed_on": when.today}
        )
    else:
        GuideEntry.objects.filter(agency=agency, code=element.code).delete()
    after = _value(agency, element)
    if element.needed and not after:
        raise LedgerRefused(_("条例第十二条要求指南写明这一项。没有的，写“无”。"), "value")
    if after == before:
        raise LedgerRefused(_("和现在的内容一样，没有要更正的。"), "value")
    count_up(agency)
    return GuideChange.objects.create(
        agency=agency,
        code=element.code,
        before=before,
        after=after,
        on=when.today,
        by=str(actor),
        reason=reason,
    )


def _value(agency: Agency, element: Element) -> str:
    return next(said.value for said in Guide.of(agency).elements if said.element is element)
