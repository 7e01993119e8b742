"""The sweep as a job: done behind the page that shows its progress, taken up again when its worker dies."""

from gongkai.annual.all_at_once.sweeping import go_on
from gongkai.records.moment import now
from gongkai.workflow.jobs.job import job


@job(title="年报一键汇总", retries=5)
def sweep(number: int) -> None:
    """Go on with a sweep until all units have had their turn and the sum is made."""
    go_on(number, now)
