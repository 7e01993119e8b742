"""Records whose writers are killed with no warning: keys half changed, roots half written, files half attached."""

import random
import time

from tests.installation import Installation

FILL = """
from datetime import date, datetime, timezone
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.models import Case, Secret
from gongkai.records.vault import sealed

at = datetime(2026, 3, 12, 1, 30, tzinfo=timezone.utc)
agency = Agency.objects.create(name="青溪县自然资源局", region_code="510899", kind=AgencyKind.DEPARTMENT,
                               standing=next(iter(AgencyStanding)).value, path="000001")
cases = [Case(agency=agency, kind="application", opened_at=at) for _ in range(200)]
append_many([(case, [NewEvent("registered", at.date(), at, "系统")]) for case in cases])
Secret.objects.bulk_create(
    sealed(case.pk, whose, "name", "林小溪") for case in cases for whose in ("applicant", "agent", "contact")
)
"""
WORK = """
import sys
from django.db import transaction
from gongkai.agencies.actor import SYSTEM
from gongkai.records.append import append, lock
from gongkai.records.attachments import attach
from gongkai.records.models import Case
from gongkai.records.moment import now
from gongkai.records.root import write_root
from gongkai.records.vault import rotation

rotation.BATCH = 20
print("started", flush=True)
while True:
    with transaction.atomic():
        case = lock(Case.objects.order_by("?").values_list("pk", flat=True)[0])
        made = attach(case, "other", "a.txt", b"text" * 50_000, SYSTEM, now())
        append(case, "attached", on=now().today, actor=SYSTEM, when=now(),
               data={"attachment": made.pk, "digest": made.digest})
    write_root(now())
    batches = rotation.rotate()
    for _ in range(3):
        next(batches, None)
"""
OPENED = """
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Secret
from gongkai.records.vault import same_value, unseal

assert all(unseal(secret) == "林小溪" for secret in Secret.objects.all())
assert all(open_attachment(one) == b"text" * 50_000 for one in Attachment.objects.all())
print(same_value("name", "林小溪").count(), Attachment.objects.count() > 0)
"""
KILLS = 2


def test_however_often_its_writers_are_killed_the_record_opens_and_passes(installation: Installation) -> None:
    chance = random.Random(20260312)
    installation.says(FILL)
    for _ in range(KILLS):
        working = installation.start(WORK)
        assert working.stdout
        assert working.stdout.readline() == "started\n"
        time.sleep(chance.uniform(0.02, 0.8))
        working.kill()
        _, errors = working.communicate()
        assert "Traceback" not in errors, errors
    assert installation.says(OPENED) == "600 True"
    finished = installation.command("site", "manage", "rotate_vault_key")
    assert finished.returncode == 0, finished.stderr
    retired = installation.command("site", "manage", "rotate_vault_key", "--retire")
    assert "已销毁密钥" in retired.stdout, retired.stderr
    assert installation.says(OPENED) == "600 True"
    assert installation.command("site", "manage", "write_root").returncode == 0
    verified = installation.command("site", "manage", "verify_records", "--files")
    assert "没有不符" in verified.stdout, verified.stdout + verified.stderr
