"""Addresses that a body may point to, and pictures that it may show."""

import re

MOST = 2_000
_OUTSIDE = re.compile(r"https?://[^\s/?#\\@]+(?::\d{1,5})?(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>@?\\]+@[^\s<>@?\\]+", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[\d-]{3,20}", re.IGNORECASE)
_OF_SITE = re.compile(r"/(?!/)[^\s\\]*")
_FILE = re.compile(r"files/[1-9]\d{0,17}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"^(?:https?|mailto|tel):", re.IGNORECASE)


def link(written: str) -> str:
    """The address of a link as it may stand in a body; empty where it may not.

    Taken are http, https, mailto, tel, addresses of this site from its root, and files of the document (`files/3`).
    What a browser would read otherwise than it looks (controls, backslashes, `//elsewhere`, names and passwords) is not.
    """
    address = written.strip(" \t\n\r\f")
    if not address or len(address) > MOST or _CONTROL.search(address):
        return ""
    if not any(form.fullmatch(address) for form in (_OUTSIDE, _MAIL, _PHONE, _OF_SITE, _FILE)):
        return ""
    return _SCHEME.sub(lambda scheme: scheme.group().lower(), address)


def picture(written: str) -> str:
    """The address of a picture among the files of the document; empty for any other."""
    address = written.strip()
    return address if _FILE.fullmatch(address) else ""
