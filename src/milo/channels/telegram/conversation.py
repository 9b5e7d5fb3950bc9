"""Which handler an update goes to: commands, buttons, numbers that were asked for; every other word goes to the coach.

What somebody writes is never swallowed by a question that stands open: only a bare number or setting answers it, so that a sentence
about how one feels always reaches the safety shell first.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from milo.channels.telegram import choosing, measuring, pain, today, week, workout, workout_end
from milo.channels.telegram.heard import Heard
from milo.channels.telegram.linking import Link
from milo.channels.telegram.said import Said
from milo.channels.telegram.state import State
from milo.channels.telegram.talk import Rooms, Talk, words_of
from milo.channels.telegram.words import BotWords
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import StorageWithdrawn, in_words

COMMANDS = ("today", "plan", "log", "week", "measure", "ask", "settings", "export", "stop", "help")
"""What stands in Telegram's menu."""
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
Typing = Callable[[], Awaitable[None]]


async def linked(rooms: Rooms, link: Link, state: State, heard: Heard, at: datetime, typing: Typing) -> Talk:
    """A turn of somebody who is linked; what is to be said and kept stands in the talk."""
    talk = Talk(rooms=rooms, link=link, state=state, at=at, message_id=heard.message_id if heard.kind == "button" else None)
    try:
        question = await asyncio.to_thread(_at_hand, talk, heard)
        if question is not None:
            await typing()
            made = await rooms.coaching.ask(talk.athlete, question)
            told = await asyncio.to_thread(rooms.coaching.public, talk.athlete, made)
            talk.put(str(told["text"]))
            if told.get("notice"):
                talk.put(str(told["notice"]))
            if made.locked and talk.state.workout is not None:
                workout_end.stop(talk)
    except MiloError as e:
        await asyncio.to_thread(_refused, talk, e)
    return talk


def _refused(talk: Talk, error: MiloError) -> None:
    """Say why something was not done; a danger in it is answered all the same, and what locks ends a workout under way."""
    reply = error.reply if isinstance(error, StorageWithdrawn) else None
    if reply is not None:
        talk.put(str(reply["text"]))
    talk.say("talk.not_done", why=in_words(error, talk.words.language).rstrip("."))
    ended = reply is not None and (reply["level"] in pain.ALARMING or reply.get("locked"))
    if talk.state.workout is not None and (ended or talk.coaching.locks(talk.athlete)):
        workout_end.stop(talk)


def _at_hand(talk: Talk, heard: Heard) -> str | None:
    """Do what a button or command says; words for the coach are handed back."""
    if heard.kind == "button":
        _pressed(talk, heard.text)
        return None
    if heard.kind != "text":
        talk.say("talk.only_text")
        return None
    command = _COMMAND.fullmatch(heard.text)
    if command is not None:
        return _commanded(talk, command[1].lower(), (command[2] or "").strip())
    return None if _answered(talk, heard.text) else heard.text


def _answered(talk: Talk, text: str) -> bool:
    """Whether a text is the number or setting that a question waits for."""
    question = talk.state.question or ""
    if question.startswith("measure:"):
        return measuring.typed(talk, question.removeprefix("measure:"), text)
    if question.startswith("set:"):
        return choosing.typed(talk, question.removeprefix("set:"), text)
    return question == "workout" and workout.typed(talk, text)


def _commanded(talk: Talk, command: str, rest: str) -> str | None:
    if command == "ask":
        if rest:
            return rest
        talk.say("talk.ask")
    elif command in {"today", "plan", "log", "week", "measure"}:
        work: dict[str, Callable[[Talk], Any]] = {
            "today": today.today, "plan": today.week, "log": workout.begin_or_ask, "week": week.week, "measure": measuring.which,
        }  # fmt: skip
        work[command](talk)
    elif command == "settings":
        choosing.show(talk)
    elif command == "export":
        talk.say("export.ask", [[(talk.word("button.export"), "e:yes"), (talk.word("button.no"), "e:no")]])
    elif command == "stop":
        talk.say("stop.ask", [[(talk.word("button.stop"), "u:yes"), (talk.word("button.no"), "u:no")]])
    elif command in {"help", "start"}:
        talk.say("help.text")
    else:
        talk.say("talk.unknown")
    return None


