"""What is covered is saved as it is drawn, refused in words, and never lost to somebody else's change."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.county import County, person, post
from tests.desk_cases import TODAY, Office
from tests.redaction_desk import begun, marked

from gongkai.agencies.role import Role
from gongkai.casework.desk import redaction_marks
from gongkai.casework.models import Application, Assignment, Mark, Redaction, RedactionStage

BOX = {"page": 1, "box": [0.1, 0.2, 0.4, 0.25], "ground": "personal_privacy", "note": "身份证号"}


def sent(client: Client, redaction: Redaction, **change: Any) -> tuple[int, dict[str, Any]]:
    where = f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/marks/"
    body = {"revision": Redaction.objects.get(pk=redaction.pk).revision, **change}
    answer = client.post(where, json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def test_a_mark_is_made_moved_and_removed_and_each_is_a_revision(here: County, redaction: Redaction) -> None:
    officer = here.client("officer")
    status, told = sent(officer, redaction, put=[BOX])
    assert (status, told["revision"], told["pages"]) == (200, 1, {"1": 1})
    mark = Mark.objects.get(redaction=redaction)
    assert told["ids"] == [mark.pk]
    assert (mark.left, mark.top, mark.right, mark.bottom) == (0.1, 0.2, 0.4, 0.25)
    assert (mark.ground, mark.note, mark.marked_by) == (
        "personal_privacy",
        "身份证号",
        here.person(Role.OFFICER),
    )
    status, told = sent(officer, redaction, put=[{**BOX, "id": mark.pk, "page": 2, "note": ""}])
    assert (status, told["revision"], told["ids"], told["pages"]) == (200, 2, [mark.pk], {"2": 1})
    status, told = sent(officer, redaction, remove=[mark.pk])
    assert (status, told["revision"], told["pages"]) == (200, 3, {})
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"put": "all"}, "读不懂"),
        ({"put": [7]}, "读不懂"),
        ({"put": [{**BOX, "box": [0.1, 0.2, 0.4]}]}, "读不懂"),
        ({"put": [{**BOX, "box": [0.1, 0.2, 0.4, "0.3"]}]}, "读不懂"),
        ({"put": [{**BOX, "box": [0.1, 0.2, True, 0.3]}]}, "读不懂"),
        ({"put": [{**BOX, "id": "1"}]}, "读不懂"),
        ({"put": [{**BOX, "note": 3}]}, "读不懂"),
        ({"remove": [1.5]}, "读不懂"),
        ({"remove": [-1]}, "读不懂"),
        ({"remove": [1 << 70]}, "读不懂"),
        ({"revision": "0"}, "读不懂"),
        ({"revision": None}, "读不懂"),
        ({"put": [{**BOX, "box": [0.9, 0.2, 1.1, 0.3]}]}, "超出了页面"),
        ({"put": [{**BOX, "box": [-0.01, 0.2, 0.4, 0.3]}]}, "超出了页面"),
        ({"put": [{**BOX, "box": [0.1, 0.2, 1e308, 0.3]}]}, "超出了页面"),
        ({"put": [{**BOX, "box": [0.1, float("nan"), 0.4, 0.3]}]}, "超出了页面"),
        ({"put": [{**BOX, "box": [0.1, 0.2, float("inf"), 0.3]}]}, "超出了页面"),
        ({"put": [{**BOX, "box": [0.4, 0.2, 0.1, 0.3]}]}, "太小"),
        ({"put": [{**BOX, "box": [0.1, 0.2, 0.1004, 0.3]}]}, "太小"),
        ({"put": [{**BOX, "page": 0}]}, "没有第0页：这份文件共3页。"),
        ({"put": [{**BOX, "page": 4}]}, "没有第4页"),
        ({"put": [{**BOX, "ground": "public_interest"}]}, "依据不在"),
        ({"put": [{**BOX, "ground": ["personal_privacy"]}]}, "依据不在"),
        ({"put": [{**BOX, "note": "长" * 101}]}, "101字，超过100字"),
        ({"put": [BOX] * 5001}, "最多遮盖5000处"),
    ],
)
def test_what_is_no_change_of_marks_is_refused_in_words_and_nothing_is_saved(
    here: County, redaction: Redaction, change: dict[str, Any], says: str
) -> None:
    status, told = sent(here.client("officer"), redaction, **change)
    assert status == 422
    assert says in told["says"]
    assert not Mark.objects.exists()
    redaction.refresh_from_db()
    assert redaction.revision == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"put":[]}', b"null"])
def test_what_is_no_json_object_is_refused(here: County, redaction: Redaction, body: bytes) -> None:
    where = f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/marks/"
    answer = here.client("officer").post(where, body, content_type="application/json")
    assert answer.status_code == 422
    assert "读不懂" in answer.json()["says"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(("id", "page", "box", "ground", "note", "revision", "put")), inner)
    ),
    max_leaves=12,
)
NEAR = st.fixed_dictionaries(
    {"page": st.integers(-1, 4), "ground": st.sampled_from(("personal_privacy", "x")) | JSON},
    optional={
        "box": st.lists(st.floats() | st.floats(-0.1, 1.1) | st.integers(), min_size=3, max_size=5),
        "note": st.text(max_size=120),
        "id": JSON,
    },
)


@given(
    st.fixed_dictionaries({"revision": st.integers(-1, 9), "put": st.lists(JSON | NEAR, max_size=3)}) | JSON
)
def test_whatever_is_sent_is_refused_or_lies_on_a_page(told: Any) -> None:
    try:
        change = redaction_marks.read_change(json.dumps(told).encode(), 3)
    except redaction_marks.MarksRefused:
        return
    for placed in change.put:
        left, top, right, bottom = placed.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert 1 <= placed.page <= 3
        assert len(placed.note) <= 100


def test_an_oversized_change_is_refused_before_it_is_read(here: County, redaction: Redaction) -> None:
    note = "x" * redaction_marks.BODY_MOST
    status, told = sent(here.client("officer"), redaction, put=[{**BOX, "note": note}])
    assert (status, told["says"]) == (422, "一次改动太大。分几次做。")


def test_as_many_as_a_file_may_have_are_made_moved_and_removed_at_once(
    here: County, redaction: Redaction
) -> None:
    officer = here.client("officer")
    many = [
        {**BOX, "page": 1 + at % 3, "box": [0.1, round(at / 6000, 5), 0.4, round(at / 6000 + 0.01, 5)]}
        for at in range(redaction_marks.MOST)
    ]
    status, told = sent(officer, redaction, put=many)
    assert (status, sum(told["pages"].values())) == (200, 5000)
    moved = [{**box, "id": pk, "ground": "process_info"} for box, pk in zip(many, told["ids"], strict=True)]
    assert sent(officer, redaction, put=moved)[0] == 200
    assert Mark.objects.filter(ground="process_info").count() == 5000
    assert sent(officer, redaction, remove=told["ids"])[1]["pages"] == {}


def test_half_a_character_and_line_breaks_are_no_part_of_a_note(here: County, redaction: Redaction) -> None:
    assert sent(here.client("officer"), redaction, put=[{**BOX, "note": "身份\ud800证\n\0号"}])[0] == 200
    assert Mark.objects.get().note == "身份证 号"


def test_two_people_at_the_same_file_lose_nothing(here: County, redaction: Redaction) -> None:
    assert sent(here.client("clerk"), redaction, put=[BOX])[0] == 200
    late = {**BOX, "box": [0.5, 0.5, 0.6, 0.6]}
    status, told = sent(here.client("officer"), redaction, revision=0, put=[late])
    assert (status, told["says"][:4]) == (409, "同事刚改")
    assert Mark.objects.count() == 1
    assert sent(here.client("officer"), redaction, revision=1, put=[late])[0] == 200
    assert Mark.objects.count() == 2


def test_a_mark_that_another_took_away_is_made_anew_by_who_changes_it(
    here: County, redaction: Redaction
) -> None:
    mark = marked(redaction)
    sent(here.client("clerk"), redaction, remove=[mark.pk])
    status, told = sent(here.client("officer"), redaction, put=[{**BOX, "id": mark.pk}])
    assert status == 200
    assert Mark.objects.get().pk == told["ids"][0]
    assert Mark.objects.get().left == 0.1


def test_the_same_mark_sent_again_after_a_lost_answer_is_not_made_twice(
    here: County, redaction: Redaction
) -> None:
    officer = here.client("officer")
    first = sent(officer, redaction, put=[BOX])[1]["ids"]
    assert sent(officer, redaction, put=[BOX])[1]["ids"] == first
    assert Mark.objects.count() == 1


def test_a_mark_of_another_redaction_is_not_touched(
    here: County, office: Office, case: Application, redaction: Redaction
) -> None:
    other = marked(begun(office, case, "另一份.pdf"))
    officer = here.client("officer")
    assert sent(officer, redaction, remove=[other.pk], put=[{**BOX, "id": other.pk}])[0] == 200
    other.refresh_from_db()
    assert (other.top, other.note) == (0.1, "")


def test_there_is_an_end_to_the_marks_of_a_file(
    here: County, redaction: Redaction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redaction_marks, "MOST", 2)
    officer = here.client("officer")
    boxes = [{**BOX, "box": [0.1, top, 0.4, top + 0.05]} for top in (0.1, 0.3, 0.5)]
    assert sent(officer, redaction, put=boxes[:2])[0] == 200
    status, told = sent(officer, redaction, put=boxes[2:])
    assert (status, told["says"][:13]) == (422, "一份文件最多遮盖2处。把相")
    assert Mark.objects.count() == 2
    redaction.refresh_from_db()
    assert redaction.revision == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("clerk", 200),
        ("officer", 200),
        ("section_head", 403),
        ("ogi_head", 403),
        ("leader", 403),
        ("auditor", 403),
        ("superior_reader", 403),
        ("legal_reviewer", 404),
        ("administrator", 404),
    ],
)
def test_who_begins_redactions_marks_and_nobody_else(
    here: County, redaction: Redaction, role: str, status: int
) -> None:
    where = f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/marks/"
    change = json.dumps({"revision": 0, "put": [BOX]})
    answer = here.client(role).post(where, change, content_type="application/json")
    assert answer.status_code == status
    assert Mark.objects.exists() is (status == 200)


def test_a_unit_that_only_contributes_looks_on(here: County, redaction: Redaction) -> None:
    helper = here.units["规划科"]
    Assignment.objects.create(application=redaction.application, unit=helper, lead=False)
    held = post(person("guihua", "钱规"), here.agency, Role.OFFICER, "科员", TODAY, helper)
    client = Client()
    client.force_login(held.person.user)
    status, told = sent(client, redaction, put=[BOX])
    assert (status, Mark.objects.count()) == (403, 0)
    assert "由主办单位办理" in told["says"]
    page = client.get(f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/")
    assert page.status_code == 200
    assert "data-redaction" not in page.content.decode()


@pytest.mark.parametrize("stage", [RedactionStage.CHECKED, RedactionStage.RELEASED, RedactionStage.ABANDONED])
def test_what_was_checked_released_or_abandoned_stays_as_it_is(
    here: County, redaction: Redaction, stage: RedactionStage
) -> None:
    Redaction.objects.filter(pk=redaction.pk).update(stage=stage)
    status, told = sent(here.client("officer"), redaction, put=[BOX])
    assert status == 403
    assert "不能再改遮盖" in told["says"]
    assert not Mark.objects.exists()


def test_another_agency_is_told_that_there_is_no_such_redaction(here: County, redaction: Redaction) -> None:
    where = f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/"
    for role in Role:
        client = here.client(role, here.other)
        for part in ("", "pages/1/", "pages/1.jpg", "progress/", "schedule/", "released/", "released/1.jpg"):
            assert client.get(where + part).status_code == 404, (role, part)
        for part in ("", "marks/", "build/"):
            assert client.post(where + part).status_code == 404, (role, part)
