"""The banner of a public page (标注): what became of a document is said on the page already published.

国办发〔2017〕47号; 条例 Art 20(1) wants rules and normative documents that are in force.
"""

from typing import Any

from gongkai.law.validity import Validity
from gongkai.law.wording import chinese_date
from gongkai.publishing.facts import Changed, Facts
from gongkai.publishing.models import Document


def banner_of(facts: Facts) -> dict[str, Any]:
    """Empty where there is nothing to say.

    `says` is the sentence; `validity` the code that decides its look; `articles` which, of a partial repeal; `by` the
    document that did it: `title`, and `document`, the number of its page, none where it has no public one.
    """
    changed = facts.changed
    if changed is None or changed.validity is Validity.IN_FORCE:
        return {}
    by = _by(changed)
    return {
        "validity": changed.validity.value,
        "says": _SAYS[changed.validity] % {"day": chinese_date(changed.on)},
        "articles": changed.articles,
        **({"by": by} if by else {}),
    }


def _by(changed: Changed) -> dict[str, Any]:
    """Named only where the public may know it: its own page, or a document outside this system."""
    if changed.by is not None:
        acting = Document.objects.filter(pk=changed.by, is_public=True).select_related("publication").first()
        return {"document": acting.pk, "title": acting.publication.title} if acting else {}
    return {"document": None, "title": changed.by_name} if changed.by_name else {}


_SAYS = {
    Validity.AMENDED: "本文件已于%(day)s修改，请以修改后的文本为准。",
    Validity.PARTLY_REPEALED: "本文件的部分条款已于%(day)s废止。",
    Validity.REPEALED: "本文件已于%(day)s废止。",
    Validity.EXPIRED: "本文件已于%(day)s失效。",
    Validity.SUSPENDED: "本文件自%(day)s起停止执行。",
}
