"""The round over all public pages: a few links every few minutes, those that failed before once a day."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from gongkai.publishing.guard.body_text import read
from gongkai.publishing.guard.link_trying import Tried, try_link
from gongkai.publishing.guard.links import outward
from gongkai.publishing.models import LONGEST_ADDRESS, LinkCheck, LinkRound, Publication
from gongkai.records.moment import Moment

SECONDS = 20
"""For one turn of the job: other jobs wait for it."""
PAGES = 200
"""Pages looked at in one turn."""
AGAIN_AFTER = timedelta(hours=20)
FAILED_FIRST = 30
"""Links that failed before, of one turn."""

Try = Callable[[str], Tried]


def check_links(when: Moment, attempt: Try = try_link, seconds: float = SECONDS) -> int:
    """One turn; how many links were tried. Where nobody at all answers, our own network is away: nothing is noted."""
    turn = _Turn(attempt, time.monotonic() + seconds)
    for document, addresses in _failed(when).items():
        turn.look(document, addresses)
    before = after = _after()
    pages = Publication.objects.filter(pk__gt=before).order_by("pk").values_list("pk", "body")[:PAGES]
    for document, body in pages:
        if not turn.look(document, _to_try(document, body, when) if "<a " in body else []):
            # A page that takes up a whole turn must not keep the round from going on.
            after = document if after == before else after
            break
        after = document
    if turn.tried and not any(tried.answered for tried in turn.tried.values()):
        return len(turn.tried)
    with transaction.atomic():
        for document, address in dict.fromkeys(turn.met):
            _note(document, address, turn.tried[address], when)
        # A round that is over begins anew.
        LinkRound.objects.update_or_create(pk=1, defaults={"after": after if after > before else 0})
    return len(turn.tried)


class _Turn:
    """What was tried: each address once, on however many pages it stands."""

    def __init__(self, attempt: Try, ends: float) -> None:
        self.attempt, self.ends = attempt, ends
        self.tried: dict[str, Tried] = {}
        self.met: list[tuple[int, str]] = []

    def look(self, document: int, addresses: list[str]) -> bool:
        """Try the links of a page; False where time ran out before the last of them."""
        for address in addresses:
            if address not in self.tried:
                if time.monotonic() > self.ends:
                    return False
                self.tried[address] = self.attempt(address)
            self.met.append((document, address))
        return True


def _after() -> int:
    found = LinkRound.objects.filter(pk=1).values_list("after", flat=True).first()
    return found or 0


def _failed(when: Moment) -> dict[int, list[str]]:
    """Links that failed some time ago, by document; those that are no longer in a public text are forgotten."""
    rows = LinkCheck.objects.filter(checked_at__lt=when.at - AGAIN_AFTER).order_by("checked_at", "pk")
    found: dict[int, list[str]] = {}
    here: dict[int, set[str]] = {}
    for row, document, address, body in rows.values_list(
        "pk", "document_id", "address", "document__publication__body"
    )[:FAILED_FIRST]:
        if document not in here:
            here[document] = set(outward(read(body or "").links, _hosts()))
        if address in here[document]:
            found.setdefault(document, []).append(address)
        else:
            LinkCheck.objects.filter(pk=row).delete()
    return found


def _to_try(document: int, body: str, when: Moment) -> list[str]:
    """The links of a page to other sites, without those that failed just now."""
    lately = LinkCheck.objects.filter(document=document, checked_at__gte=when.at - AGAIN_AFTER)
    failed = set(lately.values_list("address", flat=True))
    found = outward(read(body).links, _hosts())
    return [one for one in found if len(one) <= LONGEST_ADDRESS and one not in failed]


def _hosts() -> frozenset[str]:
    return frozenset(host.lower() for host in (*settings.ALLOWED_HOSTS, settings.IDENTITY.domain) if host)


def _note(document: int, address: str, tried: Tried, when: Moment) -> None:
    row = LinkCheck.objects.filter(document=document, address=address).first()
    if not tried.says:
        if row is not None:
            row.delete()
    elif row is None:
        LinkCheck.objects.create(
            document_id=document, address=address, says=tried.says, failing_since=when.at, checked_at=when.at
        )
    else:
        row.failures, row.says, row.checked_at = row.failures + 1, tried.says, when.at
        row.save(update_fields=["failures", "says", "checked_at"])
