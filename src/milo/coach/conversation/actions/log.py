"""What was done, measured or hurts: the acts log_* as sets, outings, pains and measures of a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from milo.coach.conversation.acts import Act
from milo.coach.conversation.entities import quantities
from milo.coach.conversation.entities.holds import holds_told, leaves_open, tells_time
from milo.coach.conversation.entities.measures import effort_in, mean_pulse_in, measures_told, off_scale
from milo.coach.conversation.entities.places import parts_of, side_of
from milo.coach.conversation.entities.sets import Compact, loads_marked, sets_told
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.conversation.values import DaySaid, Done, DoneSet, PainSaid
from milo.coach.talk.heard.illness_said import ILLNESS, illness_told
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, find_exercise, names
from milo.vocabulary.held_exercises import is_held
from milo.vocabulary.letters import unaccented
from milo.vocabulary.talk import Language

MOST_SETS, MOST_REPS, MOST_KG, MOST_MINUTES, MOST_KM = 20, 100, 2_000.0, 1_440.0, 1_000.0
"""Beyond these it was meant otherwise; what nobody lifts is understood all the same, so that it can be refused (our choice)."""
LEAST_KG, MOST_BODY_KG, MOST_SLEEP_H, LEAST_KCAL, MOST_KCAL = 25.0, 400.0, 20.0, 200.0, 12_000.0
KIT = frozenset(
    {"barbell", "barra", "dumbbell", "mancuerna", "kettlebell", "machine", "maquina", "cable", "polea", "smith", "band", "goma"}
)
"""Words of kit, which say that an exercise is the one with it."""
MOST_DAYS_AGO = 7  # a weekday names one day only within a week (our choice)
ENDURANCE = frozenset({"walking", "running", "cycling", "yoga", "rowing", "swimming", "strength", "other"})
_LIST = re.compile(
    r"(?<![\d.,:x×@])\d{1,2}(?:\s*[,/-]\s*(?:(?:and|y|e|then|luego)\s+)?\d{1,2}(?![\d:]|[.,]\d)|\s+(?:and|y|e)\s+\d{1,2}(?!\d|[.,:]\d))+"
)
OF_OTHERS = re.compile(
    r"\b(?:my|mi) (?:\w+ )?(?:friend|brother|sister|wife|husband|dad|father|mum|mom|mother|son|daughter|coach|partner|"
    r"girlfriend|boyfriend|amig[oa]|herman[oa]|mujer|marido|padre|madre|hij[oa]|novi[oa]|entrenador\w*|pareja)s?\b"
)
"""Somebody else: what they did or have is not written into anybody's log."""
_NOT_DONE = re.compile(
    r"\b(?:did ?n[o'’]t|did not|have ?n[o'’]t|never|want(?:ed)? to|going to|will|should|make|add|put|show|swap|change|"
    r"no (?:hice|he|pude)|quiero|voy a|pon|haz|anade|cambia|deberia|puedo)\b"
)
"""Beside sets or an outing: not done, ordered or wished, whatever else was read (zero tolerance for a log of what was not)."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NOW = frozenset(["hurts", "aches", "hurting", "duele", "duelen", "molesta", "molestan", "now", "still", "ahora", "aun", "todavia"])
"""Of a pain told beside an outing: it is there now, whenever the outing was."""
_SINCE = re.compile(r"\b(?:since|for the (?:last|past)|desde|hace)\b")
_BETTER = re.compile(r"\b(?:better|mejor|less|menos)\b")
_OPEN = re.compile(r"\b(?:if|when|not (?:fine|ok|good)|hope|so much|as much|si|cuando|ojala|espero|tanto|unless|almost|casi)\b")
"""A condition, a wish or a half denial beside a pain: it is not over."""
_OTHER_SCALE = re.compile(r"\b(?:mood|energy|sore\w*|animo|energia|agujetas)\b")
_JOINED = re.compile(r"^[\s,;.]*(?:(?:and|y|e|but|pero|also|tambien)\b[ ,]*)+", re.IGNORECASE)
_HURTS = re.compile(r"\b(?:pains?|hurts?|hurting|aches?|aching|dolor|duelen?|molestias?|molestan?)\b")
_FINE = re.compile(r"\b(?:fine|ok|okay|good|healed|normal|bien|perfecta?o?|curad[oa]|recuperad[oa])\b")
_LEVEL = re.compile(r"(?<![\d.,:])(\d{1,2})(?: ?(?:/|of|out of|de|sobre) ?10)?(?![\d.,:]*\d|:| ?(?:km|k|min|kg|m|h|reps?|bpm)\b)")
_COUNTED = re.compile(r"\d\s*(?:reps?|repeticiones|repes)\b")


@dataclass(frozen=True)
class Heard:
    """What a message tells. done, days, pains: in the order said.  unread: pieces with numbers that found no place.

    nameless: pieces with sets of no exercise that is known.  held: ids of exercises whose bare numbers may be repetitions or
    seconds.  sportless: an outing without its sport.  half: whether too little of one was told.
    """

    done: tuple[Done, ...] = ()
    days: tuple[DaySaid, ...] = ()
    pains: tuple[PainSaid, ...] = ()
    unread: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    sportless: Done | None = None
    half: bool = False
    off_scale: bool = False
    meal: bool = False


@dataclass(frozen=True)
class Athlete:
    """What words are read with. planned: ids of exercises of the plan, of which half a name means the only one called so.

    sports, own: activities and equipment of the profile.  units: "metric" or "imperial".
    """

    planned: Sequence[str] = ()
    sports: Sequence[str] = ()
    own: Sequence[str] | None = None
    units: str = "metric"
    language: Language = "en"


def heard(acts: Sequence[Act], text: str, today: date, of: Athlete | None = None) -> Heard:
    """What the acts log_* of a message tell."""
    found, of = Heard(), of or Athlete()
    if OF_OTHERS.search(unaccented(text)):
        return found
    for act in acts:
        if act.polarity != "did" and not (act.kind in {"log_pain", "log_sleep", "log_mood"} and act.polarity == "did_not"):
            continue
        if act.kind in {"log_sets", "log_activity"} and _NOT_DONE.search(unaccented(act.words(text))):
            continue
        if act.kind == "log_pain":
            act = _of_the_day(act, acts, text)
        one = _with_pain(_OF[act.kind](act, text, today, of), act, text, today) if act.kind in _OF else Heard()
        found = Heard(
            (*found.done, *one.done), (*found.days, *one.days), (*found.pains, *one.pains), (*found.unread, *one.unread),
            (*found.nameless, *one.nameless), (*found.held, *one.held), one.sportless or found.sportless, one.half or found.half,
            one.off_scale or found.off_scale, one.meal or found.meal,
        )  # fmt: skip
    return replace(found, done=_joined(found.done))


def _of_the_day(pain: Act, acts: Sequence[Act], text: str) -> Act:
    """A pain told beside an outing or sets, with their day; what hurts now is of today."""
    days = {act.slots.get("day") for act in acts if act.kind in {"log_sets", "log_activity"} and act.polarity == "did"}
    now = _NOW & set(unaccented(pain.words(text)).split())
    if now or "day" in pain.slots or len(days) != 1 or days == {None}:
        return pain
    return msgspec.structs.replace(pain, slots={**pain.slots, "day": days.pop()})


def put_right(acts: Sequence[Act], text: str, today: date, of: Athlete) -> tuple[Done, ...]:
    """What the acts of a correction tell, read as what was done."""
    again = []
    for act in acts:
        kind = (
            act.kind if act.kind != "correct" else "log_sets" if {"exercise", "reps", "sets"} & act.slots.keys() else "log_activity"
        )
        again.append(msgspec.structs.replace(act, kind=kind, polarity="did"))
    return heard([act for act in again if act.kind in {"log_sets", "log_activity", "log_pain"}], text, today, of).done


def days_ago(act: Act, today: date) -> int | None:
    """How many days ago an act was, 0 where it names no day; None for a day to come or long ago."""
    day = act.slots.get("day")
    if day is None:
        return 0
    ago = (today - date.fromisoformat(day)).days
    return ago if 0 <= ago <= MOST_DAYS_AGO else None


def exercise_of(words: str, planned: Sequence[str], own: Sequence[str] | None = None, said: str = "") -> str | None:
    """The id of an exercise by what a slot says: an id, a name, or half the name of the only one of the plan called so.

    said: the name as it was written, where words is an id.
    own: equipment of the athlete; of a name that needs other equipment, and says none, the one of the plan whose name holds it.
    """
    known = catalogue().get(words) or find_exercise(words)
    named = name_words(said or (words if words not in catalogue() else catalogue()[words].name))
    if known is not None:
        lacks = own is not None and not set(known.equipment) <= set(own) and known.id not in planned and not named & KIT
        longer = (
            [id for id in dict.fromkeys(planned) if any(named < name_words(name) for name in names().get(id, ()))] if lacks else []
        )
        return longer[0] if longer else known.id  # this week's come first, and what was understood is asked about
    called = [
        id for id in dict.fromkeys(planned) if named and any(named <= name_words(catalogue()[id].called(of)) for of in ("en", "es"))
    ]
    return called[0] if len(called) == 1 else None


def _sets(act: Act, text: str, today: date, of: Athlete) -> Heard:
    ago, slots, words = days_ago(act, today), act.slots, act.words(text)
    if ago is None:
        return Heard()
    named = str(slots.get("exercise", ""))
    written = text[slice(*act.spans["exercise"])] if "exercise" in act.spans else ""
    exercise = exercise_of(named, of.planned, of.own, written) if named else None
    if exercise is None:
        return Heard(nameless=(words,)) if "reps" in slots or "minutes" in slots else Heard(half=bool(slots))
    told = sets_in(exercise, words, of.language, of.units)
    if told:
        return Heard((Done(ago, exercise, told),))
    listed = _listed(act, text)
    count = int(slots.get("sets", 1))
    held = 60 * float(slots["minutes"]) if "minutes" in slots else None
    reps = listed or ([int(slots["reps"])] * count if "reps" in slots else [])
    load, rir = slots.get("load_kg"), slots.get("rir")
    if not (0 < count <= MOST_SETS) or any(not 0 < n <= MOST_REPS for n in reps) or (load is not None and not 0 <= load <= MOST_KG):
        return Heard(unread=(words,))
    if is_held(exercise) and held is None and reps and not _COUNTED.search(unaccented(words)):
        return Heard(held=(exercise,))
    if held is not None and not reps:
        sets = [DoneSet(None, load, rir, held)] * count
    elif reps:
        sets = [DoneSet(n, float(load) if load is not None else None, rir) for n in reps]
    else:
        return Heard(half=True)
    return Heard((Done(ago, exercise, tuple(sets)),), unread=_unread(act, text))


def sets_in(exercise: str, words: str, language: Language, units: str) -> tuple[DoneSet, ...] | None:
    """The sets that words tell of an exercise (id) by how they are written, "3x8 at 80", "8/8/7"; None where any is open."""
    plain = spelled_out(words)
    if tells_time(plain, language):
        return holds_told(exercise, plain, language, units, told=True)
    if leaves_open(exercise, plain):
        return None
    plain = loads_marked(plain, exercise, units)
    return sets_told(exercise, plain, Compact.of(plain), language, units)


def _listed(act: Act, text: str) -> list[int]:
    """The repetitions of each set where they are told one by one: "10, 8, 6"."""
    if "reps" not in act.spans:
        return []
    start, _ = act.spans["reps"]
    for match in _LIST.finditer(text, act.at[0], act.at[1] or len(text)):
        others = [span for slot, span in act.spans.items() if slot not in {"reps"}]
        if match.start() <= start < match.end() and not any(a < match.end() and match.start() < b for a, b in others):
            return [int(n) for n in re.findall(r"\d+", match.group())]
    return []


def _activity(act: Act, text: str, today: date, of: Athlete) -> Heard:
    ago, slots, words = days_ago(act, today), act.slots, act.words(text)
    if ago is None:
        return Heard()
    km, minutes, pace = slots.get("distance_km"), slots.get("minutes"), slots.get("pace_s_per_km")
    if minutes is None and km is not None and pace is not None:
        minutes = round(km * pace / 60, 2)
    if km is None and minutes is not None and pace:
        km = round(60 * minutes / pace, 3)
    effort = effort_in(words)
    if minutes is None and km is None and effort is not None:
        return Heard(days=(DaySaid(measures=(("effort", effort),), days_ago=ago),))
    if minutes is None:
        return Heard(half=bool(slots))
    if not 0 < minutes <= MOST_MINUTES or (km is not None and not 0 < km < MOST_KM):
        return Heard(unread=(words,))
    activity = slots.get("activity")
    own = [s for s in of.sports if s in ENDURANCE and s != "strength"]
    if activity is None and len(own) == 1:
        activity = own[0]
    done = Done(ago, None, (), activity, float(minutes), km, effort, mean_pulse_in(words))
    if activity not in ENDURANCE:
        return Heard(sportless=done)
    return Heard((done,), unread=_unread(act, text))


def _sleep(act: Act, text: str, today: date, of: Athlete) -> Heard:
    hours = 0.0 if act.polarity == "did_not" and not act.slots.get("hours") else act.slots.get("hours")
    if hours is None or not 0 <= hours <= MOST_SLEEP_H:
        return Heard()
    ago = days_ago(act, today)  # "yesterday" of a night may be the one before or the one after
    return Heard(days=(DaySaid(sleep_h=round(float(hours), 2)),)) if ago == 0 else Heard()


def _weight(act: Act, text: str, today: date, of: Athlete) -> Heard:
    kg, ago, words = act.slots.get("weight_kg"), days_ago(act, today), act.words(text)
    measured = measures_told(words)
    if measured:
        return Heard(days=(DaySaid(measures=measured, days_ago=ago or 0),))
    if kg is None or ago is None or not LEAST_KG <= kg <= MOST_BODY_KG:
        return Heard()
    return Heard(days=(DaySaid(weight_kg=round(float(kg), 2), days_ago=ago),))


def _food(act: Act, text: str, today: date, of: Athlete) -> Heard:
    ago, words = days_ago(act, today), act.words(text)
    kcal, protein = quantities.kcal(words), quantities.protein_g(words)
    if kcal is None or ago is None:
        return Heard()
    return (
        Heard(days=(DaySaid(kcal=kcal, protein_g=protein, days_ago=ago),)) if LEAST_KCAL <= kcal <= MOST_KCAL else Heard(meal=True)
    )


def _mood(act: Act, text: str, today: date, of: Athlete) -> Heard:
    words, ago = act.words(text), days_ago(act, today)
    measured = measures_told(words)
    if measured and ago is not None:
        return Heard(days=(DaySaid(measures=measured, days_ago=ago),))
    ill = illness_told(_JOINED.sub("", words).strip(" ,.;"))
    if ill is not None:
        return Heard(days=(DaySaid(measures=((ILLNESS, ill),)),))
    effort = effort_in(words)
    if effort is not None and ago is not None and not _OTHER_SCALE.search(unaccented(words)):
        return Heard(days=(DaySaid(measures=(("effort", effort),), days_ago=ago),))
    return Heard(off_scale=off_scale(words))


def _pain(act: Act, text: str, today: date, of: Athlete) -> Heard:
    words, level, ago = act.words(text), act.slots.get("severity_0_10"), days_ago(act, today)
    since = _SINCE.search(unaccented(words)) is not None  # since when it hurts says that it hurts now
    ago = 0 if since else ago
    places = parts_of(unaccented(words))
    if not places or ago is None or len({region for region, _ in places}) > 1:
        return Heard()
    region, part = places[0]
    plain = unaccented(words)
    fine = act.polarity == "did" and level is None and _HURTS.search(plain) is None and _FINE.search(plain) is not None
    over = (act.polarity == "did_not" or fine) and not _BETTER.search(unaccented(words))
    if act.polarity == "did_not" and (_OPEN.search(unaccented(words)) or "?" in words):
        return Heard()
    level = 0.0 if over else None if level is None else float(level)
    pain = PainSaid(region, part, side_of(unaccented(words)), level, True)
    return Heard(pains=(pain,)) if level is None else Heard((Done(ago, pain=pain),))


def _with_pain(told: Heard, act: Act, text: str, today: date) -> Heard:
    """What an outing or sets tell, with a pain that is told in the same breath: "5 km in 30 min with a knee pain of 3"."""
    words, ago = unaccented(act.words(text)), days_ago(act, today)
    hurts = _HURTS.search(words)
    places = parts_of(words)
    if act.kind not in {"log_activity", "log_sets"} or hurts is None or len({region for region, _ in places}) != 1 or ago is None:
        return told
    region, part = places[0]
    said = words[min(hurts.start(), words.index(part)) :]
    found = _LEVEL.search(said)
    pain = PainSaid(region, part, side_of(words), float(found[1]) if found is not None else None)
    unread = tuple(n for n in told.unread if found is None or n not in {found[1], "10"})
    if pain.level is None:
        return replace(told, pains=(*told.pains, pain), unread=unread)
    return replace(told, done=(*told.done, Done(ago, pain=pain)), unread=unread)


_OF = {"log_sets": _sets, "log_activity": _activity, "log_sleep": _sleep, "log_weight": _weight, "log_food": _food,
       "log_mood": _mood, "log_pain": _pain}  # fmt: skip


def _unread(act: Act, text: str) -> tuple[str, ...]:
    """The numbers of an act's words that no slot holds."""
    start, end = act.at if act.at[1] else (0, len(text))
    lists = [m.span() for m in _LIST.finditer(text, start, end)] if "reps" in act.spans else []
    taken = [*act.spans.values(), *lists]
    free = [m.group() for m in _NUMBER.finditer(text, start, end) if not any(a <= m.start() < b for a, b in taken)]
    known = {f"{n:g}" for n in (effort_in(act.words(text)), mean_pulse_in(act.words(text))) if n is not None}
    return tuple(n for n in free if n.replace(",", ".") not in known)


def _joined(done: Sequence[Done]) -> tuple[Done, ...]:
    """Sets of one exercise and day told one after the other as one."""
    found: list[Done] = []
    for one in done:
        last = found[-1] if found else None
        if last is not None and one.exercise is not None and (last.exercise, last.days_ago) == (one.exercise, one.days_ago):
            found[-1] = replace(last, sets=(*last.sets, *one.sets))
        else:
            found.append(one)
    return tuple(found)
