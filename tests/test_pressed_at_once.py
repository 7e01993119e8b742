"""提交申请 pressed in several windows at the same moment is one case, on a database like that of an installation."""

from tests.installation import Installation

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from django.test import Client
from django.utils import timezone
from gongkai.casework.models import Application
from tests.county import county

place = county(timezone.localdate())
client = Client(headers={"host": "localhost"})
client.post("/apply/", {"kind": "application"})
for page, answers in {
    "what": {"wanted-1": "石桥村征收土地公告"},
    "agency": {"other": place.agency.pk},
    "who": {"applicant_kind": "individual", "acts_through": "self"},
    "details": {"name": "林小满", "telephone": "13800000000"},
    "how": {"provided_as": "electronic", "sent_by": "download"},
}.items():
    assert client.post(f"/apply/application/{page}/", {"do": "next", **answers}).status_code == 302
key = client.cookies["draft"].value

def press(_number):
    window = Client(headers={"host": "localhost"})
    window.cookies["draft"] = key
    try:
        return window.post("/apply/application/send/")["Location"]
    finally:
        connection.close()

with ThreadPoolExecutor(6) as pool:
    answers = set(pool.map(press, range(6)))
print(Application.objects.count(), *answers)
"""


def test_pressed_in_six_windows_at_once_it_is_one_case(installation: Installation) -> None:
    assert installation.says(PROGRAM) == "1 /apply/application/done/"
