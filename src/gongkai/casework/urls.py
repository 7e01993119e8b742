"""Addresses of the desk about applications, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.casework.access import CASE, LISTS, REGISTRY
from gongkai.casework.desk import (
    alike,
    archive_package,
    case_page,
    files,
    inbox,
    letter_page,
    precedents,
    redaction_page,
    redaction_pictures,
    redaction_saving,
    registration,
    reveal,
    step_page,
)
from gongkai.casework.desk import register_page as register

_CASE = "desk/applications/<int:pk>/"
_REDACTION = f"{_CASE}redactions/<int:number>/"
_DRAWING = RateLimit("redaction-drawing", 600, 1, ("GET",))
_MARKING = RateLimit("redaction-marking", 1200, 1)
_SEARCHING = RateLimit("redaction-searching", 120, 1)
_LOOKING_UP = RateLimit("precedents", 240, 1)
"""A whole office may sit behind one address; a program that runs wild does not get far."""

urlpatterns = [
    route("desk/inbox/", inbox.inbox, name="inbox", seen_by=LISTS),
    route("desk/inbox/print/", inbox.to_print, name="inbox-print", seen_by=LISTS),
    route("desk/inbox/views/", inbox.save_view, name="save-view", seen_by=LISTS),
    route("desk/inbox/views/<int:view>/remove/", inbox.remove_view, name="remove-view", seen_by=LISTS),
    route("desk/inbox/notices/", inbox.read_notices, name="read-notices", seen_by=LISTS),
    route("desk/applications/", register.register, name="applications", seen_by=LISTS),
    route("desk/applications/list.<str:kind>", register.export, name="applications-export", seen_by=LISTS),
    route("desk/applications/unconfirmed/", register.unconfirmed, name="unconfirmed", seen_by=LISTS),
    route("desk/register/", registration.registration, name="register-application", seen_by=REGISTRY),
    route("desk/register/done/", registration.done, name="registered", seen_by=REGISTRY),
    route(_CASE, case_page.case_page, name="application", seen_by=CASE),
    route(f"{_CASE}steps/<str:code>/", step_page.step_page, name="step", seen_by=CASE),
    route(f"{_CASE}alike/", alike.alike_page, name="alike", seen_by=CASE),
    route(
        f"{_CASE}precedents/",
        precedents.beside_item,
        name="precedents-beside-item",
        seen_by=CASE,
        limit=_LOOKING_UP,
    ),
    route(f"{_CASE}reveal/", reveal.reveal_page, name="reveal", seen_by=CASE),
    route(f"{_CASE}proof/", files.proof, name="proof-sheet", seen_by=CASE),
    route(f"{_CASE}proof.pdf", files.proof_pdf, name="proof-sheet-pdf", seen_by=CASE),
    route(f"{_CASE}letters/<int:number>/", letter_page.letter_page, name="letter", seen_by=CASE),
    route(f"{_CASE}files/<int:number>/", files.attachment, name="attachment", seen_by=CASE),
    route(f"{_CASE}package/", archive_package.package_page, name="archive-package", seen_by=CASE),
    route(_REDACTION, redaction_page.redaction_page, name="redaction", seen_by=CASE, limit=_SEARCHING),
    route(
        f"{_REDACTION}marks/", redaction_saving.marks, name="redaction-marks", seen_by=CASE, limit=_MARKING
    ),
    route(
        f"{_REDACTION}pages/<int:page>/",
        redaction_pictures.page_data,
        name="redaction-page",
        seen_by=CASE,
        limit=_DRAWING,
    ),
    route(
        f"{_REDACTION}pages/<int:page>.jpg",
        redaction_pictures.picture,
        name="redaction-picture",
        seen_by=CASE,
        limit=_DRAWING,
    ),
    route(f"{_REDACTION}build/", redaction_page.build, name="redaction-build", seen_by=CASE),
    route(f"{_REDACTION}progress/", redaction_page.progress, name="redaction-progress", seen_by=CASE),
    route(f"{_REDACTION}schedule/", redaction_page.schedule, name="redaction-schedule", seen_by=CASE),
    route(f"{_REDACTION}released/", redaction_page.released, name="redaction-released", seen_by=CASE),
    route(
        f"{_REDACTION}released/<int:page>.jpg",
        redaction_pictures.released_picture,
        name="redaction-released-picture",
        seen_by=CASE,
        limit=_DRAWING,
    ),
]
