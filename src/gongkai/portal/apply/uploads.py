"""Files of a draft: examined when they come, so that what is wrong is said beside the field; kept sealed."""

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from gongkai.portal.apply.draft import (
    MOST_BYTES,
    MOST_BYTES_OF_ALL,
    MOST_FILES,
    Answers,
    Draft,
    DraftFile,
)
from gongkai.records.attachments import Refused, examined
from gongkai.records.models import Purpose


def field_name(purpose: Purpose) -> str:
    """Of the file input."""
    return f"file-{purpose.value}"


def take(
    draft: Draft, answers: Answers, purposes: list[Purpose], files: "MultiValueDict[str, UploadedFile[bytes]]"
) -> dict[Purpose, str]:
    """Keep the files of a page; by purpose what was wrong with those that are not taken."""
    faults: dict[Purpose, list[str]] = {}
    for purpose in purposes:
        for file in files.getlist(field_name(purpose)):
            if says := _take(draft, answers, purpose, file):
                faults.setdefault(purpose, []).append(f"“{file.name}”：{says}")
    return {purpose: " ".join(says) for purpose, says in faults.items()}


def _take(draft: Draft, answers: Answers, purpose: Purpose, file: "UploadedFile[bytes]") -> str:
    listed = answers.setdefault("files", [])
    if len(listed) >= MOST_FILES:
        return _("最多%(most)s个文件，这个没有收。请合并成一个文件，或者先移除别的。") % {"most": MOST_FILES}
    try:
        taken = examined(file.name or "", file)
    except Refused as refused:
        return str(refused)
    if sum(one["size"] for one in listed) + len(taken.data) > MOST_BYTES:
        return _("所有文件合计超过%(most)sMB，这个没有收。压缩其中的图片再上传。") % {
            "most": MOST_BYTES >> 20
        }
    if (DraftFile.objects.aggregate(all=Sum("size"))["all"] or 0) + len(taken.data) > MOST_BYTES_OF_ALL:
        return _("网站暂时放不下更多文件，这个没有收。可以先提交，机关需要时会请您补充；或者过几天再上传。")
    number = max((one["number"] for one in listed), default=0) + 1
    DraftFile.keep(draft, number, taken.data)
    listed.append({"number": number, "purpose": purpose.value, "name": taken.name, "size": len(taken.data)})
    return ""


def remove(draft: Draft, answers: Answers, number: int) -> None:
    """Take a file out of the draft; one that is gone already is no error."""
    draft.files.filter(number=number).delete()
    answers["files"] = [one for one in answers.get("files", ()) if one["number"] != number]
