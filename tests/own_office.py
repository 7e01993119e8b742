"""An office from nothing: set up by the command, its people invited on screen, its records brought in by the pages of imports."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from lxml import html

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.role import Role

BEIJING = ZoneInfo("Asia/Shanghai")
PASSWORD = "qingxi-gongkai-2026"  # noqa: S105
_WITHOUT_UNIT = (Role.CLERK, Role.OGI_HEAD, Role.LEADER)


@dataclass
class OwnOffice:
    """`on` is the day that everybody's clock says."""

    monkeypatch: pytest.MonkeyPatch
    on: date
    people: dict[Role, Any] = field(default_factory=dict)
    clients: dict[Role, Client] = field(default_factory=dict)

    def set_up(self, name: str, kind: str = "department") -> Agency:
        """The agency, its administrator, and on screen by that administrator the people of its office."""
        self.at(self.on)
        call_command(
            "first_agency",
            name,
            region="900121",
            kind=kind,
            administrator="方正",
            username="fang",
            verbosity=0,
        )
        agency = Agency.objects.get()
        Person.objects.update(must_change_password=False)
        administrator = Client()
        administrator.force_login(get_user_model().objects.get(username="fang"))
        for role in _WITHOUT_UNIT:
            said = {"name": role.label, "username": f"qx-{role.value}", "role": role.value, "since": self.on}
            answer = administrator.post(f"/desk/agencies/{agency.pk}/people/", said)
            assert answer.status_code == 302, answer.content.decode()
            self.people[role] = get_user_model().objects.get(username=said["username"])
        self.at(self.on)
        return agency

    def at(self, day: date) -> None:
        """Everybody's clock says nine in the morning of the day, and everybody has signed in."""
        self.on = day
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
        self.monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        for role, person in self.people.items():
            self.clients[role] = Client()
            self.clients[role].force_login(person)

    def send(self, address: str, said: dict[str, Any], role: Role = Role.CLERK) -> str:
        """What the page that a form leads to says; the form is taken."""
        answer = self.clients[role].post(address, said, follow=True)
        text = answer.content.decode()
        assert answer.status_code == 200, (answer.status_code, _main(text))
        return text

    def see(self, address: str, role: Role = Role.CLERK) -> str:
        """A page."""
        answer = self.clients[role].get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return str(answer.content.decode())

    def bring(self, address: str, name: str, content: bytes, **chosen: str) -> None:
        """Bring a spreadsheet by the pages of an import, pressing until everything is in."""
        page = self.send(address, {"file": SimpleUploadedFile(name, content), "do": "read"})
        assert "没有问题" in page or chosen, _main(page)
        if chosen:
            page = self.send(address, {**_carried(page), **chosen, "do": "map"})
            assert "没有问题" in page, _main(page)
        for _press in range(20):
            page = self.send(address, {**_carried(page), "do": "import"})
            if "已导入" in page:
                return
            assert "还没有导完" in page, _main(page)
        raise AssertionError(f"{name} does not come to an end")


def _carried(page: str) -> dict[str, str]:
    """What the last form of a page would send on."""
    form = html.fromstring(page).xpath("//form[.//input[@name='data']]")[-1]
    return dict(_inputs(form))


def _inputs(form: Any) -> Iterator[tuple[str, str]]:
    for name, value in form.form_values():
        yield name, value or ""


def _main(page: str) -> str:
    found = html.fromstring(page).xpath("//main")
    return " ".join(found[0].text_content().split())[:1500] if found else page[:500]
