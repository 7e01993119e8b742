"""What an old site had published becomes public here by its list: text, day, column, and what an interpretation is of."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html as parser
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing.figures import interpretations, on_channel
from gongkai.publishing.models import ChannelKind, Document, InterpretationForm, Link, Publication
from gongkai.publishing.register.counting import in_force, issued
from gongkai.publishing.scope import Scope

DAY = date(2026, 3, 12)
PAGE = "/desk/documents/import/"
HEAD = "标题,发布时间,栏目,正文,原文链接,解读形式,解读的文件\n"


@pytest.fixture
def qingxi(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def pressed(client: Client, said: dict[str, object]) -> tuple[str, dict[str, str]]:
    """The page that answers, and what its form carries on."""
    page = client.post(PAGE, said).content.decode()
    inputs = parser.fromstring(page).xpath("//form[@method='post']//input[@type='hidden']")
    return page, {one.get("name"): one.get("value", "") for one in inputs}


def brought(client: Client, rows: str) -> str:
    """The page after a list was read and taken over."""
    page, form = pressed(
        client, {"file": SimpleUploadedFile("目录.csv", (HEAD + rows).encode()), "do": "read"}
    )
    assert "没有问题" in page
    return pressed(client, {**form, "do": "import"})[0]


def test_a_list_becomes_public_documents_of_their_day_and_column(qingxi: County, room: Newsroom) -> None:
    rows = (
        '县里部署春耕,2019-03-02 08:30,工作动态,"第一段。\n第二段 <script>x</script>。",,,\n'
        "春耕补贴发放公告,2019/4/1,公示公告,,https://old.example.cn/a.html,,\n"
    )
    client = qingxi.client(Role.CLERK)
    assert "已导入" in brought(client, rows)
    news, notice = Document.objects.order_by("published_at")
    assert (news.kind, notice.kind) == ("news", "notice")
    assert (
        Publication.objects.get(pk=news.pk).body
        == "<p>第一段。</p><p>第二段 &lt;script&gt;x&lt;/script&gt;。</p>"
    )
    shown = Client().get(f"/info/{notice.pk}/").content.decode()
    assert 'href="https://old.example.cn/a.html"' in shown
    assert "2019-04-01" in shown
    scope = Scope.of_year(qingxi.agency, 2019)
    assert on_channel(scope, ChannelKind.SITE).number == 2
    assert on_channel(scope, column="news").number == 1
    # Brought again, it is passed over.
    brought(client, rows)
    assert Document.objects.count() == 2


def test_an_interpretation_is_tied_to_what_it_interprets_and_counts_by_its_form(
    qingxi: County, room: Newsroom
) -> None:
    policy = room.published(DAY)
    brought(
        qingxi.client(Role.CLERK),
        f"一图读懂,2026-03-12,政策解读,图。,,图解,{policy.document_number}\n"
        f"办法解读,2026-03-12,政策解读,文。,,文字解读,{policy.title}\n"
        "别处的办法解读,2026-03-12,政策解读,文。,,文字解读,省里的办法\n",
    )
    scope = Scope.of_year(qingxi.agency, 2026)
    assert interpretations(scope, InterpretationForm.PICTURE).number == 1
    assert interpretations(scope, InterpretationForm.TEXT).number == 2
    assert sorted(Link.objects.values_list("to", "to_name"), key=str) == [
        (policy.pk, ""),
        (policy.pk, ""),
        (None, "省里的办法"),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("春耕,2019-03-02,没有的栏目,文,,,", "本机关没有"),
        ("春耕,2026-03-13,工作动态,文,,,", "晚于今天"),
        ("春耕,2019-03-02,工作动态,,,,", "也没有原文网址"),
        ("春耕,2019-03-02,工作动态,,ftp://a,,", "不是网址"),
        ("春耕,2019-03-02,工作动态,户主张三身份证11010519491231002X,,,", "遮去或者删去后再导入"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_becomes_public(
    qingxi: County, room: Newsroom, row: str, says: str
) -> None:
    client = qingxi.client(Role.CLERK)
    file = SimpleUploadedFile("目录.csv", (HEAD + row).encode())
    page, form = pressed(client, {"file": file, "do": "read"})
    assert says in page
    pressed(client, {**form, "do": "import"})
    assert not Publication.objects.exists()


def test_only_the_office_of_the_agency_brings_them(qingxi: County, room: Newsroom) -> None:
    assert qingxi.client(Role.OFFICER).get(PAGE).status_code == 403
    assert qingxi.client(Role.CLERK).get(PAGE).status_code == 200


def test_a_normative_document_stands_in_the_register_by_its_day(qingxi: County, room: Newsroom) -> None:
    head = "标题,发布日期,栏目,正文,成文日期,发文字号,有效性\n"
    rows = (
        "老办法,2011-05-10,行政规范性文件,文。,2011-05-06,青自然资规〔2011〕3号,有效\n"
        "旧办法,2012-01-09,行政规范性文件,文。,2012-01-04,,废止\n"
    )
    client = qingxi.client(Role.CLERK)
    page, form = pressed(
        client, {"file": SimpleUploadedFile("目录.csv", (head + rows).encode()), "do": "read"}
    )
    assert "没有问题" in page
    pressed(client, {**form, "do": "import"})
    old = Document.objects.get(title="老办法")
    assert (old.kind, old.validity, old.is_public) == ("normative", "in_force", True)
    assert issued(Scope.of_year(qingxi.agency, 2011)).number == 1
    assert in_force(Scope.of_year(qingxi.agency, 2025)).number == 1
    without = rows.replace("2011-05-06", "").replace("老办法", "新办法")
    file = SimpleUploadedFile("目录.csv", (head + without).encode())
    assert "规章、规范性文件要写成文日期" in pressed(client, {"file": file, "do": "read"})[0]
