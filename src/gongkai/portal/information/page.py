"""What every page of a platform prints around its content: switcher, navigation, and whose platform it is."""

from typing import Any

from django.utils import timezone

from gongkai.portal.information.platform import PlatformView, switcher


def platform_page(platform: PlatformView, section: str, current: str = "") -> dict[str, Any]:
    """The context of `portal/information/platform.html`: the section of the page, and its column if it is one."""
    return {
        "platform": platform,
        "at": platform.agency.pk,
        "in_section": section,
        "current": current,
        "switcher": switcher(platform.stamp, platform.agency, timezone.localdate()),
    }
