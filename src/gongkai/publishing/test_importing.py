"""The stock of an old site comes in: public at once, found, counted on the channel, with a record that holds."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.county import county

from gongkai.agencies.actor import SYSTEM
from gongkai.law.validity import Validity
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import Placement, Publication
from gongkai.records.moment import now
from gongkai.records.verification import verify
from gongkai.search.searching import search


@pytest.mark.django_db
def test_what_is_brought_in_is_public_found_and_counted() -> None:
    when = now()
    agency = county(when.today).agency
    before = open_platform(agency, when).version
    appeared = datetime(2021, 4, 26, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    content = Content(
        title="青溪县国有土地上房屋征收与补偿办法",
        body="<p>为了规范<strong>房屋</strong>征收与补偿活动，制定本办法。</p>",
        kind="normative",
        document_number="青政规〔2021〕2号",
        date_of_document=date(2021, 4, 15),
    )
    brought = Brought(content, column_of(agency, "normative"), appeared, "QX/2021-00002", Validity.IN_FORCE)
    (document,) = bring_in(agency, [brought], SYSTEM, when)

    publication = Publication.objects.get()
    assert (publication.pk, publication.body) == (document.pk, content.body)
    assert [entry.address for entry in search("房屋征收与补偿活动").entries] == [f"/info/{document.pk}/"]
    assert [entry.address for entry in search("青政规〔2021〕2号").entries] == [f"/info/{document.pk}/"]
    assert Placement.objects.get().on == date(2021, 4, 26)
    agency.platform.refresh_from_db()
    assert agency.platform.version > before
    assert not list(verify())
