"""A ticket on a page and a proposal to publish an answer, for the walk over all addresses."""

from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.publishing.from_casework.proposing import propose
from gongkai.publishing.tickets.reporting import Found, report
from gongkai.records.moment import now
from tests.county import County


def opinion_rows(county: County, closed: Application) -> dict[str, int]:
    """Numbers of rows of 青溪县自然资源局; `closed` has been answered with something given."""
    found = Found(f"/agencies/{county.agency.pk}/", "wording", "第二段有错字。", "13800000000")
    proposal = propose(closed, "涉及全村", county.actor(Role.CLERK), now())
    return {"ticket": report(found, now()).pk, "proposal": proposal.pk}
