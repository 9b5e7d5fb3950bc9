"""What is kept of an update: who said what in which private chat, and nothing more of all that Telegram sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from milo.channels.telegram.cutting import clean

if TYPE_CHECKING:
    from aiogram.types import Chat, Message, Update, User

LONGEST = 4_096  # Telegram sends no longer text; whoever else speaks to the webhook is cut
ALLOWED = ["message", "callback_query", "my_chat_member"]
"""The updates the bot asks Telegram for."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """kind: "text", "button" (text is what it carries), "other" (a photo, a voice, ...), "gone" (the bot was blocked).

    message_id: of the message itself, or of the one whose button was pressed.  forwarded: somebody else wrote it.
    language: of the Telegram app.
    """

    update_id: int
    chat: int
    kind: Literal["text", "button", "other", "gone"]
    text: str = ""
    name: str = ""
    language: str = "en"
    message_id: int | None = None
    callback_id: str | None = None
    forwarded: bool = False


def heard_of(update: Update) -> Heard | None:
    """What an update says; None for groups, channels, other bots and everything the bot has no use for."""
    if update.message is not None:
        return _of_message(update.update_id, update.message)
    pressed = update.callback_query
    if pressed is not None and pressed.message is not None and _private(pressed.message.chat, pressed.from_user):
        return Heard(
            update_id=update.update_id,
            chat=pressed.message.chat.id,
            kind="button",
            text=clean(pressed.data or "")[:64],
            name=_name(pressed.from_user),
            language=_language(pressed.from_user),
            message_id=pressed.message.message_id,
            callback_id=pressed.id,
        )
    member = update.my_chat_member
    if member is not None and _private(member.chat, member.from_user) and member.new_chat_member.status in {"kicked", "left"}:
        return Heard(update_id=update.update_id, chat=member.chat.id, kind="gone")
    return None


def _of_message(update_id: int, message: Message) -> Heard | None:
    if message.from_user is None or not _private(message.chat, message.from_user):
        return None
    text = clean(message.text or "")[:LONGEST].strip()
    return Heard(
        update_id=update_id,
        chat=message.chat.id,
        kind="text" if text else "other",
        text=text,
        name=_name(message.from_user),
        language=_language(message.from_user),
        message_id=message.message_id,
        forwarded=message.forward_origin is not None or message.via_bot is not None,
    )


def _private(chat: Chat, user: User) -> bool:
    """A chat between one person and the bot, and that person speaks."""
    return chat.type == "private" and chat.id == user.id and not user.is_bot


def _name(user: User) -> str:
    whole = clean(user.full_name).replace("\n", " ").strip()
    return f"{whole} (@{user.username})" if user.username else whole


def _language(user: User) -> str:
    return "es" if (user.language_code or "").lower().startswith("es") else "en"
