"""What the place where a file was found says of its agency: the site's domain, and Chinese names in the path."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

from gongkai.corpus.agencies.place_words import leading_places
from gongkai.divisions.name_search import plain

_HOST = re.compile(
    r"(?:^|/)(?P<host>(?:[a-z0-9-]+\.)+(?:cn|com|net|org|tw|hk|info|top|xyz|edu|vip|cc))(?::\d+)?(?=/|$)",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_DESIGNATIONS = "省市县区旗盟州镇乡"


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Places that a folder or a site belongs to, as codes; the words in the path; whether it is a government's site.

    `official` is None where the source is no site.
    """

    codes: tuple[str, ...] = ()
    words: str = ""
    official: bool | None = None


@lru_cache(maxsize=16_384)
def folder_place(folder: str) -> SourcePlace:
    """What the folder of a source says; `folder` is the source without its file name."""
    words = "".join(_CHINESE.findall(plain(unquote(folder))))
    places = leading_places(words) if words else None
    codes = places.codes if places and places.words[-1] in _DESIGNATIONS else ()
    host = _HOST.search(folder)
    if host is None:
        return SourcePlace(codes, words)
    name = host["host"].lower()
    if not name.endswith(".gov.cn"):
        return SourcePlace(codes, words, False)
    province = _provinces().get(name.removesuffix(".gov.cn").rpartition(".")[2])
    return SourcePlace(codes or ((province,) if province else ()), words, True)


def file_words(name: str) -> str:
    """The Chinese words at the beginning of a file's name, which may be the agency's."""
    found = _CHINESE.search(unquote(name))
    return found[0] if found else ""


@cache
def _provinces() -> Mapping[str, str]:
    text = files("gongkai.corpus.agencies").joinpath("site_hosts.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines()[1:])
