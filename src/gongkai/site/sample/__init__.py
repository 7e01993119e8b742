"""The invented county of `make run`: its agencies, people, cases and disputes, all made by the steps that a desk takes."""

from gongkai.site.sample.county import Accounts, load

__all__ = ["Accounts", "load"]
