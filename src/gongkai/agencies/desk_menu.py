"""The entries of the desk's header: declared here, shown where the page exists and the role may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.acting import acting
from gongkai.agencies.role import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the desk by its URL name; `roles` empty means everybody who holds a post."""

    label: "str | _StrPromise"
    name: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as printed; `current` is the value of `aria-current`, empty elsewhere."""

    label: str
    name: str
    address: str
    current: str


ENTRIES = (
    Entry(_("收件箱"), "inbox"),
    Entry(_("依申请公开"), "applications"),
    Entry(
        _("表三统计"),
        "table-3",
        (Role.CLERK, Role.OGI_HEAD, Role.LEADER, Role.SUPERIOR_READER, Role.AUDITOR),
    ),
    Entry(_("机关与人员"), "agencies", (Role.ADMINISTRATOR, Role.AUDITOR, Role.SUPERIOR_READER)),
    Entry(_("日历"), "calendar"),
    Entry(_("我的账号"), "profile"),
)


def desk_menu(request: HttpRequest) -> list[Shown]:
    """What the acting person's header shows on this page; nothing for who holds no post."""
    actor = acting(request) if request.user.is_authenticated else None
    if actor is None:
        return []
    open_to = [entry for entry in ENTRIES if not entry.roles or actor.role in entry.roles]
    found = list(_addresses(open_to))
    # The longest address that the page lies under: /desk/agencies/7/ belongs to /desk/agencies/.
    under = max((address for _, address in found if request.path.startswith(address)), key=len, default="")
    return [
        Shown(str(entry.label), entry.name, address, _current(address, under, request.path))
        for entry, address in found
    ]


def _addresses(entries: list[Entry]) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        try:
            yield entry, reverse(entry.name)
        except NoReverseMatch:
            # The page belongs to a room that this installation does not have.
            continue


def _current(address: str, under: str, path: str) -> str:
    if address != under:
        return ""
    return "page" if address == path else "true"
