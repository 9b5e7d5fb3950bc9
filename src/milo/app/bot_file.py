"""The chat bot's file in the home folder, and the links between athletes and chats that it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.channels.telegram.file import BotFile
    from milo.channels.telegram.linking import Linking

BOT_FILE = "bot.db"


class SealedTalk:
    """What people write to the bot, sealed with their key; fulfils channels.telegram.file.Sealing."""

    _PLACE = "bot"

    def __init__(self, house: House) -> None:
        self._vault = house.vault

    def seal(self, athlete: str | None, body: bytes) -> bytes:
        """The bytes, sealed; the house's key for a chat that is nobody's."""
        return self._vault.seal_messages(self._PLACE, [(athlete, body)])[0]

    def open(self, kept: bytes) -> bytes | None:
        """The bytes; None where their key is gone."""
        from milo.store.envelope import KeyGone

        try:
            return self._vault.open_message(self._PLACE, kept)
        except KeyGone:
            return None


def file_of(house: House) -> BotFile:
    """The bot's file in the home folder."""
    from milo.channels.telegram.file import BotFile

    return BotFile(house.settings.folder / BOT_FILE, SealedTalk(house))


def linking_of(house: House, file: BotFile) -> Linking:
    """Links between athletes and private chats."""
    from milo.app.consenting import Consenting
    from milo.channels.telegram.linking import Linking

    return Linking(file, house.clock, Consenting(house.store, house.writer, house.clock))
