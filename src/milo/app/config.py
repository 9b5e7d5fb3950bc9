"""Settings from the environment; nothing else in Milo reads it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from milo.vocabulary.errors import BadConfig, UnknownName

# Read by the tests only; an athlete's shell may still have them set.
_FOREIGN = ("MILO_SHARED_DATA", "MILO_TEST_MONGO_URI")

STREAM_SCHEMES = ("redis://", "rediss://")
REDIS_PORT = 6379  # Redis's own default
STORE_SCHEMES = ("mongodb://", "mongodb+srv://")
LOCAL = ("localhost", "127.0.0.1", "::1")
_TLS_FILES = frozenset(("ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "tlscafile", "tlscertificatekeyfile"))
"""What redis and pymongo call the files of their TLS in an address, in small letters."""
_MAIL = ("mail_port", "mail_user", "mail_password_file", "mail_from")

CATALOGUE_FILE = "catalogue.db"  # in the home folder: the house's own exercises and routines


class Settings(BaseSettings):
    """What can be set from outside (contracts.md section 6). Unset means: embedded, offline, in ~/.milo."""

    model_config = SettingsConfigDict(env_prefix="MILO_", extra="ignore", frozen=True, populate_by_name=True)

    home: Path = Path("~/.milo")
    store: str = Field(default="sqlite", validation_alias=AliasChoices("MILO_STORE", "MONGO_URI"))
    stream: str = Field(default="embedded", validation_alias=AliasChoices("MILO_STREAM"))
    llm: str = "none"
    llm_prices: str = ""
    ollama_api: str | None = Field(default=None, validation_alias="OLLAMA_API")
    ollama_model: str | None = Field(default=None, validation_alias="OLLAMA_MODEL")
    openai_api_key: str | None = Field(default=None, validation_alias="OPENAI_API_KEY", repr=False)
    gemini_api_key: str | None = Field(default=None, validation_alias="GEMINI_API_KEY", repr=False)
    telegram_token: str | None = Field(default=None, validation_alias=AliasChoices("MILO_TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"))
    telegram_api: str | None = None
    telegram_webhook: str | None = None
    telegram_secret_file: Path | None = None
    public_url: str | None = None
    mail_host: str | None = None
    mail_port: int | None = Field(default=None, ge=1, le=65_535)
    mail_tls: Literal["starttls", "tls", "none"] = "starttls"
    mail_user: str | None = None
    mail_password_file: Path | None = None
    mail_from: str | None = None
    ca_file: Path | None = None
    watch: str | None = None
    webhook_hosts: str = ""
    master_key_file: Path | None = None
    sign_up: Literal["open", "invited"] = "open"
    port: int = Field(default=8000, ge=1, le=65_535, validation_alias="PORT")

    @property
    def folder(self) -> Path:
        """The home folder, as an absolute path."""
        return self.home.expanduser().absolute()

    @property
    def store_path(self) -> Path | None:
        """The SQLite file of the store; None where the store is a server."""
        if "://" in self.store:
            return None
        return self.folder / "milo.db" if self.store == "sqlite" else Path(self.store).expanduser().absolute()

    @property
    def hook_hosts(self) -> frozenset[str]:
        """Hosts webhooks may go to although they are of this machine or its network."""
        return frozenset(name.strip().lower().strip("[]") for name in self.webhook_hosts.split(",") if name.strip())


def load_settings() -> Settings:
    """The settings of this process. Raises UnknownName for a MILO_* name nobody knows, BadConfig for a value that is off."""
    names = {f"MILO_{name.upper()}" for name in Settings.model_fields} - {"MILO_PORT"}
    for name in os.environ:
        if name.startswith("MILO_") and name not in names and name not in _FOREIGN:
            raise UnknownName("setting", name, names)
    try:
        settings = Settings()
    except ValidationError as e:
        first = e.errors()[0]
        raise BadConfig(f"a usable {first['loc'][0]}", f"{first['input']!r} ({first['msg']})") from None
    if "MILO_STREAM" not in os.environ and "REDIS_HOST" in os.environ:
        settings = settings.model_copy(update={"stream": _in_two_words(os.environ["REDIS_HOST"], os.environ.get("REDIS_PORT"))})
    if settings.stream != "embedded":
        _check_stream(settings.stream)
    if "://" in settings.store and scheme(settings.store) not in STORE_SCHEMES:
        wanted = "MILO_STORE as a path of a SQLite file or mongodb://HOST/NAME"
        raise BadConfig(wanted, scheme(settings.store), "unset MILO_STORE or mend it")
    for name, url in (("MILO_STREAM", settings.stream), ("MILO_STORE", settings.store)):
        _check_files_of(name, url)
    _check_addresses(settings)
    _check_mail(settings)
    return settings


def _check_stream(url: str) -> None:
    """Raise BadConfig for an address no broker can have; never repeats it, since it may hold a password."""
    wanted, do = "MILO_STREAM=embedded or redis://HOST:PORT/0", "unset MILO_STREAM or mend it"
    if scheme(url) not in STREAM_SCHEMES:
        raise BadConfig(wanted, scheme(url), do)
    try:
        parts = urlsplit(url)
        fit = parts.hostname and parts.port != 0 and (parts.path.strip("/") or "0").isdecimal()
    except ValueError:
        fit = False
    if not fit:
        raise BadConfig(wanted, "another host, port or number of the database", do)


def _check_files_of(name: str, url: str) -> None:
    """Raise BadConfig for an address that names a file of its TLS which cannot be read; repeats the path, nothing else of it."""
    if "://" not in url:
        return
    for key, value in parse_qsl(urlsplit(url).query):
        if key.lower() not in _TLS_FILES:
            continue
        try:
            with open(value, "rb"):
                pass
        except OSError as e:
            raise BadConfig(f"{name}: a readable file for {key}", f"{value}: {e.strerror}", "check the path") from None


def _check_addresses(settings: Settings) -> None:
    """Raise BadConfig for an address of Milo's or of a Bot API that nobody can use; never repeats it."""
    wanted = {
        "public_url": "MILO_PUBLIC_URL such as https://milo.example",
        "telegram_webhook": "MILO_TELEGRAM_WEBHOOK such as https://milo.example",
        "telegram_api": "MILO_TELEGRAM_API such as https://bots.example",
    }
    for name, sentence in wanted.items():
        url = getattr(settings, name)
        if url is None:
            continue
        try:
            parts = urlsplit(url)
            fit = parts.hostname and parts.port != 0 and not parts.username and not parts.query and not parts.fragment
        except ValueError:
            parts, fit = urlsplit(""), None
        if not fit or parts.scheme not in {"https", "http"}:
            raise BadConfig(sentence, scheme(url), f"unset MILO_{name.upper()} or mend it")
        if parts.scheme == "http" and parts.hostname not in LOCAL:
            raise BadConfig(sentence, "http:// to another machine", "use https://: what goes there must not be read on its way")
        if name == "telegram_webhook" and parts.scheme != "https":
            raise BadConfig(sentence, "http://", "Telegram calls addresses with https:// alone")


