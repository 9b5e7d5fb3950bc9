"""Settings from the environment; nothing else in Milo reads it."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from milo.vocabulary.errors import BadConfig, UnknownName

# Read by the tests only; an athlete's shell may still have them set.
_FOREIGN = ("MILO_SHARED_DATA", "MILO_TEST_MONGO_URI")


class Settings(BaseSettings):
    """What can be set from outside (contracts.md section 6). Unset means: embedded, offline, in ~/.milo."""

    model_config = SettingsConfigDict(env_prefix="MILO_", extra="ignore", frozen=True)

    home: Path = Path("~/.milo")
    store: str = "sqlite"
    stream: str = "embedded"
    llm: str = "none"
    telegram_token: str | None = Field(default=None, validation_alias=AliasChoices("MILO_TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"))
    master_key_file: Path | None = None
    port: int = Field(default=8000, ge=1, le=65_535, validation_alias="PORT")

    @property
    def folder(self) -> Path:
        """The home folder, as an absolute path."""
        return self.home.expanduser().absolute()

    @property
    def store_path(self) -> Path:
        """The SQLite file of the store. Raises BadConfig for a store that is not embedded."""
        if "://" in self.store:
            raise BadConfig("MILO_STORE to be a path of a SQLite file", self.store.split(":")[0] + "://", "unset MILO_STORE")
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
    if settings.stream != "embedded":
        raise BadConfig("MILO_STREAM=embedded", settings.stream.split(":")[0], "unset MILO_STREAM")
    return settings
