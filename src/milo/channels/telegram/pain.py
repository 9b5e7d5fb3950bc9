"""The pain button: where, how much, and what the safety shell says to it, before anything else goes on."""

from __future__ import annotations

from milo.channels.telegram import workout_end, workout_set
from milo.channels.telegram.said import rows
from milo.channels.telegram.talk import Talk
from milo.coach.adapt.adapting_pain import PAIN_MUCH
from milo.vocabulary.athlete import REGION_WORDS

ALARMING = frozenset({"E0", "E1"})


def where(talk: Talk) -> None:
    """Ask for the region; the sentence above the buttons says what no button is for."""
    talk.go(question="pain", region=None)
    buttons = [(talk.word(f"region.{region.replace(' ', '_')}"), f"p:{region}") for region in REGION_WORDS]
    talk.say("pain.where", [*rows(buttons, 2), [(talk.word("button.leave"), "p:-")]])


def how_much(talk: Talk, region: str) -> None:
    """Ask how much, 0 to 10."""
    if region == "-":
        talk.go(question="workout" if talk.state.workout else None, region=None)
        talk.change(talk.word("pain.left"))
        if talk.state.workout is not None and talk.state.workout.phase == "sets":
            workout_set.show_set(talk)
        return
    if region not in REGION_WORDS:
        return
    talk.go(question="pain", region=region)
    marks = [(str(n), f"q:{n}") for n in range(11)]
    talk.change(talk.word("pain.how_much", region=talk.word(f"region.{region.replace(' ', '_')}")), [marks[:6], marks[6:]])


def told(talk: Talk, level: int) -> None:
    """Log it; the safety shell's word comes first, and a lock ends the workout."""
    region = talk.state.region
    if region is None or not 0 <= level <= 10:
        talk.toast = talk.word("workout.stale")
        return
    kept = talk.coaching.log(
        talk.athlete, {"at": talk.at.isoformat(), "pain": [{"region": region, "pain_0_10": level}]}, adapt=False
    )
    w = talk.state.workout
    talk.go(question="workout" if w else None, region=None)
    talk.change(talk.word("pain.noted", region=talk.word(f"region.{region.replace(' ', '_')}"), level=level))
    reply = kept.get("reply")
    if reply is not None:
        talk.put(reply["text"])
    if (reply is not None and (reply["level"] in ALARMING or reply.get("locked"))) or talk.coaching.locks(talk.athlete):
        workout_end.stop(talk)
        return
    if w is None or w.phase != "sets":
        return
    going_on = [(talk.word("button.go_on"), f"w:{w.step}:go")] if level < PAIN_MUCH else []
    swap = (talk.word("button.swap"), f"w:{w.step}:swap")
    talk.say(
        "pain.next" if going_on else "pain.too_much",
        [[*going_on, swap], [(talk.word("button.skip"), f"w:{w.step}:skip"), (talk.word("button.end"), f"w:{w.step}:end")]],
    )
