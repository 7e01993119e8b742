"""Whose page an address is: the document and the agency that answers for it, told by the address alone."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from gongkai.agencies.models import Agency, Post
from gongkai.agencies.tree import paths_above
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.models import Document, Platform

LONGEST = 300
"""Characters of an address (`SiteError.page`)."""
_DOCUMENT = re.compile(r"/info/(\d{1,18})(?:/|$)", re.ASCII)
_AGENCY = re.compile(r"/(?:agencies|topics|feeds/agencies|feeds/topics)/(\d{1,18})(?:[/.]|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Owner:
    """The agency whose office gets the ticket; the document, where the page is one that is or was public."""

    agency: Agency
    document: Document | None = None


def path_of(typed: str, *hosts: str) -> str:
    """The address of a page as this site writes it, `/info/7/`; empty for what is no page of it.

    `hosts` are the names under which the site is reached.
    """
    text = typed.replace("\0", "").strip()
    if text.startswith("//") or "\\" in text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.netloc and (parts.scheme not in ("http", "https") or parts.netloc not in hosts):
        return ""
    if not parts.netloc and parts.scheme:
        return ""
    path = parts.path or "/"
    if not path.startswith("/") or path.startswith("//"):
        return ""
    return (f"{path}?{parts.query}" if parts.query else path)[:LONGEST]


def owner_of(page: str, today: date) -> Owner | None:
    """Who answers for the page: the agency that it is of, else the highest with a platform.

    An agency without an office of its own is answered for by the nearest above it that has one. None where nobody
    on this site answers for anything.
    """
    document = _document(page)
    if document is not None:
        agency = _with_office(document.agency, today)
        return Owner(agency, document) if agency else None
    named = _AGENCY.match(page)
    agency = Agency.objects.filter(pk=int(named[1])).first() if named else None
    found = (agency and _with_office(agency, today)) or _main(today)
    return Owner(found) if found else None


def document_number(page: str) -> int | None:
    """Of the page of a document its number, whether or not there is one."""
    number = _DOCUMENT.match(page)
    return int(number[1]) if number else None


def _document(page: str) -> Document | None:
    """Of what was never public nobody outside is told that it exists."""
    once_public = Document.objects.filter(published_at__isnull=False).select_related("agency")
    return once_public.filter(pk=document_number(page)).first()


def has_office(agency: Agency, today: date) -> bool:
    """Whether somebody there deals with tickets."""
    return _lowest_office(today, [agency.path]) is not None


def _with_office(agency: Agency, today: date) -> Agency | None:
    return _lowest_office(today, [agency.path, *paths_above(agency.path)])


def _main(today: date) -> Agency | None:
    first = Platform.objects.select_related("agency").order_by("agency__path").first()
    if first and (found := _with_office(first.agency, today)):
        return found
    posts = Post.objects.in_effect(today).filter(role__in=OFFICE).select_related("agency")
    post = posts.order_by("agency__path").first()
    return post.agency if post else None


def _lowest_office(today: date, paths: list[str]) -> Agency | None:
    """The lowest agency on the way up in whose office somebody holds a post."""
    posts = Post.objects.in_effect(today).filter(role__in=OFFICE, agency__path__in=paths)
    post = posts.select_related("agency").order_by("-agency__path").first()
    return post.agency if post else None
