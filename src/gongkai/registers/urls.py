"""Addresses of the ledgers, each with who sees it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
