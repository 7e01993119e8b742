"""A kept connection that the server has ended is replaced before anything is asked of it, without asking."""

import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from gongkai.site.database import postgresql
from gongkai.site.postgresql.base import DatabaseWrapper


class Connected:
    """A connection as psycopg has it: a socket, and what becomes of it."""

    def __init__(self, ours: socket.socket) -> None:
        self.fileno, self.closed, self.asked = ours.fileno, False, 0

    def cursor(self) -> None:
        self.asked += 1
        raise AssertionError("nothing is asked")

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def both() -> Iterator[SimpleNamespace]:
    """A connection of the site at the beginning of a request, and the server's end of it."""
    ours, theirs = socket.socketpair()
    settings = {"TIME_ZONE": None, "AUTOCOMMIT": True, **postgresql("postgresql://u@h/n")}
    wrapper = DatabaseWrapper(settings)
    wrapper.connection = Connected(ours)
    wrapper.health_check_enabled = True
    yield SimpleNamespace(wrapper=wrapper, connection=wrapper.connection, server=theirs)
    ours.close()
    theirs.close()


def test_a_connection_that_stands_is_kept(both: SimpleNamespace) -> None:
    both.wrapper.close_if_health_check_failed()
    assert both.wrapper.connection is both.connection
    assert both.wrapper.health_check_done


@pytest.mark.parametrize(
    "last_words", [b"", b"E...57P01 terminating connection due to administrator command"]
)
def test_one_that_the_server_has_ended_is_let_go(both: SimpleNamespace, last_words: bytes) -> None:
    both.server.sendall(last_words)
    both.server.close()
    both.wrapper.close_if_health_check_failed()
    assert both.connection.closed
    assert both.wrapper.connection is None


def test_it_is_looked_at_once_a_request(both: SimpleNamespace) -> None:
    both.wrapper.close_if_health_check_failed()
    both.server.close()
    both.wrapper.close_if_health_check_failed()
    assert both.wrapper.connection is both.connection
