"""Model answers: who writes them, and what the agency's log keeps of each change."""

import pytest
from django.test import Client
from tests.county import County

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.role import Role
from gongkai.casework.models import ModelAnswer

WORDS = {
    "ground": "refused.process_info",
    "about": "会议讨论记录",
    "text": "属于讨论记录，依照条例第十六条第二款不予公开。",
    "harm": "影响坦率讨论。",
}
ADD = "/desk/precedents/add/"


def written(client: Client, where: str = ADD, **words: str) -> int:
    return client.post(where, {**WORDS, **words}).status_code


def test_one_is_written_put_better_and_removed_each_on_the_log(here: County) -> None:
    client = here.client(Role.CLERK)
    assert written(client) == 302
    answer = ModelAnswer.objects.get()
    assert (answer.agency, answer.written_by) == (here.agency, "周敏秋（公开办经办）")
    where = f"/desk/precedents/answers/{answer.pk}/"
    assert WORDS["text"] in client.get(where).content.decode()
    assert written(here.client(Role.OGI_HEAD), where, text="改过的") == 302
    assert written(client, where, text="改过的") == 302
    answer.refresh_from_db()
    assert (answer.text, answer.written_by) == ("改过的", "韩立（办公室主任）")
    assert client.get(f"{where}remove/").status_code == 405
    assert client.post(f"{where}remove/").status_code == 302
    assert not ModelAnswer.objects.exists()
    logged = AdministrationEvent.objects.filter(change="setting_changed").order_by("pk")
    assert [(e.subject, e.before.get("事实和理由"), e.after.get("事实和理由")) for e in logged] == [
        ("参考答复：会议讨论记录", None, WORDS["text"]),
        ("参考答复：会议讨论记录", WORDS["text"], "改过的"),
        ("参考答复：会议讨论记录", "改过的", None),
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"ground": ""}, "这个字段是必填项"),
        ({"ground": "other.misc"}, "other.misc"),
        ({"text": ""}, "这个字段是必填项"),
        ({"text": "联系13800000000。"}, "写有手机号码"),
        ({"harm": "证件510811199001010010。"}, "写有身份证号码"),
        ({"text": "长" * 4001}, "4000"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field_and_kept(
    here: County, words: dict[str, str], says: str
) -> None:
    answer = here.client(Role.CLERK).post(ADD, {**WORDS, **words})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert WORDS["about"] in page
    assert not ModelAnswer.objects.exists()


def test_the_office_writes_its_own_and_nobody_elses(here: County) -> None:
    assert written(here.client(Role.CLERK)) == 302
    where = f"/desk/precedents/answers/{ModelAnswer.objects.get().pk}/"
    for role in (Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR):
        assert written(here.client(role)) == 403
        assert written(here.client(role), where, text="别人改的") == 403
    for agency in (here.government, here.other):
        for at in (where, f"{where}remove/"):
            assert written(here.client(Role.CLERK, agency), at, text="别人改的") == 404
    assert ModelAnswer.objects.get().text == WORDS["text"]


def test_a_new_one_begins_with_the_ground_that_was_looked_for(here: County) -> None:
    page = here.client(Role.CLERK).get(f"{ADD}?ground=refused.process_info").content.decode()
    assert '<option value="refused.process_info" selected>' in page
    assert "selected" not in here.client(Role.CLERK).get(f"{ADD}?ground=x").content.decode().partition(
        'name="ground"'
    )[2].replace('<option value="" selected>', "")
