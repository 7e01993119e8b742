"""The desk used through its own pages, day by day: what a clerk types, posted to the pages, and what they then say."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import HttpResponse
from django.urls import reverse

from gongkai.agencies.role import Role
from gongkai.casework.facts import LetterState
from gongkai.casework.models import Application
from gongkai.law.receipt import Channel
from tests.county import County

TEXT = re.compile(r"<(script|style).*?</\1>|<[^>]+>", re.DOTALL)
WAITS_FOR_CONFIRMATION = (Channel.PLAIN_MAIL, Channel.ONLINE, Channel.FAX)


def morning(day: date) -> datetime:
    """Half past nine in Beijing."""
    return datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC)


def words(response: HttpResponse) -> str:
    """What a page says, without its tags and white space."""
    return re.sub(r"\s+", "", TEXT.sub("", response.content.decode()))


@dataclass
class Desk:
    """青溪县自然资源局 with one case. `turn_to` turns the calendar on the wall to a day."""

    place: County
    turn_to: Callable[[date], None]
    pk: int = 0

    @property
    def case(self) -> Application:
        """As it is stored."""
        return Application.objects.get(pk=self.pk)

    def receives(self, day: date, channel: Channel = Channel.IN_PERSON) -> None:
        """Registered on the day, and confirmed with the applicant where the channel asks for that."""
        self.turn_to(day)
        clerk, address = self.place.client(Role.CLERK), reverse("register-application")
        once = re.search(r'name="once" value="([^"]+)"', clerk.get(address).content.decode())
        assert once
        form = {
            "once": once[1],
            "kind": "application",
            "channel": channel.value,
            "arrived": day.isoformat(),
            "applicant_kind": "individual",
            "name": "林小满",
            "identity_number": "110101199003078494",
            "telephone": "13800000000",
            "address": "青溪县石桥村3组",
            "wanted": "石桥村征收土地补偿登记表",
            "provided_as": "paper",
            "sent_by": "post",
        }
        answer = clerk.post(address, form)
        assert answer.status_code == 302, words(answer)
        self.pk = Application.objects.latest("pk").pk
        if channel in WAITS_FOR_CONFIRMATION:
            self.takes("confirm_receipt", day, on=day.isoformat(), how="telephone")

    def takes(
        self, code: str, day: date, role: str = Role.CLERK, about: int | None = None, **inputs: str
    ) -> None:
        """A step by its page, and by the page that asks once more where there is one."""
        self.turn_to(day)
        address = reverse("step", args=(self.pk, code)) + (f"?about={about}" if about else "")
        answer = self.place.client(role).post(address, {**inputs, "confirmed": "1"})
        assert answer.status_code == 302, words(answer)

    def sends(self, letter: str, day: date) -> int:
        """The draft of this kind submitted, approved by the head of the office and posted, all on one day."""
        pk = self.case.letters.get(code=letter, state=LetterState.DRAFT).pk
        self.takes("submit_letter", day, about=pk)
        self.takes("approve_letter", day, Role.OGI_HEAD, about=pk)
        self.takes("dispatch_letter", day, about=pk, on=day.isoformat(), sent_by="post")
        return pk

    def asks_to_correct(self, day: date, answer_by: date) -> None:
        """补正告知书."""
        inputs = {"defects": "description", "guidance": "写清年份", "answer_by": answer_by.isoformat()}
        self.takes("ask_correction", day, **inputs)
        self.sends("correction_notice", day)

    def asks_third_party(self, name: str, day: date) -> int:
        """第三方意见征询书; its number in the case."""
        self.takes("consult_third_party", day, name=name, information="补偿登记表")
        return self.sends("third_party_inquiry", day)

    def is_answered(self, inquiry: int, day: date) -> None:
        """The third party objects."""
        said = {"on": day.isoformat(), "answer": "objects", "words": "不同意"}
        self.takes("consultation_answered", day, about=inquiry, **said)

    def extends(self, by: int, day: date) -> None:
        """延长答复期限告知书, by working days."""
        self.takes("extend", day, by=str(by), reason="材料分散在三个年度的档案中。")
        self.sends("extension_notice", day)

    def page(self, day: date) -> HttpResponse:
        """The page of the case on a day."""
        self.turn_to(day)
        found: HttpResponse = self.place.client(Role.CLERK).get(reverse("application", args=(self.pk,)))
        return found

    def due_on_screen(self, day: date) -> date:
        """The deadline that the card shows on a day."""
        page = self.page(day).content.decode()
        found = re.search(r'<dd class="due">[^<]*<time datetime="([\d-]+)">', page)
        assert found, words(self.page(day))
        return date.fromisoformat(found[1])

    def paused_on_screen(self, day: date) -> int:
        """Working days that do not count by the ledger of the page, stretch by stretch."""
        return sum(int(days) for days in re.findall(r"暂停(\d+)个工作日", words(self.page(day))))
