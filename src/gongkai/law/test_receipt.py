from datetime import date

import pytest

from gongkai.law.readings import OnlineReceipt, Readings
from gongkai.law.receipt import ARTICLE, ASTRAY_ARTICLE, Arrival, Channel, receipt

DAY, NEXT, BEFORE = date(2025, 6, 3), date(2025, 6, 4), date(2025, 6, 2)
USUAL = Readings()


@pytest.mark.parametrize(
    ("arrival", "received", "confirm_by", "article"),
    [
        (Arrival(Channel.IN_PERSON, DAY), DAY, None, ARTICLE),
        (Arrival(Channel.SIGNED_MAIL, DAY), DAY, None, ARTICLE),
        # a plain letter: the day of confirmation, and the office has to confirm on the day it gets it
        (Arrival(Channel.PLAIN_MAIL, DAY), None, DAY, ARTICLE),
        (Arrival(Channel.PLAIN_MAIL, DAY, confirmed=NEXT), NEXT, DAY, ARTICLE),
        # internet and fax: the day both sides confirm
        (Arrival(Channel.ONLINE, DAY), None, None, ARTICLE),
        (Arrival(Channel.ONLINE, DAY, confirmed=NEXT), NEXT, None, ARTICLE),
        (Arrival(Channel.FAX, DAY, confirmed=DAY), DAY, None, ARTICLE),
        (Arrival(Channel.FAX, DAY, confirmed=BEFORE), None, None, ARTICLE),
        # 207号: signed for by another unit, then by telephone on the day the OGI office has it
        (Arrival(Channel.SIGNED_MAIL, DAY, astray=True), None, DAY, ASTRAY_ARTICLE),
        (Arrival(Channel.SIGNED_MAIL, DAY, confirmed=NEXT, astray=True), NEXT, DAY, ASTRAY_ARTICLE),
        # 207号: no contact, so registered; the clock starts when contact is restored
        (Arrival(Channel.PLAIN_MAIL, DAY, reachable=False), None, None, ASTRAY_ARTICLE),
        (Arrival(Channel.PLAIN_MAIL, DAY, confirmed=NEXT, reachable=False), NEXT, DAY, ARTICLE),
    ],
)
def test_the_day_of_receipt_depends_on_the_channel(
    arrival: Arrival, received: date | None, confirm_by: date | None, article: str
) -> None:
    answer = receipt(arrival, USUAL)
    assert (answer.receipt_date, answer.confirm_by, answer.article) == (received, confirm_by, article)
    assert bool(answer.to_do) is (received is None)


def test_on_the_older_reading_the_system_dates_an_application_over_the_internet() -> None:
    readings = Readings(online_receipt=OnlineReceipt.SYSTEM)
    assert receipt(Arrival(Channel.ONLINE, DAY), readings).receipt_date == DAY
    assert receipt(Arrival(Channel.FAX, DAY), readings).receipt_date is None


def test_personal_delivery_and_post_may_never_be_refused() -> None:
    assert [c.label for c in Channel if not c.is_always_open] == ["互联网渠道", "传真"]
