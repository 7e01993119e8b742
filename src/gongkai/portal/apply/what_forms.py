"""Page one: what is wanted. For each kind of case its own questions; the purpose of use is none of them (Art 29)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.portal.apply.draft import Answers
from gongkai.portal.apply.page_form import PageForm, line_field, text_field
from gongkai.records.models import Purpose

MOST_ITEMS = 10
ITEM_LENGTH = 500
_NOTHING = _("还没有写。请写名称、文号或便于查找的描述。")


class WantedForm(PageForm):
    """Pieces of information, one to a box: each will be decided by itself (Art 37)."""

    def prepare(self) -> None:
        """As many boxes as there are pieces, at least one."""
        for number in range(1, self.count + 1):
            self.fields[f"wanted-{number}"] = text_field(
                _("第%(number)s项") % {"number": number} if self.count > 1 else _("要公开的信息"),
                _("写名称、文号，或者能让机关找到它的描述，例如年份、地点、项目。不用写用途。"),
                missing=_NOTHING if number == 1 else "",
                longest=ITEM_LENGTH,
                rows=3,
            )

    @property
    def count(self) -> int:
        """Boxes on the page."""
        return max(1, min(MOST_ITEMS, int(self.answers.get("count", 1))))

    @property
    def may_add(self) -> bool:
        """Whether one more box fits."""
        return self.count < MOST_ITEMS

    def rows(self) -> list[tuple[Any, Any]]:
        """The pieces, numbered."""
        return [(_("第%(number)s项") % {"number": n}, what) for n, what in enumerate(wanted(self.answers), 1)]


def wanted(answers: Answers) -> list[str]:
    """The pieces of information asked for, in order, without empty ones."""
    boxes = (answers.get(f"wanted-{number}", "") for number in range(1, MOST_ITEMS + 1))
    return [what.strip() for what in boxes if what.strip()]


def set_wanted(answers: Answers, pieces: list[str], count: int) -> None:
    """Put pieces into the first boxes and say how many boxes there are."""
    for number in range(1, MOST_ITEMS + 1):
        answers.pop(f"wanted-{number}", None)
    answers.update({f"wanted-{number}": what for number, what in enumerate(pieces, 1)})
    answers["count"] = max(1, min(MOST_ITEMS, count))


class RecordForm(PageForm):
    """A record about oneself that is wrong (Art 41): which, what is wrong, what proves it."""

    uploads = (
        (
            Purpose.APPLICATION,
            _("证明材料"),
            _("能证明记录不准确的材料，例如证件、证明、判决书。没有也可以先提交，机关可能请您补充。"),
        ),
    )
    record = text_field(
        _("哪一条记录"),
        _("写清是什么记录、在哪里看到的，例如某某登记表里您的住址。"),
        missing=_("还没有写。请写清是什么记录，机关才能找到它。"),
        longest=ITEM_LENGTH,
    )
    wrong = text_field(
        _("哪里不准确，应当是什么"),
        missing=_("还没有写。请写清哪里不准确，应当是什么。"),
    )


class GrievanceForm(PageForm):
    """What an agency did not do as the Regulation requires (Art 47, 51)."""

    uploads = ((Purpose.APPLICATION, _("有关材料"), _("例如申请表、告知书、网页的截图。")),)
    happened = text_field(
        _("发生了什么"),
        _("例如：何时申请的，到期没有答复；或者应当主动公开的什么信息没有公开。"),
        missing=_("还没有写。请写清是什么事、什么时候。"),
        longest=4000,
        rows=6,
    )
    earlier = line_field(
        _("有关申请的编号（没有可不填）"),
        _("登记回执或者告知书上的编号，例如青自然资申〔2026〕1号。"),
        longest=80,
    )
