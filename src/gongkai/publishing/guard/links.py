"""Links in the text: written wrongly, into an inner network, to a document that is not public."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from gongkai.publishing.guard.body_text import Link
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.guard.rule import Rule

_SOURCE = "《政府网站发展指引》（国办发〔2017〕47号）"
MALFORMED = Rule(
    "GD-60",
    "链接写法有误",
    Severity.BLOCKS,
    _SOURCE,
    "没有地址的、地址里有空格或者中文标点的、主机名不成立的链接。",
)
INNER = Rule(
    "GD-61",
    "链接指向内部网络",
    Severity.BLOCKS,
    _SOURCE,
    "内网、本机、保留的地址和没有域名的主机，公众打不开。",
)
NOT_PUBLIC = Rule(
    "GD-62",
    "链接指向没有公开的信息",
    Severity.WARNS,
    _SOURCE,
    "本站信息的地址，而那份信息现在不公开；办理台的页面。",
)
DEAD = Rule(
    "GD-63",
    "链接打不开",
    Severity.WARNS,
    _SOURCE,
    "后台轮流检查已发布信息里的站外链接，相隔一天两次打不开的。修订时提醒，也列在“打不开的链接”页。",
)
RULES = (MALFORMED, INNER, NOT_PUBLIC, DEAD)

_OWN = re.compile(r"/info/(?P<pk>\d{1,18})/?(?:files/\d+/?)?(?:[?#].*)?$")
_NOT_IN_AN_ADDRESS = re.compile(r"[\s，。；：“”‘’（）《》、<>\"|\\^`{}]")


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Every link of the body."""
    for link in reading.body.links:
        if (told := _told(link.href, known)) is not None:
            rule, says = told
            yield rule.at(reading.main, link.start, link.end, says)
        elif says := known.dead.get(link.href.strip(), ""):
            says = f"{says}：连续两天打不开。换成现在的地址，或者去掉链接。"
            yield DEAD.at(reading.main, link.start, link.end, says)
    address = reading.of("source_address")
    if address.text and (told := _told(address.text, known)) is not None:
        yield told[0].at(address, 0, len(address.text), told[1])


def _told(href: str, known: Known) -> tuple[Rule, str] | None:
    href = href.strip()
    if not href:
        return MALFORMED, "链接没有地址。填上地址，或者去掉链接。"
    if href.startswith(("mailto:", "tel:", "#")):
        return None
    if _NOT_IN_AN_ADDRESS.search(href):
        return MALFORMED, f"地址“{href[:60]}”里有空格或者中文标点。重新复制地址。"
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").lower()
        _port = parts.port
    except ValueError:
        return MALFORMED, f"地址“{href[:60]}”不成立。重新复制地址。"
    if not parts.scheme and not parts.netloc:
        return _own(parts.path, known) if parts.path.startswith("/") else None
    if parts.scheme not in ("http", "https") or not host:
        return MALFORMED, f"地址“{href[:60]}”不是网址。网址以 https:// 或者 http:// 开头。"
    if host in known.hosts and not is_inner(host):
        return _own(parts.path, known)
    if is_inner(host):
        return INNER, f"“{host}”是内部网络的地址，公众打不开。换成公开的地址。"
    return None if _is_host(host) else (MALFORMED, f"主机名“{host[:60]}”不成立。重新复制地址。")


def _own(path: str, known: Known) -> tuple[Rule, str] | None:
    if path.startswith("/desk/"):
        return NOT_PUBLIC, "链接指向办理台的页面，公众打不开。换成公开的地址。"
    match = _OWN.match(path)
    if match and known.public is not None and int(match["pk"]) not in known.public:
        return NOT_PUBLIC, "链接的信息现在没有公开。先发布它，或者去掉链接。"
    return None


def is_inner(host: str) -> bool:
    """Whether a host is an address that is not of the public network, or a name without a domain."""
    bare = host.strip("[]").split("%")[0]
    try:
        return not ip_address(bare).is_global
    except ValueError:
        labels = bare.rstrip(".").split(".")
        return len(labels) == 1 or labels[-1] in ("local", "localhost", "internal", "lan", "intranet", "home")


def _is_host(host: str) -> bool:
    if ":" in host:
        return True
    labels = host.rstrip(".").split(".")
    return len(host) <= 253 and all(
        0 < len(one) <= 63
        and not one.startswith("-")
        and not one.endswith("-")
        and one.replace("-", "").replace("_", "").isalnum()
        for one in labels
    )


def outward(links: tuple[Link, ...], hosts: frozenset[str]) -> Iterator[str]:
    """Addresses that lead to other sites of the public network, each once, in order: those worth trying."""
    seen = set()
    for link in links:
        href = link.href.strip()
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").lower()
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and host
            and host not in hosts
            and not is_inner(host)
            and href not in seen
        ):
            seen.add(href)
            yield href
