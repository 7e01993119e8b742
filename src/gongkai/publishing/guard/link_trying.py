"""Trying a link: asks for a page of another site as carefully as one asks a stranger.

Only addresses of the public network are spoken to, the very ones that the name was resolved to, at each redirect
again; nothing of the answer is read but its head; and all of it ends after some seconds.
"""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

SECONDS = 5.0
"""For one answer, from the first packet to the end of its head."""
REDIRECTS = 5
_REFUSE_HEAD = (400, 403, 404, 405, 501)
"""Servers that do not like HEAD answer so; they are asked with GET before they are believed."""
_PUBLIC_IPV6 = IPv6Network("2000::/3")
"""The only addresses of IPv6 that were given out (RFC 4291). All others lead through a translator or nowhere: the
NAT of 64:ff9b::/96 would carry us to any address of IPv4, those of our own network too."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: `says` is empty where the link leads somewhere; `answered`, whether anybody spoke to us."""

    says: str
    answered: bool


def is_public(address: str) -> bool:
    """Whether a numeric address is of the public network: no private, loopback, link-local, shared or reserved one."""
    found = ip_address(address.split("%")[0])
    if isinstance(found, IPv6Address):
        mapped = found.ipv4_mapped
        # Of 6to4 the address of IPv4 inside is what is reached.
        if mapped is None and (found not in _PUBLIC_IPV6 or found.sixtofour is not None):
            return False
        found = mapped or found
    return found.is_global and not found.is_multicast


class _Inner(OSError):
    """A name that leads into an inner network."""


def try_link(address: str, may_reach: Callable[[str], bool] = is_public) -> Tried:
    """Ask for an address of http or https, following redirects. Raises nothing."""
    for _hop in range(REDIRECTS + 1):
        try:
            status, onward = _ask(address, may_reach)
        except _Inner:
            return Tried("指向内部网络", answered=False)
        except socket.gaierror:
            return Tried("域名不存在", answered=False)
        except ssl.SSLError:
            return Tried("证书无效", answered=True)
        except (OSError, HTTPException, ValueError):
            return Tried("没有应答", answered=False)
        if onward is None:
            return Tried(
                "" if status < 400 or status in (401, 403, 429) else f"对方答复{status}", answered=True
            )
        address = onward
    return Tried("重定向太多", answered=True)


def _ask(address: str, may_reach: Callable[[str], bool]) -> tuple[int, str | None]:
    status, onward = _answer("HEAD", address, may_reach)
    if onward is None and status in _REFUSE_HEAD:
        status, onward = _answer("GET", address, may_reach)
    return status, onward


def _answer(method: str, address: str, may_reach: Callable[[str], bool]) -> tuple[int, str | None]:
    """Status, and where a redirect leads."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(address)
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = (HTTPSConnection if parts.scheme == "https" else HTTPConnection)(host, port, timeout=SECONDS)
    connection.sock = _connected(host, port, may_reach)
    # A server that sends a byte now and then would keep us for ever.
    end = Timer(SECONDS, _shut, [connection])
    end.daemon = True
    end.start()
    try:
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection.request(
            method,
            f"{path}?{query}" if query else path,
            headers={"User-Agent": "gongkai-link-check", "Accept": "*/*", "Connection": "close"},
        )
        answer = connection.getresponse()
        location = answer.getheader("Location") if answer.status in (301, 302, 303, 307, 308) else None
        return answer.status, urljoin(address, location) if location else None
    finally:
        end.cancel()
        connection.close()


def _connected(host: str, port: int, may_reach: Callable[[str], bool]) -> socket.socket:
    """A connection to the first address of the name, all of which must be of the public network."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(may_reach(str(one[4][0])) for one in found):
        raise _Inner(host)
    family, kind, protocol, _name, where = found[0]
    connection = socket.socket(family, kind, protocol)
    try:
        connection.settimeout(SECONDS)
        connection.connect(where)
    except OSError:
        connection.close()
        raise
    return connection


def _shut(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
