"""Addresses of the desk's pages of annual reports, each with who sees it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
