"""An entry of the dictionary and a leader of the roster, for the walk over all addresses."""

from gongkai.publishing.models import Leader, Wording
from tests.county import County


def guard_rows(made: County) -> dict[str, int]:
    """Of 青溪县自然资源局."""
    return {
        "wording_entry": Wording.objects.create(agency=made.agency, wrong="窗口单位们", severity="warns").pk,
        "leader": Leader.objects.create(agency=made.agency, name="李明远", title="局长").pk,
    }
