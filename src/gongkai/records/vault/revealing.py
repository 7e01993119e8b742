"""Showing personal data to a person: only to whom may see it, with a reason, and on the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.records.append import append, lock
from gongkai.records.errors import RecordsError
from gongkai.records.models import Secret
from gongkai.records.moment import Moment
from gongkai.records.own_kind import OwnKind
from gongkai.records.vault.sealing import unseal

REASON_MOST = 200


class RevealRefused(RecordsError):
    """Personal data is not shown."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """A secret and what it holds."""

    secret: Secret
    value: str


def reveal(secrets: Iterable[Secret], actor: Actor, when: Moment, reason: str) -> list[Revealed]:
    """The values, in the order asked for, after the looking has been recorded in each case concerned.

    Raises `RevealRefused` without the right or a reason, and what `unseal` raises; then nothing is recorded.
    """
    _require_right_and_reason(actor, reason)
    revealed = [Revealed(secret, unseal(secret)) for secret in secrets]
    with transaction.atomic():
        # In the order of cases, so that two who look at once never wait for each other.
        for case_id in sorted({one.secret.case_id for one in revealed}):
            seen = [(one.secret.whose, one.secret.kind) for one in revealed if one.secret.case_id == case_id]
            _record(case_id, seen, actor, when, reason)
    return revealed


@transaction.atomic
def record_looking(
    case_id: int, seen: Iterable[tuple[str, str]], actor: Actor, when: Moment, reason: str
) -> None:
    """Put on record that somebody looks at personal data of a case: of whom, and of which kind.

    Raises `RevealRefused` without the right or a reason; then nothing is recorded, and nothing may be shown.
    """
    _require_right_and_reason(actor, reason)
    _record(case_id, seen, actor, when, reason)


def _record(case_id: int, seen: Iterable[tuple[str, str]], actor: Actor, when: Moment, reason: str) -> None:
    append(
        lock(case_id),
        OwnKind.PERSONAL_DATA_SEEN,
        on=when.today,
        actor=actor,
        when=when,
        data={"reason": reason.strip(), "seen": [list(one) for one in seen]},
    )


def _require_right_and_reason(actor: Actor, reason: str) -> None:
    reason = reason.strip()
    if not actor.sees_personal_data:
        raise RevealRefused("这个岗位没有查看个人信息的权限。确需查看的，由管理员在岗位中开通。")
    if not reason:
        raise RevealRefused("还没有写查看的理由。写明为什么需要，例如“电话联系补正”。")
    if len(reason) > REASON_MOST:
        raise RevealRefused(f"理由有{len(reason)}个字，超过{REASON_MOST}个字。改短后再查看。")
