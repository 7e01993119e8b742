"""Visitors submit applications to a real server that is killed with -9 again and again, and started again."""

import http.client
import http.cookiejar
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from tests.installation import PATH, Installation
from tests.serving import NotReady, until_ready

PATIENCE = 120
AT_ONCE = 6
AGENCY = """
from gongkai.agencies.models import Agency
Agency.objects.create(
    pk=1, name="青溪县自然资源局", document_word="青自然资", region_code="900121", kind="department",
    standing="local_department", path="000001", telephone="0000-8620109",
)
"""
COUNT = """
import json
from collections import Counter
from gongkai.casework.models import Application
from gongkai.records.models import Case, Event
print(json.dumps({
    "numbers": sorted(Application.objects.values_list("number", flat=True)),
    "requests": Counter(Application.objects.values_list("request", flat=True)),
    "cases": Case.objects.count(),
    "without_events": Case.objects.exclude(pk__in=Event.objects.values("case")).count(),
}))
"""
PAGES = (
    ("application/what/", {"do": "next", "wanted-1": "{what}"}),
    ("application/agency/", {"do": "next", "agency": "1"}),
    ("application/who/", {"do": "next", "applicant_kind": "individual", "acts_through": "self"}),
    (
        "application/details/",
        {
            "do": "next",
            "name": "林小满",
            "document": "resident",
            "identity_number": "510899199001010048",
            "telephone": "13800000000",
            "email": "",
            "address": "",
        },
    ),
    ("application/how/", {"do": "next", "provided_as": "electronic", "sent_by": "download"}),
)


class Visitor:
    """One browser; a request that finds no server is sent again until one answers."""

    def __init__(self, origin: str, address: str) -> None:
        self.origin, self.token = origin, ""
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, urllib.request.ProxyHandler({}))
        self.opener.addheaders = [("X-Forwarded-For", address)]

    def submit(self, what: str) -> str:
        """Fill in every page and submit; the number of the case, which is the acknowledgement."""
        self._ask("")
        self._ask("", {"kind": "application"})
        for page, data in PAGES:
            self._ask(page, {name: value.replace("{what}", what) for name, value in data.items()})
        done = self._ask("application/send/", {})
        found = re.search(r"青自然资申〔\d{4}〕\d+号", done)
        if not found:
            raise AssertionError(re.sub(r"<[^>]+>|\s+", " ", done)[:2000])
        return found[0]

    def _ask(self, page: str, data: dict[str, str] | None = None) -> str:
        until = time.monotonic() + PATIENCE
        while True:
            body = None
            if data is not None:
                body = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": self.token}).encode()
            try:
                with self.opener.open(f"{self.origin}/apply/{page}", body, timeout=20) as answer:
                    text: str = answer.read().decode()
            except urllib.error.HTTPError as error:
                raise AssertionError(f"{page}: {error.code} {error.read().decode()[:300]}") from error
            except (OSError, http.client.HTTPException):
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
                continue
            if token := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text):
                self.token = token[1]
            return text


@dataclass
class Fire:
    """A server that is killed `kills` times while `submissions` are made."""

    installation: Installation
    submissions: int
    kills: int
    seed: int = 711
    acknowledged: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    killed: int = 0

    def run(self) -> None:
        """Until everybody has been answered."""
        self.installation.says(AGENCY)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = self._start()
        left, guard = list(range(self.submissions)), threading.Lock()

        def visitor(nth: int) -> None:
            while True:
                with guard:
                    if not left or self.faults:
                        return
                    what = f"第{left.pop()}号材料"
                address = f"10.{nth}.{random.randrange(256)}.{random.randrange(256)}"
                try:
                    number = Visitor(f"http://127.0.0.1:{self.port}", address).submit(what)
                except Exception as fault:
                    with guard:
                        self.faults.append(repr(fault))
                    return
                with guard:
                    self.acknowledged[what] = number

        visitors = [threading.Thread(target=visitor, args=(nth,)) for nth in range(AT_ONCE)]
        for one in visitors:
            one.start()
        self._kill_while(visitors)
        for one in visitors:
            one.join()
        self._end(signal.SIGTERM)

    def _kill_while(self, visitors: list[threading.Thread]) -> None:
        drawn = random.Random(self.seed)
        each = self.submissions / (self.kills + 1)
        while self.killed < self.kills and any(one.is_alive() for one in visitors):
            # At a random moment after the next share of submissions has been answered.
            if len(self.acknowledged) < each * self.killed:
                time.sleep(0.01)
                continue
            time.sleep(drawn.uniform(0.02, 0.2))
            self._end(signal.SIGKILL)
            self.killed += 1
            self.server = self._start()

    def _start(self) -> "subprocess.Popen[str]":
        """A server that answers; the worker of a killed one gives the port back within a second."""
        command = "import sys; from gongkai.cli.main import main; sys.exit(main())"
        words = [sys.executable, "-c", command, "site", "run", "--port", str(self.port)]
        environment = self.installation.environment(GONGKAI_BEHIND_PROXY="1", PYTHONPATH=PATH)
        log = self.installation.home.parent / "server.log"
        until = time.monotonic() + PATIENCE
        while (left := until - time.monotonic()) > 0:
            with log.open("ab") as said:
                server = subprocess.Popen(
                    words,
                    env=environment,
                    stdout=subprocess.PIPE,
                    stderr=said,
                    text=True,
                    start_new_session=True,
                )
            try:
                until_ready(server, left)
            except NotReady:
                assert server.stdout
                server.stdout.close()
                continue
            return server
        raise AssertionError(f"the server does not start: {log.read_text('utf-8', 'replace')[-4000:]}")

    def _end(self, how: signal.Signals) -> None:
        self.server.send_signal(how)
        self.server.wait()
        if self.server.stdout:
            self.server.stdout.close()
