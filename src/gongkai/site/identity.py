"""Whose site this is: the name in the header, the bodies and numbers in the footer, the statutory meta tags.

The footer's members follow 国办发〔2017〕47号; a member that is not set is not printed.
"""

from dataclasses import dataclass

from gongkai.site import environment


@dataclass(frozen=True, slots=True)
class Identity:
    """`name` heads every page, `government` is the portal it belongs to; the rest stands in the footer."""

    name: str
    government: str
    domain: str
    site_id_code: str
    sponsor: str
    operator: str
    telephone: str
    address: str
    icp_filing: str
    police_filing: str


def identity() -> Identity:
    """From `GONGKAI_SITE_*`; only the name has a value of its own."""
    code = environment.text("GONGKAI_SITE_ID_CODE")
    if code and not (len(code) == 10 and code.isascii() and code.isalnum()):
        raise environment.SettingRefused("GONGKAI_SITE_ID_CODE", code, "网站标识码为10位字母或数字")
    return Identity(
        name=environment.text("GONGKAI_SITE_NAME", "政府信息公开"),
        government=environment.text("GONGKAI_SITE_GOVERNMENT"),
        domain=environment.text("GONGKAI_SITE_DOMAIN"),
        site_id_code=code,
        sponsor=environment.text("GONGKAI_SITE_SPONSOR"),
        operator=environment.text("GONGKAI_SITE_OPERATOR"),
        telephone=environment.text("GONGKAI_SITE_TELEPHONE"),
        address=environment.text("GONGKAI_SITE_ADDRESS"),
        icp_filing=environment.text("GONGKAI_SITE_ICP_FILING"),
        police_filing=environment.text("GONGKAI_SITE_POLICE_FILING"),
    )


SAMPLE = {
    "GONGKAI_SITE_NAME": "青溪县政府信息公开",
    "GONGKAI_SITE_GOVERNMENT": "青溪县人民政府（示例）",
    "GONGKAI_SITE_DOMAIN": "qingxi.example",
    "GONGKAI_SITE_ID_CODE": "0000000000",
    "GONGKAI_SITE_SPONSOR": "青溪县人民政府",
    "GONGKAI_SITE_OPERATOR": "青溪县人民政府办公室",
    "GONGKAI_SITE_TELEPHONE": "0000-8620101",
    "GONGKAI_SITE_ADDRESS": "青溪县青溪镇人民路1号",
}
"""The invented county of the sample data; nothing in it exists."""
