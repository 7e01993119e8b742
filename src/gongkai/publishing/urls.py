"""Addresses of the desk about documents, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.publishing.access import DOCUMENT, DRAFTING, LISTS
from gongkai.publishing.desk import (
    document_page,
    editor_page,
    files_page,
    list_page,
    new_document,
    review_page,
    revision_pages,
    sheet_page,
    step_page,
)

_DOCUMENT = "desk/documents/<int:pk>/"
_READING = RateLimit("read-document", 120, 10)
"""A file is opened in a process of its own, which costs seconds; a whole office may sit behind one address."""

urlpatterns = [
    route("desk/documents/", list_page.documents, name="documents", seen_by=LISTS),
    route("desk/documents/list.<str:kind>", list_page.export, name="documents-export", seen_by=LISTS),
    route(
        "desk/documents/new/",
        new_document.new_document,
        name="new-document",
        seen_by=DRAFTING,
        limit=_READING,
    ),
    route(_DOCUMENT, document_page.document_page, name="document", seen_by=DOCUMENT),
    route(
        f"{_DOCUMENT}interpretation/",
        new_document.new_interpretation,
        name="new-interpretation",
        seen_by=DOCUMENT,
    ),
    route(f"{_DOCUMENT}edit/", editor_page.editor_page, name="edit-document", seen_by=DOCUMENT),
    route(f"{_DOCUMENT}steps/<str:code>/", step_page.step_page, name="document-step", seen_by=DOCUMENT),
    route(f"{_DOCUMENT}review/", review_page.review_page, name="review-document", seen_by=DOCUMENT),
    route(
        f"{_DOCUMENT}comments/<int:number>/",
        review_page.answer_comment,
        name="answer-comment",
        seen_by=DOCUMENT,
    ),
    route(
        f"{_DOCUMENT}revisions/<int:number>/",
        revision_pages.revision_page,
        name="document-revision",
        seen_by=DOCUMENT,
    ),
    route(f"{_DOCUMENT}compare/", revision_pages.compare_page, name="compare-revisions", seen_by=DOCUMENT),
    route(f"{_DOCUMENT}sheet/", sheet_page.sheet_page, name="document-sheet", seen_by=DOCUMENT),
    route(f"{_DOCUMENT}files/", files_page.files_page, name="document-files", seen_by=DOCUMENT),
    route(
        f"{_DOCUMENT}files/<int:number>/", files_page.document_file, name="document-file", seen_by=DOCUMENT
    ),
    route(
        f"{_DOCUMENT}files/<int:number>/change/",
        files_page.change_file,
        name="change-document-file",
        seen_by=DOCUMENT,
    ),
    route(
        f"{_DOCUMENT}files/<int:number>/pages/<int:page>/",
        files_page.file_page,
        name="document-file-page",
        seen_by=DOCUMENT,
    ),
]
