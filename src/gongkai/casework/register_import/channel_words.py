"""How an application came in, in the words of registers."""

from gongkai.casework.register_import.headings import plain
from gongkai.law.receipt import Channel

_MAIL = (Channel.SIGNED_MAIL, Channel.PLAIN_MAIL)
_WORDS = {
    (
        Channel.IN_PERSON,
    ): "当面 当面提交 当面申请 现场 现场提交 现场申请 窗口 窗口提交 窗口申请 来人 来访 上门 面交 当场 "
    "当场提交 现场递交 当面递交 口头 口头申请",
    (
        Channel.SIGNED_MAIL,
    ): "挂号信 挂号 邮政挂号 特快专递 邮政特快专递 EMS 邮政EMS 快递 快件 邮寄EMS 邮寄挂号 邮寄快递 "
    "签收邮寄 邮政快递",
    (Channel.PLAIN_MAIL,): "平信 平常信函 平邮 普通信函 普通信件 普通邮寄",
    # Post is signed for or not, and the day of receipt hangs on it (Art 31).
    _MAIL: "信函 信件 邮寄 来信 书信 邮件 邮政 邮递 寄信 书面邮寄 信函申请 邮寄申请",
    (
        Channel.ONLINE,
    ): "网上 网络 互联网 在线 网站 平台 网上申请 网络申请 在线申请 网上提交 网络提交 线上 线上申请 电子邮件 "
    "电子邮箱 邮箱 互联网渠道 网站申请 政府网站 门户网站 网页 依申请公开平台 依申请公开系统 数据电文 网申",
    (Channel.FAX,): "传真 传真申请",
    # A form on paper may have come in any of three ways.
    (Channel.IN_PERSON, *_MAIL): "书面 纸质 书面申请 线下",
}
_KNOWN = {plain(word).upper(): channels for channels, words in _WORDS.items() for word in words.split()} | {
    plain(channel.label).upper(): (channel,) for channel in Channel
}


def channels(text: str) -> tuple[Channel, ...]:
    """The channels that a text may mean: one where it is clear, several where not, none where it says nothing."""
    # 「邮寄（EMS）」 says in brackets what matters.
    inside = text.replace("（", "(").replace("）", ")")
    whole = plain(inside.replace("(", " ").replace(")", " ")).upper()
    return _KNOWN.get(whole) or _KNOWN.get(plain(text).upper(), ())
