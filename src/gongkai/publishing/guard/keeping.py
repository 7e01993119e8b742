"""Keeping an agency's dictionary and its roster of leaders: each change checked, and on the agency's log."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency
from gongkai.agencies.steps.log import log, values_of
from gongkai.publishing.guard.dictionary import OFF, words
from gongkai.publishing.guard.folded_text import plain
from gongkai.publishing.guard.wording_table import WordingLine
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Leader, Wording
from gongkai.records.moment import Moment

WORDING_FIELDS = ("wrong", "right", "severity", "source", "except_in")
LEADER_FIELDS = ("name", "title", "position", "since", "until", "duties")
SHORTEST = 2
"""Characters of wrong words: a single one stands in too many words that are right."""


def fault_of(line: WordingLine) -> tuple[str, str]:
    """Field and words of what is wrong with an entry; both empty if nothing is."""
    if len(line.wrong) < SHORTEST:
        return "wrong", _("至少写两个字：单个字会出现在许多正确的词里。")
    if line.right == line.wrong:
        return "right", _("与错误的表述相同。写改成什么，或者不填。")
    passes = [plain(one) for one in words(line.except_in)]
    wrong, right = plain(line.wrong), plain(line.right)
    if wrong in right and not any(wrong in one and one in right for one in passes):
        return "right", _("改后的词里还有“%(wrong)s”，改了又会查出。把改后的词写进例外。") % {
            "wrong": line.wrong
        }
    if strange := [one for one in passes if wrong not in one]:
        return "except_in", _("例外“%(word)s”里没有“%(wrong)s”。例外写含有它的词。") % {
            "word": strange[0],
            "wrong": line.wrong,
        }
    return "", ""


@transaction.atomic
def keep_wording(
    agency: Agency, line: WordingLine, actor: Actor, when: Moment, pk: int | None = None
) -> Wording:
    """Add an entry, or change the one of that number. Raises `LedgerRefused` for the field that is wrong."""
    field, says = fault_of(line)
    if says:
        raise LedgerRefused(says, field)
    same = Wording.objects.filter(agency=agency, wrong=line.wrong).first()
    if same is not None and same.pk != pk:
        raise LedgerRefused(_("本机关词库已有“%(wrong)s”。修改那一条。") % {"wrong": line.wrong}, "wrong")
    return _put(agency, line, actor, when, pk)


@transaction.atomic
def _put(agency: Agency, line: WordingLine, actor: Actor, when: Moment, pk: int | None) -> Wording:
    row = Wording.objects.get(pk=pk, agency=agency) if pk else Wording(agency=agency)
    before = values_of(row, WORDING_FIELDS) if pk else {}
    for name in WORDING_FIELDS:
        setattr(row, name, getattr(line, name))
    row.save()
    _log(
        actor,
        agency,
        _("词库：%(wrong)s") % {"wrong": row.wrong},
        before,
        values_of(row, WORDING_FIELDS),
        when,
    )
    return row


@transaction.atomic
def remove_wording(row: Wording, actor: Actor, when: Moment) -> None:
    """Take an entry away; a shipped one of the same words holds again."""
    before = values_of(row, WORDING_FIELDS)
    _log(actor, row.agency, _("词库：%(wrong)s") % {"wrong": row.wrong}, before, {}, when)
    row.delete()


def switch_off(agency: Agency, wrong: str, actor: Actor, when: Moment) -> Wording:
    """不检查: a shipped entry is not looked for in this agency's texts."""
    here = Wording.objects.filter(agency=agency, wrong=wrong).first()
    return _put(agency, WordingLine(wrong, "", OFF, "", ""), actor, when, here.pk if here else None)


@transaction.atomic
def take_over(agency: Agency, lines: Sequence[WordingLine], actor: Actor, when: Moment) -> tuple[int, int]:
    """Entries of a table, all or none: how many were added, how many changed. One entry on the log.

    Raises `LedgerRefused` for the first that is wrong.
    """
    # Pressed twice, the second waits for the first and changes nothing.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    here = {row.wrong: row for row in Wording.objects.filter(agency=agency)}
    added, changed = [], []
    for line in lines:
        field, says = fault_of(line)
        if says:
            raise LedgerRefused(says, field)
        row = here.get(line.wrong)
        if row is None:
            added.append(Wording(agency=agency, **line.values))
        elif any(getattr(row, name) != getattr(line, name) for name in WORDING_FIELDS):
            for name in WORDING_FIELDS:
                setattr(row, name, getattr(line, name))
            changed.append(row)
    Wording.objects.bulk_create(added)
    Wording.objects.bulk_update(changed, WORDING_FIELDS)
    if added or changed:
        after = {"新增": len(added), "修改": len(changed)}
        _log(actor, agency, _("词库：从表格导入"), {}, after, when)
    return len(added), len(changed)


@transaction.atomic
def keep_leader(row: Leader, before: Mapping[str, Any], actor: Actor, when: Moment) -> Leader:
    """Add or change one of the roster; what stood before stays on the agency's log."""
    row.save()
    subject = _("领导名录：%(name)s") % {"name": row.name}
    _log(actor, row.agency, subject, before, values_of(row, LEADER_FIELDS), when)
    return row


def _log(
    actor: Actor,
    agency: Agency,
    subject: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    when: Moment,
) -> None:
    log(actor, Change.SETTING_CHANGED, agency, subject, at=when.at, before=before, after=after)
