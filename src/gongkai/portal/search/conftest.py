"""A few public pages to be found."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.law.review_organ import AgencyStanding
from gongkai.search.indexing import Page, put

DAY = date(2026, 3, 10)


def published(number: int, title: str, text: str = "", **more: Any) -> Page:
    """A public page; `kind`, `validity`, `under` … are its facets."""
    facets = {
        name: [more.pop(name)] for name in ("kind", "validity", "year", "theme", "column") if name in more
    }
    return Page(
        f"document:{number}",
        title,
        text,
        f"/info/{number}/",
        more.pop("on", DAY),
        more.pop("issuer", "青溪县人民政府"),
        more.pop("document_number", ""),
        {"kind": ["notice"], **facets, **more.pop("facets", {})},
    )


def put_all(*pages: Page) -> None:
    """Into the index, in a transaction of their own."""
    with transaction.atomic():
        for page in pages:
            put(page)


@pytest.fixture
def agency(db: None) -> Agency:
    """One to apply to."""
    return Agency.objects.create(
        name="青溪县农业农村局",
        region_code="510899",
        kind=AgencyKind.DEPARTMENT,
        standing=AgencyStanding.LOCAL_DEPARTMENT.value,
        path="000001",
    )


@pytest.fixture
def found(db: None) -> None:
    """The pages of the mock-up."""
    put_all(
        published(
            1,
            "青溪县农村宅基地审批和住房建设管理办法",
            "第九条　乡镇人民政府自受理之日起二十个工作日内完成审批。",
            kind="normative",
            validity="inforce",
            document_number="青政规〔2026〕1号",
            year="2026",
            facets={"under": ["000001"], "agency": ["1"]},
        ),
        published(
            2,
            "青溪县农村宅基地管理暂行办法",
            "本办法已由青政规[2026]1号废止。宅基地审批另行规定。",
            kind="normative",
            validity="repealed",
            document_number="青政规〔2018〕3号",
            on=date(2018, 6, 20),
            year="2018",
        ),
        published(3, "北坪镇宅基地审核流程", "由村民小组提出。", kind="licensing", on=DAY + timedelta(1)),
        published(4, "2025年政府信息公开工作年度报告", "宅基地审批类申请3件。", kind="report"),
    )
