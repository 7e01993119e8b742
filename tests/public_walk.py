"""A walk over every page that everybody may see, as a visitor without a name: what each of them says.

Addresses come from the resolver. An argument that no value is known for ends the walk: whoever adds a public page says
here of what it is to be asked.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import quote

from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
_MADE_ANEW = re.compile(
    r'(?:csrfmiddlewaretoken|once)" value="[\w-]+"|X-CSRFToken[^}]*}'
    # An empty feed says that it was made now.
    r"|<updated>[^<]*</updated>"
    # A page says by its version that it has spoken otherwise in between.
    r'|"version": \d+|/,\d+,'
)
SEARCHED = ("search", "search-feed", "search-titles", "public-api-results")
"""Routes that are asked for words: for every word."""
ALSO_ASKED = {
    "column": ("q={word}", "year={year}"),
    "catalogue": ("year={year}",),
    "public-api-counts": ("year={year}",),
    "public-api-documents": ("since={year}-01-01",),
    "platform-switch": ("agency={agency}",),
    "library": ("q={word}",),
    "apply": ("wanted={word}",),
}
"""Further questions to routes that narrow what they list."""
POSTED = {"search-public": "wanted-1"}
"""Routes that search for what is typed into a form: the name of the field."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: status, text, and the mark by which it is asked for again."""

    status: int
    text: str
    etag: str


@dataclass
class PublicWalk:
    """`things` are the values of arguments, by what stands before them in the address: `info/pk`; `words` are looked for."""

    things: dict[str, list[str]]
    words: list[str]
    year: int
    agency: int
    routes: list[URLPattern] = field(default_factory=lambda: public_routes())

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Each address with the name of its route. Raises KeyError for an argument without values."""
        for route in self.routes:
            for address in self._filled(str(route.pattern)):
                name = route.name or ""
                if name in SEARCHED:
                    yield from ((name, f"{address}?q={quote(word)}") for word in self.words)
                    continue
                yield name, address
                for asked in ALSO_ASKED.get(name, ()):
                    query = asked.format(word=quote(self.words[0]), year=self.year, agency=self.agency)
                    yield name, f"{address}?{query}"

    def everything(self) -> dict[str, Said]:
        """What each address says, by address."""
        cache.clear()
        found = {address: asked(address) for name, address in self.addresses() if name not in POSTED}
        for route in self.routes:
            if route.name in POSTED:
                for word in self.words:
                    found[f"{route.name} {word}"] = _said(
                        Client().post(f"/{route.pattern}", {POSTED[route.name]: word})
                    )
        return found

    def _filled(self, pattern: str) -> Iterator[str]:
        keys = [f"{_before(pattern[: one.start()])}/{one[1]}" for one in _ARGUMENT.finditer(pattern)]
        for values in product(*(self.things[key] for key in keys)):
            left = iter(values)
            yield "/" + _ARGUMENT.sub(lambda _one, left=left: quote(next(left)), pattern)  # type: ignore[misc]


def public_routes() -> list[URLPattern]:
    """Every route that everybody may see."""
    every = get_resolver("gongkai.site.urls").url_patterns
    return [route for route in every if route.callback.seen_by.code == "everyone"]


def asked(address: str, **headers: str) -> Said:
    """An answer to somebody who was never here: no cookie is kept from one page to the next."""
    return _said(Client().get(address, headers=headers))


def _said(response: object) -> Said:
    streaming = getattr(response, "streaming_content", None)
    content = b"".join(streaming) if streaming is not None else response.content  # type: ignore[attr-defined]
    headers = response.headers  # type: ignore[attr-defined]
    if content.startswith(b"PK\x03\x04"):
        text = _unpacked(content)
    elif content and "json" in headers["Content-Type"].partition(";")[0].rpartition("/")[2].split("+"):
        # Whatever escapes it is written in.
        text = json.dumps(json.loads(content), ensure_ascii=False)
    else:
        text = content.decode(errors="replace")
    told = f"{headers.get('Location', '')}\n{headers.get('Content-Disposition', '')}\n{text}"
    return Said(response.status_code, _MADE_ANEW.sub("", told), headers.get("ETag", ""))  # type: ignore[attr-defined]


def _unpacked(content: bytes) -> str:
    """The parts of a workbook or a text document but for the one that says when it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = sorted(name for name in packed.namelist() if name != "docProps/core.xml")
        return "\n".join(packed.read(name).decode(errors="replace") for name in parts)


def _before(text: str) -> str:
    """What an argument follows: the part of the address before it, or the argument before it."""
    last = text.removesuffix("/").rpartition("/")[2]
    argument = _ARGUMENT.fullmatch(last)
    return argument[1] if argument else last
