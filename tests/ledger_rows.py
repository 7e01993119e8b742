"""One row of every ledger of publishing, for the walk over all addresses."""

from gongkai.agencies.role import Role
from gongkai.law.standard_catalogue import EVERYBODY
from gongkai.publishing.channels.entering import Entry, Item, enter
from gongkai.publishing.models import (
    Campaign,
    CampaignItem,
    ChannelKind,
    Duty,
    MediaAccount,
    PolicyQuestion,
    ReadingPoint,
    StandardItem,
)
from gongkai.publishing.submissions.submitting import News, files_of, submit
from gongkai.records.moment import now
from tests.brought_documents import published
from tests.county import County


def ledger_rows(county: County) -> dict[str, int]:
    """Numbers of rows of 青溪县自然资源局, by what the addresses call them."""
    when, agency = now(), county.agency
    clerk = county.actor(Role.CLERK)
    document = published(agency, "青溪县国土空间规划公示", when.today)
    account = MediaAccount.objects.create(
        agency=agency, channel=ChannelKind.WECHAT, name="青溪自然资源", opened_on=when.today
    )
    entry = Entry(ChannelKind.WECHAT, when.today, account)
    (placement,) = enter(agency, Item(document.title, document), [entry], clerk, when)
    news = News("不动产登记进乡镇", "不动产登记科到六合镇现场办证。", (("原稿.txt", "原稿".encode()),))
    submission = submit(agency, news, county.actor(Role.OFFICER), when)
    (file,) = files_of(submission)
    item = StandardItem.objects.create(
        agency=agency, domain=26, seq="1", item_1="国土空间规划", audience=EVERYBODY
    )
    point = ReadingPoint.objects.create(
        agency=agency,
        kind="reading",
        name="县图书馆查阅点",
        address="青溪镇人民路2号",
        opened_on=when.today,
    )
    question = PolicyQuestion.objects.create(
        agency=agency,
        document=document,
        asked_on=when.today,
        asked_by="phone",
        question="规划公示到哪天？",
        entered_by=str(clerk),
    )
    duty = Duty.objects.create(
        agency=agency, title="饮用水水质", kind="statistics", period="quarter", since=when.today
    )
    campaign = Campaign.objects.create(
        agency=agency, title="2026年文件清理", begun_on=when.today, due=when.today
    )
    cleaned = CampaignItem.objects.create(
        campaign=campaign, document=document, unit=county.units["不动产登记科"]
    )
    return {
        "publication": document.pk,
        "media_account": account.pk,
        "placement": placement.pk,
        "submission": submission.pk,
        "submission_file": file.pk,
        "standard_item": item.pk,
        "reading_point": point.pk,
        "policy_question": question.pk,
        "publication_duty": duty.pk,
        "campaign": campaign.pk,
        "campaign_item": cleaned.pk,
    }
