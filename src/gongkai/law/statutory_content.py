"""What must be disclosed proactively (主动公开): the items of 条例 Art 20 and 21, and the time limit of Art 26."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.working_days import WorkingDays

PUBLISH_WITHIN = 20
"""Working days from the day the information is formed or changed, Art 26; no extension exists."""

WITHDRAW_PENALTY_WITHIN = 3
"""Working days to take down a published penalty decision that was changed or revoked, 行政处罚法 Art 48, 85."""


@dataclass(frozen=True, slots=True)
class ContentItem:
    """An item: its code, its number in the article (empty in Art 21) and what it covers."""

    code: str
    number: str
    content: str


ART_20 = (
    ContentItem("rules_and_documents", "一", "行政法规、规章和规范性文件"),
    ContentItem("organisation", "二", "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"),
    ContentItem("plans", "三", "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
    ContentItem("statistics", "四", "国民经济和社会发展统计信息"),
    ContentItem(
        "licensing_services", "五", "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"
    ),
    ContentItem(
        "penalty_coercion",
        "六",
        "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
    ),
    ContentItem("budget", "七", "财政预算、决算信息"),
    ContentItem("admin_fees", "八", "行政事业性收费项目及其依据、标准"),
    ContentItem("procurement", "九", "政府集中采购项目的目录、标准及实施情况"),
    ContentItem("major_projects", "十", "重大建设项目的批准和实施情况"),
    ContentItem(
        "livelihood_policy", "十一", "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况"
    ),
    ContentItem("emergencies", "十二", "突发公共事件的应急预案、预警信息及应对情况"),
    ContentItem("inspections", "十三", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况"),
    ContentItem("recruitment", "十四", "公务员招考的职位、名额、报考条件等事项以及录用结果"),
    ContentItem("other_statutory", "十五", "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"),
)
"""Art 20, in its own order."""


class Level(StrEnum):
    """For whom Art 21 adds items."""

    CITY_AND_COUNTY = "city_and_county"
    TOWNSHIP = "township"


ART_21 = {
    Level.CITY_AND_COUNTY: (
        ContentItem("municipal_construction", "", "市政建设"),
        ContentItem("public_services", "", "公共服务"),
        ContentItem("public_welfare", "", "公益事业"),
        ContentItem("land_expropriation", "", "土地征收"),
        ContentItem("house_expropriation", "", "房屋征收"),
        ContentItem("public_order", "", "治安管理"),
        ContentItem("social_assistance", "", "社会救助"),
    ),
    Level.TOWNSHIP: (
        ContentItem("rural_policy", "", "贯彻落实农业农村政策"),
        ContentItem("irrigation_works", "", "农田水利工程建设运营"),
        ContentItem("land_use_transfer", "", "农村土地承包经营权流转"),
        ContentItem("homestead_review", "", "宅基地使用情况审核"),
        ContentItem("land_expropriation", "", "土地征收"),
        ContentItem("house_expropriation", "", "房屋征收"),
        ContentItem("villagers_contributions", "", "筹资筹劳"),
        ContentItem("social_assistance", "", "社会救助"),
    ),
}
"""Art 21: cities with districts and counties with their departments; townships."""


class DisclosureChannel(StrEnum):
    """Where proactive disclosure appears, Art 23-25."""

    GAZETTE = "gazette"
    PLATFORM = "platform"
    PRESS_BRIEFING = "press_briefing"
    PRESS_RADIO_TV = "press_radio_tv"
    READING_PLACE = "reading_place"

    @property
    def label(self) -> str:
        """In Chinese, as a screen or letter says it."""
        return _DISCLOSURE_CHANNEL_LABELS[self]


_DISCLOSURE_CHANNEL_LABELS = {
    DisclosureChannel.GAZETTE: "政府公报",
    DisclosureChannel.PLATFORM: "政府信息公开平台",
    DisclosureChannel.PRESS_BRIEFING: "新闻发布会",
    DisclosureChannel.PRESS_RADIO_TV: "报刊、广播、电视",
    DisclosureChannel.READING_PLACE: "国家档案馆、公共图书馆、政务服务场所",
}


def withdraw_penalty_by(undone: date, days: WorkingDays) -> date:
    """Last day to take down a published penalty decision that was changed or revoked on `undone`: 行政处罚法 Art 48, 85."""
    return days.after(undone, WITHDRAW_PENALTY_WITHIN)


def publish_by(formed: date, days: WorkingDays) -> date:
    """Last day for publishing information formed or changed on `formed`: Art 26, other 法律、法规 prevail."""
    return days.after(formed, PUBLISH_WITHIN)
