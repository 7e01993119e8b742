"""Links are tried over loopback alone; whatever is not of the public network is not spoken to."""

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from gongkai.publishing.guard import link_trying
from gongkai.publishing.guard.link_trying import Tried, is_public, try_link


class _Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_HEAD(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        if self.path.startswith("/onward"):
            self.send_response(302)
            self.send_header(
                "Location", {"/onward": "/there", "/onward-in": "http://10.0.0.1/"}.get(self.path, self.path)
            )
        elif self.path == "/no-head" and self.command == "HEAD":
            self.send_response(405)
        else:
            self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *_said: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/there", ""),
        ("/onward", ""),
        ("/no-head", ""),
        ("/政策?a=办法", ""),
        ("/gone", "对方答复404"),
        ("/onward-in", "指向内部网络"),
        ("/onward-for-ever", "重定向太多"),
    ],
)
def test_a_link_is_followed_to_its_end(site: str, path: str, says: str) -> None:
    assert try_link(site + path, loopback).says == says


def test_only_a_server_that_refuses_head_is_asked_for_the_page(site: str) -> None:
    try_link(f"{site}/there", loopback)
    try_link(f"{site}/no-head", loopback)
    assert _Site.asked == ["HEAD /there", "HEAD /no-head", "GET /no-head"]


def test_loopback_and_inner_networks_are_not_spoken_to(site: str) -> None:
    assert try_link(site) == Tried("指向内部网络", answered=False)
    assert _Site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::1", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        # Addresses of IPv6 behind which one of IPv4 is reached: 10.0.0.1 and 127.0.0.1.
        ("64:ff9b::a00:1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:a00:1::1", False),
        ("::7f00:1", False),
        ("::ffff:0:10.0.0.1", False),
        ("2001:0:7f00:1::", False),
        ("fec0::1", False),
        ("5f00::1", False),
    ],
)
def test_what_is_of_the_public_network(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    ["http://", "ftp://www.example/", "http://[::1", "http://127.0.0.1:99999/", "http://.../"],
)
def test_an_address_that_is_none_does_not_answer(address: str) -> None:
    assert try_link(address, loopback).says in ("没有应答", "域名不存在")


def test_a_server_that_says_nothing_is_left_after_some_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_trying, "SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        found = try_link(f"http://127.0.0.1:{silent.getsockname()[1]}/", loopback)
    assert found == Tried("没有应答", answered=False)
    assert time.monotonic() - begun < 2
