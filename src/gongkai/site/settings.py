"""Settings of the site. Whatever an installation chooses comes from the environment (`docs/operators/`).

Loading them writes nothing: the home folder and the secret key are made at set-up (`gongkai.site.start`).
"""

from datetime import timedelta

from gongkai.site import environment
from gongkai.site.database import database
from gongkai.site.identity import identity

HOME = environment.folder("GONGKAI_HOME", "var")
"""Keys, attachments, roots, static files and, unless `GONGKAI_DATABASE` names another, database of this installation."""
SECRET_KEY_FILE = HOME / "secret-key"
# Empty before set-up: Django then refuses whatever needs the key, instead of signing with one that is known.
SECRET_KEY = SECRET_KEY_FILE.read_text(encoding="ascii").strip() if SECRET_KEY_FILE.is_file() else ""

DEBUG = False
ALLOWED_HOSTS = environment.words("GONGKAI_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
HTTPS = environment.yes("GONGKAI_HTTPS")
"""Whether visitors come by https (through a proxy in front): cookies are then sent by https only."""
BEHIND_PROXY = environment.yes("GONGKAI_BEHIND_PROXY")
"""Whether a proxy of ours stands in front, whose `X-Forwarded-For` and `X-Forwarded-Proto` may be trusted."""
IDENTITY = identity()

KEYS = HOME / "keys"
"""Key files of the vault; unused where `GONGKAI_VAULT_KEY` holds the keys."""
VAULT_KEYS = environment.keys("GONGKAI_VAULT_KEY")
FILES = HOME / "files"
"""Attachments, encrypted."""
ROOTS = HOME / "roots"
ROOTS_COPY = environment.folder("GONGKAI_ROOTS_COPY", "") if environment.text("GONGKAI_ROOTS_COPY") else None
"""A second place for the roots of the record, best on another machine."""
CORPUS_OF_LIBRARY = HOME / "corpus"
"""The corpus made of the reports of this site's library, every night."""
CORPUS = environment.text("GONGKAI_CORPUS") or str(CORPUS_OF_LIBRARY)
"""Folder or address of the corpus that the pages of report data show."""
RETENTION_YEARS = environment.number("GONGKAI_RETENTION_YEARS", 10, 1, 100)
"""Years after which a closed case's personal data is erased."""
ATTACHMENT_MEGABYTES = environment.number("GONGKAI_ATTACHMENT_MB", 20, 1, 200)
CLAMD = environment.text("GONGKAI_CLAMD")
"""Socket (a path, or host:port) of a ClamAV daemon; empty: attachments are not searched for viruses."""
READINGS = environment.readings("GONGKAI_READINGS")
"""Where the law allows two readings, those of this installation (`docs/readings/`)."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_prose_editor",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "gongkai.agencies",
    "gongkai.records",
    "gongkai.workflow",
    "gongkai.search",
    "gongkai.casework",
    "gongkai.publishing",
    "gongkai.registers",
    "gongkai.annual",
    "gongkai.portal",
    "gongkai.api",
    "gongkai.site",
]
MIDDLEWARE = [
    "gongkai.portal.cached_pages.pages_are_kept",
    "gongkai.site.middleware.pages_are_guarded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Table 3 packs five to one. Django pads what it packs, so that lengths tell nothing of secrets in a page.
    "django.middleware.gzip.GZipMiddleware",
    "gongkai.site.middleware.addresses_are_text",
    "gongkai.site.middleware.bodies_are_limited",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.site.preferences.preferences_apply",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Last: it puts the page of a locked account in place of whatever the view answered.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "gongkai.site.urls"
WSGI_APPLICATION = "gongkai.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.site.context.site",
            ],
            "libraries": {"i18n": "gongkai.site.template_words"},
            "builtins": [
                "gongkai.site.template_addresses",
                "gongkai.site.template_extending",
                "gongkai.site.template_standing",
            ],
        },
    },
]

# The library of words stands in for Django's on purpose (`site.template_words`).
SILENCED_SYSTEM_CHECKS = ["templates.W003"]

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # It holds the rate limits. With the usual 300 entries a busy hour would throw counts out before their time.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

_mail = environment.mail_server("GONGKAI_SMTP")
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_SSL = _mail.host, _mail.port, _mail.tls
"""Empty: notices are read on the desk alone."""
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = environment.text("GONGKAI_MAIL_FROM", "gongkai@localhost")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = int(timedelta(hours=1).total_seconds())

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.site.sign_in.backend.AccountBackend",
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "library"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

PASSWORD_RESET_TIMEOUT = int(timedelta(hours=72).total_seconds())
"""How long an administrator's one-time link stays good."""

ACCOUNT_ADAPTER = "gongkai.site.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Passwords are counted by axes, below; this counts codes of the second factor.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/15m/key"}
MFA_ADAPTER = "gongkai.site.sign_in.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# Trying again while locked does not lengthen the wait, so the time that the page told stays true.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "gongkai.site.sign_in.adapter.client_address"
AXES_LOCKOUT_CALLABLE = "gongkai.site.sign_in.lockout.locked_page"
AXES_VERBOSE = False

SESSION_ENGINE = "gongkai.site.session"
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gongkai.site.errors.forgery_suspected"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"

FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
# Pasted text travels as a form field: larger than any report, smaller than what would hurt.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 60

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own line for a 5xx carries no number: ours (`gongkai.site.errors`) carries number and traceback.
    "loggers": {"django.request": {"level": "CRITICAL"}},
}
