"""What the page of one's account can also offer, where this Milo has it: a chat, webhooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milo.channels.push.book import PushBook
from milo.channels.telegram.linking import Linking
from milo.channels.telegram.notice_book import NoticeBook
from milo.channels.webhooks import HookDesk


@dataclass(frozen=True, kw_only=True)
class AccountParts:
    """linking: None without a bot.  bot: tells the bot's name at Telegram, once it is known.  hooks: None without webhooks.

    notices: what people wish to be told unasked.  mail: whether mail can go out.
    push: browsers that want notices, and the public key they subscribe with.
    """

    linking: Linking | None = None
    bot: Callable[[], str | None] = lambda: None
    hooks: HookDesk | None = None
    notices: NoticeBook | None = None
    mail: bool = False
    push: tuple[PushBook, str] | None = None
