"""What other rooms do when an agency is set up or gets another superior.

They say so when their app is ready; this room calls them without knowing them.
"""

from collections.abc import Callable
from datetime import datetime

from gongkai.agencies.models import Agency

Follows = Callable[[Agency, datetime], None]

_FOLLOWERS: list[Follows] = []
_MOVING: list[Follows] = []


def follows_founding(follows: Follows) -> None:
    """Called by a room's `AppConfig.ready`: `follows(agency, at)` runs in the transaction that sets the agency up."""
    _FOLLOWERS.append(follows)


def founded(agency: Agency, at: datetime) -> None:
    """Let every room give the agency what it needs there."""
    for follows in _FOLLOWERS:
        follows(agency, at)


def follows_moving(follows: Follows) -> None:
    """Called by a room's `AppConfig.ready`: `follows(agency, at)` runs in the transaction that gives the agency, and
    with it all below, another place in the tree."""
    _MOVING.append(follows)


def moved(agency: Agency, at: datetime) -> None:
    """Let every room see to what knows agencies by their place."""
    for follows in _MOVING:
        follows(agency, at)
