"""The entries of the desk's header: declared here, shown where the policy of the page lets the role in."""

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.acting import acting
from gongkai.agencies.role import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the desk by its URL name; who sees it, its route says.

    `beside` are pages that are reached from it: the entry is the current one there too, and leads to the first of
    them that the role may open where the page itself is not for the role.
    """

    label: "str | _StrPromise"
    name: str
    beside: tuple[str, ...] = ()


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
    Entry(_("主动公开"), "documents"),
    Entry(_("公开期限"), "board"),
    Entry(_("复议诉讼"), "disputes"),
    Entry(_("参考"), "precedents"),
    Entry(_("统计表"), "table-3", beside=("table-4",)),
    Entry(_("年度报告"), "annual-reports"),
    Entry(_("监测"), "monitors"),
    Entry(
        _("台账"),
        "ledgers",
        beside=("channels", "submissions", "standard-catalogue", "reading-points", "policy-questions"),
    ),
    Entry(_("公众意见"), "tickets"),
    Entry(_("机关与人员"), "agencies"),
    Entry(_("日历"), "calendar"),
    Entry(_("办件设置"), "settings"),
    Entry(_("我的账号"), "profile"),
)


def shown_to(role: Role | None, entries: tuple[Entry, ...]) -> tuple[Shown, ...]:
    """Of further pages, which a page of the menu leads to, those that the role may open."""
    found = []
    for entry in entries:
        address, roles = _route(entry.name)
        if not roles or role in roles:
            found.append(Shown(str(entry.label), entry.name, address, ""))
    return tuple(found)


def desk_menu(request: HttpRequest) -> tuple[Shown, ...]:
    """What the acting person's header shows on this page; nothing for who holds no post."""
    actor = acting(request) if request.user.is_authenticated else None
    if actor is None:
        return ()
    # The longest address that the page lies under: /desk/agencies/7/ belongs to /desk/agencies/.
    addresses = (address for _entry, those in _entries(actor.role) for address in those)
    under = max((where for where in addresses if request.path.startswith(where)), key=len, default="")
    return _menu(actor.role, under, under == request.path, get_language())


@functools.cache
def _menu(role: Role | None, under: str, itself: bool, _language: str | None) -> tuple[Shown, ...]:
    """`under` is the address of an entry or beside one that the page lies under, `itself` whether it is the page."""
    found = []
    for entry, (address, *beside) in _entries(role):
        current = "page" if itself and under == address else "true" if under in (address, *beside) else ""
        found.append(Shown(str(entry.label), entry.name, address, current))
    return tuple(found)


@functools.cache
def _entries(role: Role | None) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """What a role may see of the menu, with the addresses of each entry: where it leads to, then what is beside it."""
    found = []
    for entry in ENTRIES:
        routes = [_route(name) for name in (entry.name, *entry.beside)]
        if addresses := tuple(address for address, roles in routes if not roles or role in roles):
            found.append((entry, addresses))
    return tuple(found)


def _route(name: str) -> tuple[str, tuple[Role, ...]]:
    """Address of the page, and the roles it is for; empty for everybody."""
    address = reverse(name)
    roles: tuple[Role, ...] = resolve(address).func.seen_by.roles  # type: ignore[attr-defined]
    return address, roles
