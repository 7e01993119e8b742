"""Addresses of what sections send in, each with who sees it."""

from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import desk, route
from gongkai.publishing.ledger_access import KEEPING, LISTS
from gongkai.publishing.submissions.access import SUBMISSION
from gongkai.publishing.submissions.desk import list_page, submission_page

_RANKING = desk(*(role for role in Role if role.reach in (Reach.AGENCY, Reach.SUBTREE)))
"""The bulletin compares sections: for who sees the whole agency."""
_SUBMISSION = "desk/submissions/<int:pk>/"

urlpatterns = [
    route("desk/submissions/", list_page.submissions, name="submissions", seen_by=LISTS),
    route("desk/submissions/send/", submission_page.sending, name="submission-new", seen_by=KEEPING),
    route(
        "desk/submissions/bulletin/", list_page.bulletin_page, name="submissions-bulletin", seen_by=_RANKING
    ),
    route(
        "desk/submissions/bulletin.docx",
        list_page.bulletin_file,
        name="submissions-bulletin-file",
        seen_by=_RANKING,
    ),
    route(_SUBMISSION, submission_page.submission, name="submission", seen_by=SUBMISSION),
    route(
        f"{_SUBMISSION}files/<int:number>/",
        submission_page.file,
        name="submission-file",
        seen_by=SUBMISSION,
    ),
]
