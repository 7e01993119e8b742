"""Adding to the log of administration, in the transaction of the change that it tells."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import models

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import AdministrationEvent, Change
from gongkai.agencies.models import Agency

Values = Mapping[str, Any]


def log(
    actor: Actor,
    change: Change,
    agency: Agency,
    subject: object,
    *,
    at: datetime,
    before: Values | None = None,
    after: Values | None = None,
) -> AdministrationEvent:
    """One entry; of `before` and `after` only what differs is kept."""
    old, new = before or {}, after or {}
    differing = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return AdministrationEvent.objects.create(
        agency=agency,
        change=change,
        subject=str(subject)[:200],
        before={name: _plain(old[name]) for name in differing if name in old},
        after={name: _plain(new[name]) for name in differing if name in new},
        actor_id=actor.user_id,
        actor_name=str(actor),
        at=at,
    )


def values_of(row: models.Model, fields: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a row under the names that a screen gives them."""
    return {str(row._meta.get_field(name).verbose_name): getattr(row, name) for name in fields}  # type: ignore[union-attr]


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return {True: "是", False: "否", None: ""}[value]
    return value.isoformat() if isinstance(value, date) else str(value)
