"""The field of a text works without script, and knows what the script needs."""

import json

from django.forms import Form
from lxml import html

from gongkai.publishing.desk.body_field import BodyField
from gongkai.publishing.editor.widget import BodyEditor
from gongkai.publishing.models import DocumentFile


class Text(Form):
    body = BodyField()


def box(form: Form) -> html.HtmlElement:
    return html.fromstring(str(form["body"]))


def test_without_script_it_is_a_box_with_the_text() -> None:
    found = box(Text(initial={"body": "<p>甲&amp;乙</p>"}))
    assert (found.tag, found.text.strip(), found.get("name")) == ("textarea", "<p>甲&amp;乙</p>", "body")


def test_the_script_is_a_module_from_the_site_and_nothing_is_written_into_the_page() -> None:
    media = str(Text().media)
    assert 'type="module"' in media
    assert "importmap" not in media
    assert box(Text()).get("data-editor").endswith("django_prose_editor/editor.js")


def test_pictures_of_the_document_can_be_set() -> None:
    editor = BodyEditor()
    editor.offer("/desk/documents/7/files/", [DocumentFile(pk=3, title='流程"图')])
    found = html.fromstring(editor.render("body", ""))
    assert json.loads(found.get("data-pictures")) == [{"number": 3, "title": '流程"图'}]
    assert found.get("data-files") == "/desk/documents/7/files/"
