"""A journey as a page: profile, first week, log, every change with its rule and reason, conversation with receipts, last week."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeys import Day, Journey

IDS = re.compile(r" \[[0-9a-f-]{36}\]")
HEAD = ("plan ", "from ", "athlete ", "created ")
WHEN = {"workout": "after a session", "morning": "in the morning", "week": "at the week's end"}


def page(j: Journey) -> str:
    """The whole page."""
    story = j.story
    name = story.profile["name"]
    parts = [
        f"# {name}: {story.file.replace('-', ' ')}",
        story.about + " Four weeks with Milo, without a language model. The body is the digital twin's and every number of it is "
        "simulated; what Milo plans, changes and says is what the program does. Made by `python docs/journeys.py`, never by hand.",
        "## The profile",
        f"```json\n{json.dumps(story.profile, ensure_ascii=False, indent=1)}\n```",
        f"Onboarding gate: {j.gate['gate']}.",
        "## The first week",
        f"```plan\n{_week(j.text_first, 1)}\n```",
        *_meals(j),
        "## What was logged",
        _log(j.days),
        "## What changed, and why",
        _changes(j),
        *_noted(j),
        "## What was asked",
        *_talk(j),
        "## The fourth week, as it stood at the end",
        f"```plan\n{_week(j.text_last, 4)}\n```",
    ]
    return "\n\n".join(parts) + "\n"


def _week(text: str, number: int) -> str:
    """The head and one week of a plan text, without ids."""
    kept, inside, head = [], False, True
    for line in text.splitlines():
        if re.match(r"week \d+ ", line):
            head, inside = False, line.startswith(f"week {number} ")
        if (head and not line.startswith(HEAD)) or inside:
            kept.append(IDS.sub("", line))
    return "\n".join(kept).strip()


def _meals(j: Journey) -> list[str]:
    """The first day's meals, or why there are none."""
    made = j.meals
    if made["refused"] is not None:
        return ["## Food", f"No meals: {made['refused']['text']} ({made['refused']['code']})."]
    lines = ["| day | meal | dish | of |", "|---|---|---|---|"]
    for day in made["days"]:
        for m in day["meals"]:
            of = ", ".join(f"{i['food']} {i['grams']:g} g" for i in m["items"])
            lines.append(f"| {day['day']} | {m['meal']} | {m['dish']} | {of} |")
        lines.append(f"| {day['day']} | all | {day['kcal']:.0f} kcal, {day['protein_g']:.0f} g protein | |")
    return ["## Food for the first three days", "\n".join(lines)]


def _log(days: Iterable[Day]) -> str:
    lines = ["| day | training | effort | sleep | weight | rest | HRV | mood, energy, soreness | also |", "|" + "---|" * 9]
    for d in days:
        work = [f"{title}: {_work(log)}" for title, log in d.sessions] + [f"*{title}: not done*" for title in d.missed]
        m, e = d.morning, d.evening
        also = [f"pain {p['region']} {p['pain_0_10']} of 10" for p in d.pain]
        also += [m["illness"]] if m.get("illness") not in (None, "none") else []
        cells = [
            f"{d.date:%a %-d %b}",
            "; ".join(work) or "rest",
            ", ".join(f"{log['rpe']:g}" for _, log in d.sessions),
            _unit(m, "sleep_hours", "h"),
            _unit(m, "weight_kg", "kg"),
            _unit(m, "resting_hr_bpm", ""),
            _unit(m, "hrv_rmssd_ms", ""),
            ", ".join(f"{e[k]:g}" if k in e else "-" for k in ("mood", "energy", "soreness")),
            ", ".join(also),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _work(log: dict[str, Any]) -> str:
    done = []
    for e in log.get("exercises", []):
        reps = " ".join(f"{s['reps']:g}({s['rir']:g})" for s in e["sets"])
        weight = e["sets"][0].get("weight_kg")
        done.append(f"{e['exercise']} {reps}" + (f" @ {weight:g} kg" if weight is not None else ""))
    run = log.get("endurance")
    if run:
        more = [f"{run['minutes']:g} min {run['activity']}"]
        more += [f"{run['distance_km']:g} km"] if "distance_km" in run else []
        more += [f"{run['avg_hr_bpm']} bpm"] if "avg_hr_bpm" in run else []
        done.append(" ".join(more))
    return ", ".join(done)


def _unit(told: dict[str, Any], name: str, unit: str) -> str:
    return f"{told[name]:g} {unit}".strip() if name in told else ""


def _changes(j: Journey) -> str:
    language = j.story.profile["language"]
    lines = ["| on | rule | about | old -> new | what Milo says | made from |", "|" + "---|" * 6]
    for made in j.changed:
        for c in made.changes:
            about = f"{c.day:%a %-d %b} " if c.day else ""
            facts = ", ".join(f"{f.name} {f.value:g}{'' if f.unit == '1' else ' ' + f.unit}" for f in c.facts)
            receipts = receipts_of([id for f in c.facts for id in f.record_ids], j.known)
            cells = [
                f"{made.date:%-d %b}, {WHEN[made.when]}",
                f"`{c.rule}`",
                f"{about}{c.exercise_id or ''} {c.of}",
                f"{_plain(c.old)} -> {_plain(c.new)}",
                c.text[language],
                "; ".join(filter(None, [facts, receipts])),
            ]
            lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    held = Counter((code, text) for _, code, text in j.held)
    if held:
        lines += ["", "What was looked at and left as it was:", ""]
        lines += [f"- `{code}`, {n} times: {text}" for (code, text), n in sorted(held.items())]
    return "\n".join(lines)


def _noted(j: Journey) -> list[str]:
    parts = []
    for day, pain, reply in j.noted:
        told = ", ".join(f"{p['region']} {p['pain_0_10']} of 10" for p in pain)
        stands = f"level {reply['level']}; by {reply['by']}; rules {', '.join(reply['rules'])}"
        parts.append(f"**{day:%-d %B}, logged: pain, {told}**\n\n> {reply['text']}\n\n*{stands}*")
    return ["## What Milo answered to a log", *parts] if parts else []


def _plain(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return " ".join(map(_plain, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _talk(j: Journey) -> list[str]:
    parts = []
    for day, question, reply in j.talk:
        answer = "\n".join(f"> {line}".rstrip() for line in reply.text.splitlines())
        ids = [id for c in reply.claims for id in c.record_ids]
        stands = [f"level {reply.level}", f"by {reply.by}"]
        stands += [f"rules {', '.join(reply.rules)}"] if reply.rules else []
        stands += ["training is locked"] if reply.locked else []
        stands += [f"{len(reply.claims)} numbers from {receipts_of(ids, j.known)}"] if reply.claims else []
        parts.append(f"**{day:%-d %B}. {question}**\n\n{answer}\n\n*{'; '.join(stands)}*")
    return parts


def receipts_of(ids: Iterable[str], known: dict[str, tuple[str, date]]) -> str:
    """The records behind something, by kind and days."""
    by_kind: dict[str, list[date]] = {}
    for id in dict.fromkeys(ids):
        kind, day = known.get(id, ("unknown", date.min))
        by_kind.setdefault(kind, []).append(day)
    told = []
    for kind, days in by_kind.items():
        since, until = min(days), max(days)
        when = f"{since:%-d %b}" if since == until else f"{since:%-d %b} to {until:%-d %b}"
        told.append(f"{len(days)} {kind}" + ("" if kind == "exercise" else f" ({when})"))
    return ", ".join(told) or "no record"
