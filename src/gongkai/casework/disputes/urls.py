"""Addresses of the desk about reviews and suits, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.casework.disputes.access import DISPUTE, LISTS, REGISTRY
from gongkai.casework.disputes.desk import (
    answer,
    dispute_page,
    files,
    list_page,
    register_import,
    registration,
    step_page,
)

_DISPUTE = "desk/disputes/<int:pk>/"

urlpatterns = [
    route("desk/disputes/", list_page.disputes, name="disputes", seen_by=LISTS),
    route("desk/disputes/list.xlsx", list_page.export, name="disputes-export", seen_by=LISTS),
    route("desk/disputes/register/", registration.registration, name="register-dispute", seen_by=REGISTRY),
    route(
        "desk/disputes/import/",
        register_import.register_import,
        name="dispute-register-import",
        seen_by=REGISTRY,
    ),
    route(_DISPUTE, dispute_page.dispute_page, name="dispute", seen_by=DISPUTE),
    route(f"{_DISPUTE}steps/<str:code>/", step_page.step_page, name="dispute-step", seen_by=DISPUTE),
    route(f"{_DISPUTE}papers/<int:number>/", files.paper, name="dispute-paper", seen_by=DISPUTE),
    route(f"{_DISPUTE}claimant/", files.claimant, name="dispute-claimant", seen_by=DISPUTE),
    route(f"{_DISPUTE}answer/", answer.answer, name="dispute-answer", seen_by=DISPUTE),
    route(f"{_DISPUTE}answer.<str:kind>", answer.answer_file, name="dispute-answer-file", seen_by=DISPUTE),
    route(f"{_DISPUTE}bundle/", answer.bind, name="dispute-bundle", seen_by=DISPUTE),
]
