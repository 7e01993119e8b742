"""Addresses of what is watched over: what is due, the register of documents, its clean-ups, recurring duties."""

from gongkai.publishing.register.urls import urlpatterns as register

urlpatterns = [*register]
