"""Files that are gone, exchanged or altered."""

import pytest
from django.db import transaction
from tests.tampering import run, sql

from gongkai.agencies.actor import Actor
from gongkai.records.append import append, lock
from gongkai.records.attachments import attach, store
from gongkai.records.models import Case
from gongkai.records.moment import Moment
from gongkai.records.root import write_root

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("apart")]


def test_files_that_are_gone_or_altered_are_named_when_asked(case: Case, clerk: Actor, when: Moment) -> None:
    with transaction.atomic():
        locked = lock(case.pk)
        made = [attach(locked, "other", f"{n}.txt", f"第{n}份".encode(), clerk, when) for n in range(4)]
        for one in made:
            data = {"attachment": one.pk, "digest": one.digest}
            append(locked, "attached", on=when.today, actor=clerk, when=when, data=data)
    write_root(when)
    assert "没有不符" in run("--files")
    store.remove(made[0].stored)
    store.path(made[1].stored).write_bytes(store.path(made[2].stored).read_bytes())
    sql("DELETE FROM records_attachment WHERE id = %s", made[3].pk)
    assert "没有不符" in run()
    printed = run("--files")
    assert f"案卷{case.pk}：附件{made[0].pk}的文件不在磁盘上" in printed
    assert f"案卷{case.pk}：附件{made[1].pk}的文件被改动或者损坏" in printed
    assert f"案卷{case.pk}：第4号记录加入的附件{made[3].pk}，登记已被删除。" in printed
    assert "核对发现3处不符" in printed
