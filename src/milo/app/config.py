"""Settings from the environment; nothing else in Milo reads it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from milo.vocabulary.errors import BadConfig, UnknownName

# Read by the tests only; an athlete's shell may still have them set.
_FOREIGN = ("MILO_SHARED_DATA", "MILO_TEST_MONGO_URI")

STREAM_SCHEMES = ("redis://", "rediss://")
REDIS_PORT = 6379  # Redis's own default
STORE_SCHEMES = ("mongodb://", "mongodb+srv://")


class Settings(BaseSettings):
    """What can be set from outside (contracts.md section 6). Unset means: embedded, offline, in ~/.milo."""

    model_config = SettingsConfigDict(env_prefix="MILO_", extra="ignore", frozen=True, populate_by_name=True)

    home: Path = Path("~/.milo")
    store: str = Field(default="sqlite", validation_alias=AliasChoices("MILO_STORE", "MONGO_URI"))
    stream: str = Field(default="embedded", validation_alias=AliasChoices("MILO_STREAM"))
    llm: str = "none"
    ollama_api: str | None = Field(default=None, validation_alias="OLLAMA_API")
    ollama_model: str | None = Field(default=None, validation_alias="OLLAMA_MODEL")
    openai_api_key: str | None = Field(default=None, validation_alias="OPENAI_API_KEY", repr=False)
    gemini_api_key: str | None = Field(default=None, validation_alias="GEMINI_API_KEY", repr=False)
    telegram_token: str | None = Field(default=None, validation_alias=AliasChoices("MILO_TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"))
    master_key_file: Path | None = None
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


def _in_two_words(host: str, port: str | None) -> str:
    """The address of a broker as older deployments say it."""
    if port is not None and not (port.isdecimal() and 0 < int(port) <= 65_535):
        raise BadConfig("REDIS_PORT as a number from 1 to 65535", repr(port), "unset it for 6379")
    return f"redis://{f'[{host}]' if ':' in host else host}:{port or REDIS_PORT}/0"


def scheme(url: str) -> str:
    """What stands before ://, which is all of a URL that may be repeated: the rest may hold a password."""
    return url.split("://", 1)[0] + "://" if "://" in url else repr(url)
