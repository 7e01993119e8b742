"""The address of the preview, which lies on the desk."""

from gongkai.agencies.route import route
from gongkai.portal.information.preview import preview
from gongkai.publishing.access import DOCUMENT
from gongkai.publishing.desk.files_page import document_file

_PREVIEW = "desk/documents/<int:pk>/preview/"

urlpatterns = [
    route(_PREVIEW, preview, name="preview-document", seen_by=DOCUMENT),
    # The text's pictures say `files/7`, as they stand in it.
    route(f"{_PREVIEW}files/<int:number>", document_file, name="preview-document-picture", seen_by=DOCUMENT),
]
