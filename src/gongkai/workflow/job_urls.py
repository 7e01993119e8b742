"""Addresses of the page about background jobs."""

from gongkai.agencies.route import route
from gongkai.workflow.desk import jobs
from gongkai.workflow.desk.operator import OPERATOR

urlpatterns = [
    route("desk/jobs/", jobs.jobs, name="jobs", seen_by=OPERATOR),
    route("desk/jobs/retry/", jobs.retry, name="jobs-retry", seen_by=OPERATOR),
]
