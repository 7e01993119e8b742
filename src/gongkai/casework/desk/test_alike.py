"""Other cases that belong to one: of the same applicant, like it, joined to it."""

import re
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office

from gongkai.casework.intake import Party
from gongkai.casework.models import Application

TEXT = "石桥村2024年征收土地补偿登记表"


def sections(client: Client, case: Application) -> dict[str, str]:
    page = client.get(f"/desk/applications/{case.pk}/alike/").content.decode()
    parts = page.partition("<main")[2].split("<section")[1:]
    return {
        name: re.sub(r"<[^>]+>", " ", part)
        for name, part in zip(("same", "alike", "linked"), parts, strict=True)
    }


def test_the_same_applicant_is_told_by_number_and_not_by_name(here: County, office: Office) -> None:
    office.register("一号公告", on=date(2026, 3, 2))
    office.register("二号公告", on=date(2026, 3, 2), by=Party("林小满", telephone="13111111111"))
    case = office.register("三号公告", on=TODAY)
    found = sections(here.client("clerk"), case)["same"]
    assert "一号公告" in found
    assert "二号公告" not in found


def test_like_texts_and_linked_cases_are_listed(here: County, office: Office) -> None:
    office.register(TEXT, on=date(2026, 3, 2), by=Party("甲"))
    case = office.register(f"{TEXT}等", on=TODAY)
    other = office.register("旧案", on=date(2026, 3, 2), by=Party("乙"))
    office.take(case, "link", TODAY, {"number": other.number, "kind": "repeats"})
    found = sections(here.client("clerk"), case)
    assert TEXT in found["alike"]
    assert "旧案" in found["linked"]
    assert "重复申请" in found["linked"]
    assert case.title in sections(here.client("clerk"), other)["linked"]


def test_what_another_unit_handles_is_counted_and_not_named(here: County, office: Office) -> None:
    office.register(TEXT, on=date(2026, 3, 2))
    case = office.assigned(office.register(TEXT, on=TODAY), TODAY)
    found = sections(here.client("officer"), case)
    assert "另有1件不在查阅范围内。" in found["same"]
    assert "没有相似的申请。" in found["alike"]


def test_the_questions_do_not_grow_with_what_is_found(here: County, office: Office) -> None:
    case, client = office.register(TEXT, on=TODAY), here.client("clerk")
    asked = []
    for number in range(2):
        office.register(f"{TEXT}{number}", on=date(2026, 3, 2))
        sections(client, case)
        with CaptureQueriesContext(connection) as queries:
            sections(client, case)
        asked.append(len(queries))
    assert asked[0] == asked[1]
