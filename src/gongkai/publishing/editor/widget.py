"""The field in which a text is written: an editor where there is script, HTML or plain text in a box where there is none.

The editor is django-prose-editor's. Its own set-up writes an import map into the page and a style element, which the
content security policy forbids; ours loads the module by its address and sets no style.
"""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing.models import DocumentFile


class BodyEditor(forms.Textarea):
    """Its value is HTML, which the field cleans; pictures can be set into it once it knows them (`offer`)."""

    class Media:
        js = (forms.Script("publishing/editor_setup.js", type="module"),)
        css = {"all": ("publishing/editor.css",)}  # noqa: RUF012

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 18, "class": "body-source", "spellcheck": "false", **(attrs or {})})
        self._files = ""
        self._pictures: list[dict[str, Any]] = []

    def offer(self, files: str, pictures: Iterable[DocumentFile]) -> None:
        """Let pictures of a document be set; `files` is the address below which the desk shows its files."""
        self._files = files
        self._pictures = [{"number": one.pk, "title": one.title} for one in pictures]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The box with all that the script needs to put an editor in its place."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-editor": static("django_prose_editor/editor.js"),
            "data-paste": reverse("paste-text"),
            "data-files": self._files,
            "data-pictures": json.dumps(self._pictures, ensure_ascii=False),
            "data-words": json.dumps(_words(), ensure_ascii=False),
        }
        return context


def _words() -> dict[str, str]:
    """What the toolbar and the editor's messages say."""
    return {
        "toolbar": _("文字格式"),
        "style": _("段落样式"),
        "p": _("正文"),
        "h2": _("一级标题"),
        "h3": _("二级标题"),
        "h4": _("三级标题"),
        "bold": _("加粗"),
        "italic": _("斜体"),
        "underline": _("下划线"),
        "sup": _("上标"),
        "sub": _("下标"),
        "bullets": _("项目符号"),
        "numbers": _("编号"),
        "quote": _("引用"),
        "rule": _("分隔线"),
        "link": _("链接"),
        "picture": _("图片"),
        "table": _("表格"),
        "undo": _("撤销"),
        "redo": _("重做"),
        "address": _("网址"),
        "set": _("确定"),
        "unlink": _("去掉链接"),
        "close": _("关闭"),
        "which_picture": _("哪张图片"),
        "no_picture": _("还没有图片。先保存，到“附件和图片”里上传。"),
        "insert": _("插入"),
        "rows": _("行数"),
        "columns": _("列数"),
        "row_above": _("上方加行"),
        "row_below": _("下方加行"),
        "column_before": _("左侧加列"),
        "column_after": _("右侧加列"),
        "delete_row": _("删除行"),
        "delete_column": _("删除列"),
        "merge": _("合并单元格"),
        "split": _("拆分单元格"),
        "head_row": _("首行作表头"),
        "head_column": _("首列作表头"),
        "delete_table": _("删除表格"),
        "caption": _("表题"),
        "pasting": _("正在整理粘贴的内容…"),
        "pasted": _("粘贴的内容已经整理。"),
        "not_pasted": _("没有整理：服务器没有应答。已只粘贴文字。"),
        "paste_picture": _("图片要先上传：到“附件和图片”里上传，再用“图片”插入。"),
        "bad_address": _("网址以http://、https://或者/开头。"),
        "keys": _("按Alt+F10到工具栏，方向键选择，Esc回到正文。"),
    }
