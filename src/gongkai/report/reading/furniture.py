"""What a web page puts around a report: dates of publication, sources, buttons, registration numbers."""

import re
from datetime import date

from gongkai.text import dates
from gongkai.text.folding import folded, simplified

_KEYS = (
    "发布时间|发布日期|公开日期|成文日期|生成日期|发文日期|更新时间|日期|时间|来源|信息来源|文章来源|稿件来源|发布机构|公开机构|发文机关|"
    "发布单位|信息提供|作者|编辑|责任编辑|索引号|索引编号|文号|发文字号|主题分类|体裁分类|服务对象|公开方式|公开范围|公开时限|有效性|"
    "浏览次数|阅读次数|访问次数|点击数|点击量|阅读|浏览|字号|字体|网站标识码|主办单位|主办|承办单位|承办|技术支持|备案号|邮编|传真|电话|联系电话"
)
_PAIR = re.compile(rf"[【\[]?({_KEYS})\s*[】\]]?\s*[::]\s*")
_DATE_KEYS = ("发布时间", "发布日期", "公开日期", "日期", "时间")
_BUTTONS = re.compile(
    r"^(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享到?.{0,10}|返回(?:顶部|首页|列表)?|上一[篇条].*|下一[篇条].*|扫一扫.*|"
    r"附件\s*\d*\s*[::]?.*|相关(?:链接|文档|信息|附件)[::]?|版权所有.*|网站地图|联系我们|关于我们|无障碍.*|长者模式.*|正文|表格?可左右滑动.*|首页|"
    r"(?:当前位置|您的位置|位置)[::].*|首页\s*[/>›»].*|网站标识码.*|更多信息请关注.*|Page\s*\d+.*|P\.\s*\d+|-{1,3}\s*\d{1,3}\s*-{1,3}|第\s*\d+\s*页.*|"
    r"---\s*page\s*\d+.*|www\.[\w.\-/]+|https?://\S+|发文字号|索引号|发布日期|主题分类|体裁分类|服务对象|发布机构|.{2,80}\.(?:docx?|wps|pdf|xlsx?|ofd|rar|zip)|[•·]\s*.{0,30})$",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(r"[\u4e00-\u9fff]ICP备\s*\d+号|网站标识码|公网安备|网安备")
_LONGEST_LINE = 160


def is_furniture(text: str) -> bool:
    """Whether a whole paragraph belongs to the page and not to the report."""
    plain = simplified(folded(text)).strip()
    if not plain:
        return True
    if len(plain) > _LONGEST_LINE:
        return False
    if _BUTTONS.match(plain) or _REGISTRATION.search(plain):
        return True
    pair = _PAIR.search(plain)
    if pair is None or pair.start() > 40:
        return False
    # A sentence may name a phone number or a date; the frame has nothing but such pairs.
    return not re.search(r"[。；,、].{6,}", plain[: pair.start()] + plain[pair.end() :])


def stated_pairs(text: str) -> dict[str, str]:
    """What a furniture line says, by its own keys: 来源, 发布时间, 网站标识码."""
    plain = simplified(folded(text)).strip()
    found: dict[str, str] = {}
    matches = list(_PAIR.finditer(plain))
    ends = [match.start() for match in matches[1:]] + [len(plain)]
    for match, end in zip(matches, ends[: len(matches)], strict=True):
        value = re.split(r"\s{2,}", plain[match.end() : end].strip(" \t[]【】()|;"))[0]
        if value and len(value) <= 80:
            found.setdefault(match[1], value)
    if code := re.search(r"网站标识码\s*[::]?\s*(\w{6,12})", plain):
        found["网站标识码"] = code[1]
    if registration := re.search(r"[\u4e00-\u9fff]ICP备\s*\d+号(?:-\d+)?", plain):
        found["备案号"] = registration[0]
    return found


def publication_date(pairs: dict[str, str]) -> date | None:
    """The day of publication that the page states, where it states one."""
    for key in _DATE_KEYS:
        for stated in dates.find(pairs.get(key, "")):
            if stated.day:
                return stated.day
    return None
