"""Addresses of questions on policies, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import KEEPING, LISTS
from gongkai.publishing.policy_questions.access import QUESTION
from gongkai.publishing.policy_questions.desk import question_page

urlpatterns = [
    route("desk/questions/", question_page.questions, name="policy-questions", seen_by=LISTS),
    route("desk/questions/new/", question_page.entering, name="policy-question-new", seen_by=KEEPING),
    route("desk/questions/<int:pk>/", question_page.question, name="policy-question", seen_by=QUESTION),
]
