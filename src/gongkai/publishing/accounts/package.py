"""A public document packed for new media: texts of the right length, its pictures, the link; as a ZIP file.

Only what the public sees goes in: it is made of the publication alone.
"""

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.publishing.accounts.limits import WECHAT_DIGEST, WECHAT_TEXT, WECHAT_TITLE, WEIBO, shortened
from gongkai.publishing.body.plain_text import plain_text
from gongkai.publishing.models import DocumentFile, FileUse, Publication
from gongkai.records.attachments import open_attachment

_PICTURE = re.compile(r'src="files/(\d+)"')


def package(publication: Publication, link: str) -> bytes:
    """ZIP of 说明.txt, 微信/…, 微博/… and 图片/…; `link` is the address of the public page."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as zipped:
        pictures = list(_pictures(publication))
        for name, text in _texts(publication, link, {file.pk: name for name, file in pictures}):
            zipped.writestr(name, text)
        for name, file in pictures:
            zipped.writestr(name, open_attachment(file.attachment))
    return stream.getvalue()


def _texts(publication: Publication, link: str, pictures: dict[int, str]) -> Iterator[tuple[str, str]]:
    text = plain_text(publication.body).strip()
    title = shortened(publication.title, WECHAT_TITLE)
    around = len(f"【】{publication.title}{link}")
    lead = shortened(publication.abstract or text, max(0, WEIBO - around)) if around < WEIBO - 20 else ""
    yield "微信/标题.txt", title
    yield "微信/摘要.txt", shortened(publication.abstract or text, WECHAT_DIGEST)
    yield "微信/正文.txt", shortened(text, WECHAT_TEXT)
    yield "微信/正文.html", _page(publication.title, _with_pictures(publication.body, pictures))
    yield "微博/正文.txt", f"【{publication.title}】{lead}{link}"
    yield "微博/长文.txt", f"{publication.title}\n\n{text}\n\n{link}"
    yield "说明.txt", "\n".join(_notes(publication, link, text, title, len(pictures)))


def _notes(publication: Publication, link: str, text: str, title: str, how_many: int) -> Iterator[str]:
    yield f"标题：{publication.title}"
    yield f"网页：{link}"
    yield f"发布机构：{publication.issuers}"
    yield f"正文{len(text)}字，图片{how_many}张。"
    if title != publication.title:
        yield f"标题有{len(publication.title)}字，微信标题不超过{WECHAT_TITLE}字，已截短，核对后再用。"
    if len(text) > WECHAT_TEXT:
        yield f"正文超过微信的{WECHAT_TEXT}字，已截短；全文在“微博/长文.txt”。"
    yield "发布以后，到“发布渠道”登记日期和链接。"


def _pictures(publication: Publication) -> Iterator[tuple[str, DocumentFile]]:
    """The pictures that the page shows, with their names in the package."""
    public = [file["number"] for file in publication.files if file["use"] == FileUse.PICTURE]
    found = DocumentFile.objects.filter(document=publication.pk, pk__in=public).select_related("attachment")
    for place, file in enumerate(found.order_by("position", "pk"), 1):
        yield f"图片/{place:02}{PurePath(file.attachment.name).suffix.lower()}", file


def _with_pictures(body: str, pictures: dict[int, str]) -> str:
    """The body as it stands in its folder of the package."""

    def source(found: "re.Match[str]") -> str:
        name = pictures.get(int(found[1]))
        return f'src="../{name}"' if name else found[0]

    return _PICTURE.sub(source, body)


def _page(title: str, body: str) -> str:
    """To be opened in a browser and copied from; the body is clean already."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html><html lang="zh-Hans"><head>{head}</head><body>{body}</body></html>'