def _check_mail(settings: Settings) -> None:
    """Raise BadConfig for mail that is set in part, or would be sent in the open."""
    said = [name for name in _MAIL if getattr(settings, name) is not None]
    if settings.mail_host is None:
        if said:
            raise BadConfig(
                "MILO_MAIL_HOST beside the other settings of mail", f"MILO_{said[0].upper()} alone", "set MILO_MAIL_HOST"
            )
        return
    if settings.mail_from is None:
        raise BadConfig("MILO_MAIL_FROM, the address mail comes from", "none", "set it, for example milo@example.org")
    if settings.public_url is None:
        raise BadConfig("MILO_PUBLIC_URL, for the links in mails", "none", "set it to the address people reach Milo by")
    if (settings.mail_user is None) != (settings.mail_password_file is None):
        found = "MILO_MAIL_USER alone" if settings.mail_user is not None else "MILO_MAIL_PASSWORD_FILE alone"
        raise BadConfig("MILO_MAIL_USER and MILO_MAIL_PASSWORD_FILE together, or neither", found)
    if settings.mail_tls == "none" and settings.mail_host not in LOCAL:
        do = "set MILO_MAIL_TLS to starttls or tls; none is for a mail server on this machine"
        raise BadConfig("an encrypted line to a mail server elsewhere", "MILO_MAIL_TLS=none", do)


def secret_in(path: Path, name: str) -> str:
    """The first line of a file with a secret. name: of its setting. Raises BadConfig for none, and for one others can read."""
    at = path.expanduser().absolute()
    try:
        if at.stat().st_mode & 0o077:
            raise BadConfig(f"{name}: a file only you may read", f"{at}, which others may read", f"run `chmod 600 {at}`")
        lines = at.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        found = e.strerror if isinstance(e, OSError) else "no text"
        raise BadConfig(f"{name}: a readable file", f"{at}: {found}", "check the path") from None
    if not lines or not lines[0].strip():
        raise BadConfig(f"{name}: a file with the secret on its first line", f"{at}, which is empty", "write the secret into it")
    return lines[0].strip()


def _in_two_words(host: str, port: str | None) -> str:
    """The address of a broker as older deployments say it."""
    if port is not None and not (port.isdecimal() and 0 < int(port) <= 65_535):
        raise BadConfig("REDIS_PORT as a number from 1 to 65535", repr(port), "unset it for 6379")
    return f"redis://{f'[{host}]' if ':' in host else host}:{port or REDIS_PORT}/0"


def scheme(url: str) -> str:
    """What stands before ://, which is all of a URL that may be repeated: the rest may hold a password."""
    return url.split("://", 1)[0] + "://" if "://" in url else repr(url)