def _pressed(talk: Talk, data: str) -> None:
    """What a button carries; what nobody made is answered like a button of long ago."""
    head, _, rest = data.partition(":")
    parts = rest.split(":")
    numbers = [int(p) if re.fullmatch(r"-?\d{1,4}", p) else None for p in parts]
    first, last = parts[0], numbers[-1]
    if head == "t":
        _of_today(talk, first, parts[1] if len(parts) > 1 else "")
    elif head == "w" and len(parts) == 2 and numbers[0] is not None:
        workout.pressed(talk, numbers[0], parts[1])
    elif head == "x" and len(parts) == 2 and last is not None:
        today.swap_by(talk, first, last)
    elif head == "y" and len(parts) == 3 and numbers[1] is not None and last is not None:
        if today.swap(talk, first, numbers[1], last):
            workout.swapped(talk)
    elif head == "p":
        pain.how_much(talk, first)
    elif head == "q" and last is not None:
        pain.told(talk, last)
    elif head == "m":
        measuring.ask(talk, first)
    elif head == "v" and len(parts) == 2 and last is not None:
        measuring.chosen(talk, first, last)
    elif head == "g":
        choosing.pressed(talk, first, parts[1] if len(parts) > 1 else "")
    elif head == "a" and first in {"running", "walking", "cycling", "swimming", "rowing", "yoga"}:
        workout.other(talk, first)
    elif head == "c":
        week.show(talk, first)
    elif head == "n":
        (week.week if first == "week" else today.today)(talk)
    elif head == "e":
        _export(talk, yes=first == "yes")
    elif head == "u":
        _stop(talk, yes=first == "yes")
    else:
        talk.toast = talk.word("workout.stale")


def _of_today(talk: Talk, what: str, rest: str) -> None:
    if what in {"start", "done"}:
        workout.start(talk, rest, whole=what == "done")
    elif what in {"hard", "hardok"}:
        today.too_hard(talk, rest, keep=what == "hardok")
    elif what == "swap":
        today.swap_which(talk, rest)
    elif what == "pain":
        pain.where(talk)
    elif what == "week" and re.fullmatch(r"-?\d{1,2}", rest):
        today.week(talk, int(rest))
    elif what == "leave":
        talk.change(talk.word("plan.left"))


def _export(talk: Talk, *, yes: bool) -> None:
    if not yes:
        talk.change(talk.word("export.no"))
        return
    talk.change(talk.word("export.comes"))
    talk.said.append(Said(kind="export", text=talk.word("export.here")))


def _stop(talk: Talk, *, yes: bool) -> None:
    """Unlink; the last words are said by the stranger's way, since nothing may be kept of the chat."""
    if not yes:
        talk.change(talk.word("stop.no"))
        return
    talk.change(talk.word("stop.done"))
    talk.rooms.linking.unlink(talk.athlete)


# --- somebody who is not linked -----------------------------------------------------------------------------------------


def stranger(rooms: Rooms, heard: Heard) -> list[Said]:
    """A turn of a chat that is nobody's: it can bring a code, and is told how to get one."""
    words = BotWords(heard.language)
    if heard.kind == "button" and heard.text in {"l:yes", "l:no"}:
        return _confirmed(rooms, heard, words)
    command = _COMMAND.fullmatch(heard.text) if heard.kind == "text" else None
    if command is None or command[1].lower() != "start" or not command[2]:
        return [Said(text=words.say("bot.link.how"))]
    return brought(rooms, heard, command[2].strip())


def code_in(heard: Heard) -> str | None:
    """The code a /start carries."""
    command = _COMMAND.fullmatch(heard.text) if heard.kind == "text" else None
    return command[2].strip() if command is not None and command[1].lower() == "start" and command[2] else None


def brought(rooms: Rooms, heard: Heard, code: str) -> list[Said]:
    """A chat brings a code: nothing is linked before somebody who saw the Telegram account's name said yes."""
    words = BotWords(heard.language)
    if heard.forwarded:
        rooms.linking.burn(code)  # somebody passed it on, so others may have read it
        return [Said(text=words.say("bot.link.forwarded"))]
    waits = rooms.linking.bring(code, heard.chat, heard.name)
    if waits is None:
        return [Said(text=words.say("bot.link.bad"))]
    if not waits.trusted:
        return [Said(text=words.say("bot.link.waits", name=waits.name))]
    profile = rooms.flows.profile(waits.athlete)
    whose = (profile.name if profile is not None else None) or words.say("bot.link.nameless")
    buttons = [[(words.say("bot.button.yes"), "l:yes"), (words.say("bot.button.no"), "l:no")]]
    return [Said(text=words.say("bot.link.confirm", name=waits.name, athlete=whose), buttons=buttons)]


def _confirmed(rooms: Rooms, heard: Heard, words: BotWords) -> list[Said]:
    if heard.text == "l:no":
        rooms.linking.decline(heard.chat)
        return [Said(text=words.say("bot.link.declined"))]
    link = rooms.linking.confirm(heard.chat)
    return [Said(text=words.say("bot.link.bad"))] if link is None else []


def welcome(rooms: Rooms, link: Link) -> list[Said]:
    """What a newly linked chat is told first: that a machine writes, and what it can do (safety reference CL-03)."""
    words = words_of(rooms, link)
    return [Said(text=words.say("bot.link.welcome")), Said(text=words.say("bot.help.text"))]
