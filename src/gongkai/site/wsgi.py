"""The site as a WSGI application, for granian or any other server."""

import os

from django.core.wsgi import get_wsgi_application

from gongkai.site.loading import collector_resting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
with collector_resting():
    application = get_wsgi_application()
    # The first visitor need not wait for all pages to be loaded.
    import gongkai.site.urls  # noqa: F401
