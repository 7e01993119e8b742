"""The day of receipt (收到申请之日) by channel: 条例 Art 31; letters sent elsewhere: 国办公开办函〔2015〕207号."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.readings import OnlineReceipt, Readings

ARTICLE = "条例第三十一条"
ASTRAY_ARTICLE = "国办公开办函〔2015〕207号第一条"


class Channel(StrEnum):
    """How an application comes in."""

    IN_PERSON = "in_person"
    SIGNED_MAIL = "signed_mail"
    PLAIN_MAIL = "plain_mail"
    ONLINE = "online"
    FAX = "fax"

    @property
    def label(self) -> str:
        """In Chinese, as the intake form says it."""
        return _LABELS[self]

    @property
    def is_always_open(self) -> bool:
        """In person and by post may never be refused; the guide lists the others (国办公开办函〔2017〕19号)."""
        return self in (Channel.IN_PERSON, Channel.SIGNED_MAIL, Channel.PLAIN_MAIL)


_LABELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.SIGNED_MAIL: "邮寄（挂号信、EMS等需签收）",
    Channel.PLAIN_MAIL: "平常信函",
    Channel.ONLINE: "互联网渠道",
    Channel.FAX: "传真",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an application arrived.

    `arrived`: handed over, signed for, taken from the post, or in by system or fax at the OGI office. `confirmed`:
    the day on which both sides confirmed it, if they have. `astray`: it went to another unit or person of the
    organ, and `arrived` is the day on which the OGI office really got it. `reachable`: whether the applicant can
    be reached to confirm.
    """

    channel: Channel
    arrived: date
    confirmed: date | None = None
    astray: bool = False
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt, none as long as it waits for confirmation; by when the office must confirm, and why.

    `to_do` is a Chinese sentence for the office, empty if there is nothing to do.
    """

    receipt_date: date | None
    article: str
    confirm_by: date | None = None
    to_do: str = ""


def receipt(arrival: Arrival, readings: Readings) -> Receipt:
    """When an application counts as received. A confirmation dated before the arrival confirms nothing."""
    channel = arrival.channel
    online_by_system = channel is Channel.ONLINE and readings.online_receipt is OnlineReceipt.SYSTEM
    if not arrival.astray and (channel in (Channel.IN_PERSON, Channel.SIGNED_MAIL) or online_by_system):
        return Receipt(arrival.arrived, ARTICLE)
    article = ASTRAY_ARTICLE if arrival.astray else ARTICLE
    same_day = arrival.arrived if arrival.astray or channel is Channel.PLAIN_MAIL else None
    if arrival.confirmed and arrival.confirmed >= arrival.arrived:
        return Receipt(arrival.confirmed, article, same_day)
    if not arrival.reachable:
        to_do = "无法与申请人取得联系，做好登记，自恢复联络之日起算期限。"
        return Receipt(None, ASTRAY_ARTICLE, None, to_do)
    to_do = (
        "当日与申请人联系确认收到申请。" if same_day else "与申请人确认收到申请，以双方确认之日为收到之日。"
    )
    return Receipt(None, article, same_day, to_do)
