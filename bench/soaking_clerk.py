"""The clerk of `bench.soak`, a process of its own: fills the site, then publishes over it every five seconds.

Says on one line what there is, gets the port of the server on another; from then on a line for each document. Text,
reviews and signature are made by the steps of the desk; what makes it public, and takes every third down again, is
pressed on the pages of the server, and looked at there.
"""

import http.client
import json
import random
import secrets
import select
import sys
import time
from collections import deque
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

EVERY = 5.0
"""Seconds."""
AT_ONCE = 500


def main(documents: int) -> None:
    """Until the other end closes."""
    import django

    django.setup()
    from django.utils import timezone
    from tests.county import county
    from tests.newsroom import Newsroom

    room = Newsroom(county(timezone.localdate()))
    first, last = _fill(room, documents)
    agencies = [room.county.agency.pk, room.county.government.pk]
    print(json.dumps({"agencies": agencies, "first": first, "last": last}), flush=True)
    port = int(sys.stdin.readline())
    session = room.county.client("clerk").cookies["sessionid"].value
    taken_down_next: deque[int] = deque()
    number = 0
    while not _is_over(EVERY if number else 0):
        number += 1
        try:
            said = _publish(room, port, session, number)
            taken_down_next.append(said["document"])
            if number % 3 == 0:
                _take_down(port, session, taken_down_next.popleft())
        except Exception as fault:
            said = {"error": repr(fault)}
        print(json.dumps(said), flush=True)


def _is_over(seconds: float) -> bool:
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(ready) and not sys.stdin.readline()


def _fill(room: Any, documents: int) -> tuple[int, int]:
    """What was public before; the numbers of the first and the last."""
    from tests.desk_cases import at

    from bench.searching.documents import documents as made_up
    from gongkai.agencies.actor import SYSTEM
    from gongkai.publishing.columns.opening import column_of
    from gongkai.publishing.content import Content
    from gongkai.publishing.importing import Brought, bring_in

    numbers: list[int] = []
    for begin in range(0, documents, AT_ONCE):
        for place, agency in enumerate((room.county.agency, room.county.government)):
            column = column_of(agency, "news")
            brought = [
                Brought(
                    Content(title=one.title, body=f"<p>{one.text}</p>", kind="news"),
                    column,
                    datetime(one.on.year, one.on.month, one.on.day, 1, tzinfo=UTC),
                    f"QX/{one.on.year}-{begin + count:07}",
                )
                for count, one in enumerate(made_up(min(AT_ONCE, documents - begin), begin))
                if count % 2 == place
            ]
            numbers += [one.pk for one in bring_in(agency, brought, SYSTEM, at(room.county.today))]
    return min(numbers), max(numbers)


def _publish(room: Any, port: int, session: str, number: int) -> dict[str, Any]:
    """One document, from the draft to the reader; seconds from the press of the button until it was found."""
    title = f"青溪县第{number}号工作动态{random.randrange(10**9)}"
    today = room.county.today
    document = room.signed(room.begin(today, title, kind="news", date_of_document=today), today)
    began = time.monotonic()
    _press(port, session, document.pk, "publish", {})
    status, text = _asked(port, f"/info/{document.pk}/")
    _expect(status == 200 and title in text, f"{document.pk} 发布后看不到（{status}）")
    status, text = _asked(port, f"/search/?q={quote(title)}")
    _expect(f"/info/{document.pk}/" in text, f"{document.pk} 发布后检索不到（{status}）")
    return {"document": document.pk, "seconds": time.monotonic() - began}


def _take_down(port: int, session: str, pk: int) -> None:
    _press(port, session, pk, "withdraw", {"reason": "核对", "says": "本信息已撤下核对。"})
    status, text = _asked(port, f"/info/{pk}/")
    _expect(status == 410 and "本信息已撤下核对。" in text, f"{pk} 撤下后还看得到（{status}）")


def _press(port: int, session: str, pk: int, step: str, inputs: dict[str, str]) -> None:
    """Confirm a step on its page."""
    from gongkai.casework.desk.step_page import CONFIRMED

    token = secrets.token_hex(16)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={token}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"csrfmiddlewaretoken": token, CONFIRMED: "1", **inputs})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", f"/desk/documents/{pk}/steps/{step}/", body, headers)
    response = connection.getresponse()
    text = response.read().decode(errors="replace")
    connection.close()
    _expect(
        response.status == 302,
        f"{step} {pk}：{response.status} {text[-300:] if response.status != 200 else ''}",
    )


def _asked(port: int, address: str) -> tuple[int, str]:
    source = (f"127.200.{random.randrange(250)}.{random.randrange(1, 250)}", 0)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=source)
    connection.request("GET", address)
    response = connection.getresponse()
    text = response.read().decode(errors="replace")
    connection.close()
    return response.status, text


def _expect(holds: bool, says: str) -> None:
    if not holds:
        raise RuntimeError(says)


if __name__ == "__main__":
    main(int(sys.argv[1]))
