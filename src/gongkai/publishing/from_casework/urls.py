"""Addresses of what casework gives to publishing, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.casework.access import CASE
from gongkai.publishing.from_casework.access import LISTS, PROPOSAL
from gongkai.publishing.from_casework.desk import answer_pages, proposal_pages

_CASE = "desk/applications/<int:pk>/"

urlpatterns = [
    route("desk/proposals/", proposal_pages.proposals, name="proposals", seen_by=LISTS),
    route("desk/proposals/<int:pk>/", proposal_pages.proposal, name="proposal", seen_by=PROPOSAL),
    route("desk/proposals/answers/", answer_pages.answers, name="answers-to-publish", seen_by=LISTS),
    route(f"{_CASE}propose/", proposal_pages.propose_page, name="propose-publication", seen_by=CASE),
    route(f"{_CASE}publish-answer/", answer_pages.publish_page, name="publish-answer", seen_by=CASE),
]
