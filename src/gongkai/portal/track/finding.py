"""From number and query code to a case. A wrong number and a wrong code are answered alike."""

import hmac
import re
from collections.abc import Iterable

from gongkai.casework.models import Application
from gongkai.casework.query_code import LENGTH, normalised
from gongkai.records.vault import code_digests
from gongkai.text.folding import folded

_OPENING = re.compile(r"[\[［(（【<《{〔]")
_CLOSING = re.compile(r"[\]］)）】>》}〕]")
NUMBER_MOST = 80


def number_of(typed: str) -> str:
    """The number as it is on record: blanks and NUL left out, whatever brackets were typed as 〔〕."""
    plain = re.sub(r"[\s\0]", "", folded(typed))[:NUMBER_MOST]
    return _CLOSING.sub("〕", _OPENING.sub("〔", plain))


def find(number: str, code: str) -> Application | None:
    """The case of this number to which the code belongs. Takes as long for a wrong code as for a wrong number."""
    found = opened_by(code, Application.objects.filter(number=number).values_list("pk", "query_code"))
    return Application.objects.select_related("agency").get(pk=found) if found else None


def opened_by(code: str, candidates: Iterable[tuple[int, str]]) -> int | None:
    """Of things, by number and digest of a query code, the one to which the code belongs."""
    digests = code_digests(normalised(code)) if len(normalised(code)) == LENGTH else ()
    found = None
    for pk, known in candidates:
        # Every candidate is compared with every key's digest, whether or not one has fitted before.
        fits = [hmac.compare_digest(known, digest) for digest in digests]
        if known and any(fits):
            found = pk
    return found
