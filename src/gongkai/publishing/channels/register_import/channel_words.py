"""Which channel offices mean by what they write in a ledger."""

import re

from gongkai.publishing.models import ChannelKind
from gongkai.text.folding import folded

_WORDS = (
    (ChannelKind.PRESS_CONFERENCE, re.compile("新闻发布会|新闻通气会|发布会")),
    (ChannelKind.WEIBO, re.compile("微博")),
    (ChannelKind.WECHAT, re.compile("微信|公众号|订阅号|服务号|视频号")),
    (ChannelKind.GAZETTE, re.compile("公报")),
    (ChannelKind.READING_POINT, re.compile("查阅点|查阅场所|阅览|档案馆|图书馆|政务公开专区|公开专区")),
    (
        ChannelKind.NOTICE_BOARD,
        re.compile("公告栏|公示栏|公开栏|宣传栏|电子屏|显示屏|LED|黑板报|板报|展板|公告牌|明白纸", re.I),
    ),
    (ChannelKind.SERVICE_HALL, re.compile("政务服务中心|政务大厅|服务大厅|办事大厅|便民服务|行政服务中心")),
    (ChannelKind.ON_SPOT, re.compile("入户|现场|走访|上门")),
    (ChannelKind.APP, re.compile("客户端|APP|抖音|快手|头条|今日头条|小程序|新媒体", re.I)),
    (ChannelKind.PRESS, re.compile("报纸|日报|晚报|报刊|杂志|广播|电视|电台|融媒|纸质媒体|新闻媒体")),
    (ChannelKind.SITE, re.compile("网站|门户|官网|网页|信息公开平台|集约化平台")),
    (ChannelKind.OTHER, re.compile("^其[他它]")),
)


def channels(text: str) -> tuple[ChannelKind, ...]:
    """All that the wording may mean; none where it is unknown. The label itself means its channel alone."""
    plain = folded(text).strip()
    exact = tuple(channel for channel in ChannelKind if plain == channel.label)
    return exact or tuple(channel for channel, words in _WORDS if words.search(plain))
