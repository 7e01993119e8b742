"""Who sees the ledgers that the agency keeps for its report, and who keeps them: as those of publishing."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.route import Admission, Policy
from gongkai.publishing.ledger_access import KEEPING, KEPT_BY_OFFICE, LISTS
from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Book, LedgerRow


def keeps(actor: Actor, ledger: Ledger) -> bool:
    """Whether the actor enters and changes rows of the agency's ledger."""
    return actor.role in ledger.roles


def _of_a_ledger(policy: Policy, *, keeping: bool = False) -> Policy:
    """The same people for the ledger of the address's `code`: the view gets actor and ledger after the request."""

    def admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
        admission = policy.admit(request, arguments)
        if not isinstance(admission, tuple):
            return admission
        (actor,) = admission
        ledger = LEDGERS.get(arguments.pop("code"))
        if ledger is None:
            raise Http404
        if keeping and not keeps(actor, ledger):
            raise PermissionDenied
        return actor, ledger

    return replace(policy, admit=admit)


LEDGER = _of_a_ledger(LISTS)
"""Reading a ledger. The view gets actor and ledger after the request."""
LEDGER_KEPT = _of_a_ledger(KEEPING, keeping=True)
"""Entering in it and bringing rows in; some ledgers are kept by the office alone."""
LEDGER_SWITCHED = _of_a_ledger(KEPT_BY_OFFICE)
"""Whether it is in use."""


def _row(code: str, says: str, ledgers: Policy, *, keeping: bool) -> Policy:
    """A page of one row, 404 for a row out of reach: the view gets actor, ledger and row after the request."""

    def admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
        admission = ledgers.admit(request, arguments)
        if not isinstance(admission, tuple):
            return admission
        actor, ledger = admission
        own = Agency.objects.filter(pk=actor.agency.pk)
        agencies = own if keeping else Agency.objects.in_reach_of(actor)
        row: LedgerRow | None = (
            ledger.model._default_manager.filter(agency__in=agencies, pk=arguments.pop("pk"))
            .select_related("agency", "unit")
            .first()
        )
        if row is None:
            raise Http404
        return actor, ledger, row

    return Policy(code, says, admit, private=True, roles=ledgers.roles)


ROW = _row("ledger_row", "登记这一条的机关和它的上级", LEDGER, keeping=False)
ROW_KEPT = _row("ledger_row_kept", "本机关登记台账的人", LEDGER_KEPT, keeping=True)


def _book(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The book of the address's `pk`; 404 for whoever may not see it."""
    admission = LISTS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    agencies = Agency.objects.in_reach_of(actor)
    book = Book.objects.filter(agency__in=agencies, pk=arguments.pop("pk")).first()
    if book is None or book.ledger not in LEDGERS:
        raise Http404
    return actor, book


BOOK = Policy("book", "登记台账的机关和它的上级", _book, private=True, roles=LISTS.roles)
"""A book, to which a notice leads. The view gets actor and book after the request."""
