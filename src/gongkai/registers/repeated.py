"""Rows that say what another row says already, by what a ledger declares to occur once: a decision counted twice."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow


def repeated(agency: Agency, ledger: Ledger, rows: Sequence[LedgerRow]) -> Mapping[int, str]:
    """By place in `rows`: which other row has the same, in Chinese. Rows struck out are no others.

    One question to the database; none where no row has what occurs once.
    """
    said = [_key(ledger, row) for row in rows]
    if not any(said):
        return {}
    first = ledger.once[0]
    others = ledger.model._default_manager.filter(agency=agency, struck_at=None)
    others = others.exclude(pk__in=[row.pk for row in rows if row.pk])
    here = set(others.filter(**{f"{first}__in": {key[0] for key in said if key}}).values_list(*ledger.once))
    label = ledger.model._meta.get_field(first).verbose_name  # type: ignore[union-attr]
    found = {}
    for place, key in enumerate(said):
        if key in here:
            says = _("%(label)s“%(value)s”已经登记过。重复的，不再登记；不是同一件的，核对%(label)s。")
            found[place] = says % {"label": label, "value": key[0]}
        elif key:
            here.add(key)
    return found


def _key(ledger: Ledger, row: LedgerRow) -> tuple[Any, ...]:
    """What occurs once; nothing where its first field is not written."""
    key = tuple(getattr(row, name) for name in ledger.once)
    return key if key and key[0] else ()
