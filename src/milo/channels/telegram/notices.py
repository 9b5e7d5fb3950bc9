"""What is told unasked, in words: no measured value stands in it unless the athlete wished for that."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from milo.channels.notifying import Notice, due, reminders_due, waiting
from milo.channels.telegram.cutting import cut
from milo.channels.telegram.linking import Link
from milo.channels.telegram.said import Said
from milo.channels.telegram.talk import Rooms, words_of
from milo.channels.telegram.words import BotWords
from milo.report.chat import render_chat

LOOKED_AT = 500  # messages read at a time (our choice)
REMIND_AHEAD = timedelta(days=400)  # how far ahead a reminder may have been asked for (our choice)
LOOKED_BACK = timedelta(days=14)  # how far back unread messages of a coach are looked for (our choice)


def zone_of(rooms: Rooms, athlete: str) -> ZoneInfo:
    """The athlete's time zone; UTC where none was told."""
    return ZoneInfo(str(rooms.flows.settings(athlete).get("timezone", {}).get("name", "UTC")))


def due_to(rooms: Rooms, athlete: str) -> list[Notice]:
    """What is due to an athlete now, by whichever door."""
    wishes = rooms.notices.wishes(athlete)
    sent, now, zone = rooms.notices.sent(athlete), rooms.clock.now(), zone_of(rooms, athlete)
    by_clock = due(now, zone, wishes, sent, rooms.sensors(athlete) if wishes.sensor_silent else ())
    by_clock += reminders_due(now, sent, asked_to_remind(rooms, athlete, now))
    return by_clock + waiting(now, zone, wishes, sent, _unread(rooms, athlete, now - LOOKED_BACK))


def asked_to_remind(rooms: Rooms, athlete: str, now: datetime) -> list[tuple[str, datetime, str]]:
    """(id, when, text) of the athlete's reminders of late."""
    found = rooms.flows.records(athlete, "reminder", since=now - REMIND_AHEAD, limit=LOOKED_AT)
    return [(r.reminder_id, r.due_at, r.text) for r in found]


def _unread(rooms: Rooms, athlete: str, since: datetime) -> list[str]:
    """The ids of all that coaches wrote from a moment on and nobody read, oldest first."""
    found: dict[str, None] = {}
    while True:
        letters = rooms.flows.records(athlete, "coach_message", since=since, limit=LOOKED_AT)
        found |= dict.fromkeys(m.message_id for m in letters if m.role == "coach" and m.read_at is None)
        if len(letters) < LOOKED_AT or letters[-1].at <= since:
            return list(found)
        since = letters[-1].at  # read once more, and kept once


def in_words(rooms: Rooms, link: Link, notice: Notice) -> Said:
    """A notice as a message of the chat, with a button that shows more."""
    words = words_of(rooms, link)
    text = told(rooms, link.athlete, words, notice, values=rooms.notices.wishes(link.athlete).values)
    shows = {"morning_brief": "today", "weekly_review": "week"}.get(notice.kind)
    return Said(text=cut(text)[0], buttons=[[(words.say(f"bot.button.{shows}"), f"n:{shows}")]] if shows else [])


def told(rooms: Rooms, athlete: str, words: BotWords, notice: Notice, *, values: bool) -> str:
    """A notice in words. values: measured values may stand in it."""
    if notice.kind == "reminder":
        return words.say("bot.notice.reminder", text=notice.text)
    if notice.kind == "coach_message":
        return words.say("bot.notice.coach_message")  # who wrote and what stands on the page alone
    if notice.kind == "sensor_silent":
        return words.say("bot.notice.silent", sensor=notice.sensor, hours=notice.hours)
    if notice.kind == "weekly_review":
        text = words.say("bot.notice.review")
        return f"{text}\n\n{render_chat(rooms.flows.week(athlete), words.language, words.units)}" if values else text
    return _brief(rooms, athlete, words, values)


def _brief(rooms: Rooms, athlete: str, words: BotWords, values: bool) -> str:
    day = rooms.coaching.today(athlete)
    sessions = day.planned.sessions if day.planned is not None else []
    if day.locked:
        what = words.say("bot.notice.look")  # why, only where it was asked for: a lock tells of an illness
    elif day.plan_id is None:
        what = words.say("bot.notice.no_plan")
    elif not sessions:
        what = words.say("bot.notice.rest")
    else:
        what = words.say("bot.notice.session")
    lines = [words.say("bot.notice.morning"), what]
    if values and not day.locked:
        lines += [day.readiness["text"]] if day.readiness is not None else []
        lines += [f"· {s.title}, {words.say('bot.plan.minutes', count=s.minutes)}" for s in sessions]
    if day.changed:
        lines.append(words.say("bot.notice.changed"))
    return "\n".join(lines)
