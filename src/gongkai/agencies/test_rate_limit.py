"""Whose requests are counted together."""

import pytest

from gongkai.agencies.rate_limit import line_of


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8", False),
        ("not an address", "nor this", False),
    ],
)
def test_an_ipv6_host_is_counted_by_its_network(one: str, other: str, together: bool) -> None:
    assert (line_of(one) == line_of(other)) is together
