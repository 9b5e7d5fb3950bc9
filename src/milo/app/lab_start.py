"""Before a session begins: who may start which protocol, with what is known of the athlete and of their gear."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from milo.channels.lab_desk import Gate
from milo.coach.lab.lab_words import lab_words
from milo.coach.lab.protocol_gates import Answers, refusals
from milo.coach.lab.protocols import MACHINES, NAMES, Protocol, protocol
from milo.coach.lab.sensor_catalogue import Background, background
from milo.coach.plans.limits.answers import is_blank, told_yes
from milo.coach.plans.limits.gates import NONE_OF, health_answers
from milo.insight.lab_summary import Gear
from milo.signals.flow import Venturi
from milo.signals.spo2_calibration import Calibration
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue, MiloError, UnknownName
from milo.vocabulary.records import LabSession, Measurement

if TYPE_CHECKING:
    from milo.store.contract import Store

BASELINE = timedelta(days=14)  # safety SN-09, SN-10
LOCKED = timedelta(hours=24)  # after an emergency of the lab, until there is a form of return to fill in (our choice)
BREATHING = {"asthma", "copd"}
DISEASE = {"heart disease", "type 1 diabetes", "type 2 diabetes", "kidney disease"}  # cardiovascular, metabolic, renal (ACSM 2015)
MOST_PLATEAUS = 20
MASKS = {"mask_board", "scd30_lines"}
WITHOUT_WARM_SIGNAL = "signal_ready"  # waited for after the start, not asked before it


class Shut(MiloError):
    """A protocol this athlete may not start now; the sentence says why."""

    code = "shut"

    def __init__(self, text: str) -> None:
        super().__init__(do=text)


def protocol_of(name: str, profile: Profile | None, answers: dict[str, Any]) -> Protocol:
    """The protocol as this athlete does it. Raises UnknownName for another name or activity."""
    if name not in NAMES:
        raise UnknownName("protocol", name, NAMES)
    activity = str(answers.get("activity") or "cycling")
    if name == "steps":
        return protocol(name, activity=activity)
    if name == "ramp":
        return protocol(name, activity=activity, experience=(profile and profile.experience) or "beginner")
    return protocol(name)


def is_masked(sensor: str, chosen: Protocol, answers: dict[str, Any]) -> bool:
    """Whether the athlete breathes through a tube: as told; where it was not asked, with any sensor that has one."""
    told = answers.get("mask")
    if sensor not in MASKS:
        return told is True
    return told is not False or chosen.name == "plateaus"


def questions(name: str, language: str) -> list[Gate]:
    """What is asked before a protocol, in order."""
    say = lab_words(language)

    def no(id: str) -> Gate:
        return {"id": id, "question": say[f"ask.{id}"], "must": False, "refused": say[f"no.{id}"]}

    asked: list[Gate] = []
    hard = name in ("steps", "ramp")
    if hard:
        options = {activity: say[f"activity.{activity}"] for activity in MACHINES}
        asked.append({"id": "activity", "question": say["ask.activity"], "must": None, "options": options})
    asked += [no("symptoms"), no("unwell")]
    if name == "free":
        asked.append({"id": "exercise", "question": say["ask.exercise"], "must": None})
    if name == "plateaus":
        counts = {"any": say["wanted.any"], **{str(n): str(n) for n in range(1, 6)}}
        asked.append({"id": "wanted", "question": say["ask.wanted"], "must": None, "options": counts})
    else:
        asked.append({"id": "mask", "question": say["ask.mask"], "must": None})
    if hard:
        asked += [no("disease"), no("pregnant"), no("breathing")]
        asked.append({"id": "second", "question": say["ask.second"], "must": True, "refused": say["no.second"]})
    else:
        asked += [
            {"id": "pregnant", "question": say["ask.pregnant"], "must": None},
            {"id": "breathing", "question": say["ask.breathing"], "must": None},
        ]
    panic = {"no": say["panic.no"], "wish": say["panic.wish"], "yes": say["panic.yes"]}
    asked.append({"id": "panic", "question": say["ask.panic"], "must": None, "options": panic})
    return asked


def check_gates(
    chosen: Protocol,
    profile: Profile | None,
    answers: dict[str, Any],
    *,
    masked: bool,
    today: date,
    language: str,
    open_rules: frozenset[str] = frozenset(),
    locked: bool = False,
) -> None:
    """Raise Shut with the sentence of the first gate that is not open.

    The stricter of profile and answer counts: an answer never opens what the profile shuts.  open_rules, locked: see recent_alerts.
    """
    say = lab_words(language)
    if answers.get("symptoms") is not False:
        raise Shut(say["no.symptoms"])
    if answers.get("unwell") is not False:
        raise Shut(say["no.unwell"])
    conditions = set(profile.conditions or []) if profile else set()
    diseased = _either(bool(conditions & DISEASE) or None, answers.get("disease"))
    panic = answers.get("panic")
    known = Answers(
        age=profile.age_on(today) if profile else None,
        g_class=None if diseased is not False or _told_yes(profile) else "G-1",
        open_rules=open_rules,
        locked=locked,
        pregnant=_either(profile.pregnant if profile else None, answers.get("pregnant")),
        postpartum_weeks=profile.postpartum_weeks if profile else None,
        asthma_or_copd=_either(bool(conditions & BREATHING) or None, answers.get("breathing")),
        panic_history=False if panic in ("no", False) else True if panic in ("yes", "wish", True) else None,
        panic_opt_in=panic == "wish",
        second_person=answers.get("second") is True,
    )
    shut = [gate for gate in refusals(chosen, known, mask=masked, language=language) if gate.code != WITHOUT_WARM_SIGNAL]
    if shut:
        raise Shut(shut[0].text)


def wanted_of(answers: dict[str, Any]) -> int | None:
    """How many CO2 plateaus end it, as answered. Raises BadValue."""
    told = answers.get("wanted")
    if told in (None, "", "any"):
        return None
    if not str(told).isdecimal() or not 1 <= int(told) <= MOST_PLATEAUS:
        raise BadValue(f"a number of plateaus from 1 to {MOST_PLATEAUS}, or any", repr(told)[:40])
    return int(told)


def recent_alerts(sessions: list[LabSession], now: datetime) -> tuple[frozenset[str], bool]:
    """Rules of the last day's sessions that called for a doctor's eye, and whether one was an emergency."""
    marks = [m for s in sessions if now - s.start_ts < LOCKED for m in s.marks or []]
    return frozenset(m.rule for m in marks if m.level == "E1" and m.rule), any(m.level == "E0" for m in marks)


def background_of(
    profile: Profile | None, settings: dict[str, dict[str, Any]], store: Store, user_id: str, now: datetime
) -> tuple[Background, tuple[float, float] | None]:
    """What the sensor rules should know, and (resting, highest) heart rate where both are known."""
    thresholds = settings.get("thresholds", {})
    readings: list[Measurement] = store.find("measurement", user_id, since=now - BASELINE, until=now)
    resting = [m.value for m in readings if m.quantity == "resting_hr_bpm"]
    baseline = float(median(resting)) if resting else thresholds.get("resting_hr_bpm")
    highest = thresholds.get("max_hr_bpm")
    handed: dict[str, Any] = {"hr_max_bpm": highest, "baseline_hr_bpm": baseline}
    known = background(profile, now.date(), **handed) if profile else Background(**handed)
    return known, (float(baseline), float(highest)) if baseline and highest and highest > baseline else None


def gear_of(settings: dict[str, dict[str, Any]]) -> Gear:
    """The athlete's tube and the calibration of their oximeter, as set. Raises BadValue for what cannot be."""
    mask, plain = settings.get("mask", {}), Gear()
    tube = Venturi(float(mask["inlet_mm"]), float(mask["throat_mm"])) if {"inlet_mm", "throat_mm"} <= set(mask) else plain.tube
    made = settings.get("oximeter", {}).get("calibration")
    return Gear(tube, mask.get("factor"), plain.co2_sensor, None if made is None else Calibration.from_json(made))


def _told_yes(profile: Profile | None) -> bool:
    """Whether any health question of the profile was answered with yes (G-7: then as if with symptoms)."""
    said = health_answers(profile.parq if profile else None)
    return any(told_yes(answer) for topic, answer in said if topic != NONE_OF and not is_blank(answer))


def _either(known: bool | None, told: Any) -> bool | None:
    """Yes when either says yes, no when the answer is no and nothing speaks against it, else not known."""
    if known is True or told is True:
        return True
    return False if told is False or known is False else None
