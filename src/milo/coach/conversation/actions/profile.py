"""What a message tells of the athlete, or wants in the profile: the operations of its acts with what they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from milo.coach.conversation.actions.log import OF_OTHERS
from milo.coach.conversation.acts import Act
from milo.coach.conversation.entities import quantities
from milo.coach.conversation.entities.names import activity
from milo.coach.conversation.entities.places import parts_of
from milo.coach.conversation.entities.profile_names import named
from milo.coach.conversation.profile_values import (
    DietSaid,
    GearSaid,
    GoalSaid,
    HealthSaid,
    PlanWanted,
    ProfileSaid,
    ProgrammeSaid,
    RaceSaid,
    TargetSaid,
)
from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of, allowed_foods
from milo.coach.plans.edits.also import change_denied
from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.letters import unaccented
from milo.vocabulary.talk import Language

TOLD_FROM = 0.5  # chance of its operation from which what is told is read back; it waits for a yes (our choice)
MOST_WEEKS = 104  # what is longer ago is no time after a birth (our choice)
LEAST_KCAL = 500.0  # below it a number is by how much a target is to change (our choice)
MARATHON_KM = 42.0
OF_A_GYM = ("barbell", "bench", "cable", "dumbbell", "machine", "pull-up bar", "rack")
_BORN = re.compile(r"\b(?:i|we) (?:have |ve )?(?:just )?(?:gave|given|had)\b|\b(?:di|he dado) a luz\b|\btuve\b|c-section|cesarea")
_AGO = re.compile(r"(\w+) (day|dia|week|semana|month|mes)(?:e?s)?\b")
WEEKS_A_MONTH = 52 / 12
_I_AM = re.compile(r"(?:^|\b(?:yo|no|ya|y|que|tambien|pero) +)soy\b")
_ALLERGIC_TO = re.compile(
    r"(?:allergic|intolerant) to (?:the )?([a-z ]+)|(?:alergic|intolerant)[oae] (?:a la|a los|a las|al|a) ([a-z ]+)"
)
_SPLIT = re.compile(r"[,;/]|\b(?:and|or|nor|y|e|o|u|ni|too|also|either|tambien|tampoco|because|porque|so|asi)\b|[.!?]")
_LEADS = re.compile(r"^(?:(?:to|any|the|my|a|an|all|some|of|eating|el|la|los|las|al|del?|un|una|comer|otra|nada|con|for me)\b ?)+")
_NOTHING_MORE = re.compile(
    r"\b(?:any ?more|at all|please|por favor|now|ahora|nunca|mas)\b|"
    r"\b(?:from|in|de|en) (?:my|mis|mi|el|the) (?:meals?|meal plan|comidas?|menu|dieta)\b"
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|any ?more|ya no|dejad[oa]|deje de|stopped being|false alarm|falsa alarma|negativ[ae]|do(?:n'?t| not) have|"
    r"not (?:an? |really )?(?:allerg|intoleran|vegan|vegetar|pregnan|diabet|asthma)|no (?:soy|estoy|tengo|sigo))"
)
_HOLDS = frozenset({"diet", "allergy", "condition", "pregnant", "birth", "nursing"})
"""What is not told by words that say it holds no longer."""
_UNWANTED = re.compile(r"\b(?:don'?t|do not|not|no|ningun|never|nunca)\b")
_DOUBTED = re.compile(
    r"\b(?:might|may|maybe|perhaps|could be|think|afraid|if|used to|as a (?:child|kid)|years ago|puede que|creo|quizas?|tal vez|"
    r"de nin[oa]|hace anos|antes tenia)\b"
)
_GONE = frozenset({"no_diet", "no_allergy"})
_OF_HEALTH = frozenset({"condition", "medication", "pregnant", "no_pregnant", "birth", "nursing", "injury", "allergy"})
_NEEDS = {"pregnant": "pregnant", "no_pregnant": "not_pregnant", "no_allergy": "allergy", "race": "race", "race_off": "race",
          "race_back": "race"}  # fmt: skip
"""What must be named for what no other name tells."""
_TOLD = frozenset({"diet", "own", "own_not", "pregnant"})
"""What holds because it is told, not wished or asked."""
_GOT = re.compile(
    r"\b(?:fixed|repaired|mended|back|again|bought|got|gotten|ordered|arrived|joined|arreglad\w*|reparad\w*|vuelt[oa]|funciona\w*|"
    r"devuelt\w*|devolvieron|recogid\w*|recuperad\w*|compr[eéo]\w*|comprado|regalad\w*|apunte|apuntado)\b"
)
_LOST = re.compile(
    r"\b(?:sold|sell|gave|stole|stolen|broke|broken|lost|threw|returned|not|no|n'?t|never|vend\w+|robar\w*|robado|rompi\w*|rot[oa]|"
    r"perd\w+|tir[eéa]\w*|aun no|sin)\b|n't\b"
)
_NOT_OFF = re.compile(r"(?:n'?t|not|no se|no esta) (?:\w+ )?(?:cancel|suspend|called off|off)|after all|al final si")
INTACT = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|no (?:se )?(?:me )?(?:ha|esta)) (?:\w+ )?"
    r"(?:broken|stolen|gone|lost|fixed|repaired|rot[oa]|robad[oa]|arreglad[oa])\b"
)
"""What is said not to be lost is there, and what is not mended yet is no news."""
_IN_REPAIR = re.compile(r"\b(?:in|at|en) (?:the |el |la )?(?:shop|mechanic\w*|repair\w*|taller|tienda)\b")
_OWN = re.compile(r"\b(?:my|mine|mis?)\b")
_LONG = re.compile(r"\b(\w+)[ -](?:weeks?|semanas?)\b")
_WISH = re.compile(r"\b(?:with|that (?:has|includes|focuses)|con|que (?:tenga|incluya)) (?!\d+ (?:weeks?|semanas?)\b).+$")
_SOON = re.compile(r"\b(?:today|tonight|tomorrow|this|until|week|hoy|manana|esta|hasta|semana|\w+day)\b")


@dataclass(frozen=True)
class Told:
    """One thing told or wanted. said: typed; None where the words leave it open.  lacks: what is missing then: "goal", ..."""

    operation: str
    said: ProfileSaid | TargetSaid | PlanWanted | None
    words: str
    lacks: str = ""


def told(acts: Sequence[Act], text: str, today: date, language: Language) -> list[Told]:
    """What the acts of a message tell of the profile, in the order said; what belongs together is one."""
    if OF_OTHERS.search(unaccented(text.lower())) or change_denied(text):
        return []
    found: list[Told] = []
    for act in acts:
        words = act.words(text)
        may = _may(act, text)
        if not may or (act.polarity == "asks" and "?" in words):
            continue
        said = unaccented(words.lower())
        denied, doubt = _NO_LONGER.search(said) is not None, _DOUBTED.search(said) is not None
        one = Told("", None, words)
        for operation in may:
            if (denied and operation in _HOLDS) or (doubt and operation in _OF_HEALTH) or (operation in _GONE and not denied):
                continue
            if operation in {"new_plan", "programme"} and _UNWANTED.search(said):
                continue
            if operation in _NEEDS and _NEEDS[operation] not in named("state", words):
                continue
            if operation in _TOLD and act.polarity not in {"did", "did_not"}:
                continue
            made = _OF[operation](act, words, today)
            one = Told(operation, None, words, made) if isinstance(made, str) else Told(operation, made, words)
            if made is not None:
                break
        last = found[-1] if found else None
        joint = None if last is None else _joint(last.said, one.said)
        if joint is not None and last is not None:
            found[-1] = replace(last, said=joint)
        elif one.said is not None or one.lacks:
            found.append(one)
    goals = {one.said for one in found if isinstance(one.said, GoalSaid)}
    if len(goals) > 1:  # a profile has one, so which comes first is asked
        rest = [one for one in found if not isinstance(one.said, GoalSaid)]
        return [*rest, Told("goal", None, text, "goal")]
    return found


def _may(act: Act, text: str) -> list[str]:
    """The operations of an act that tell of the profile, the likeliest first; none where it most likely tells of something else."""
    gear = {"own", "own_not", "without"}
    found = [(one, chance) for one, chance in act.may if one in _OF and (act.kind != "profile" or one not in gear)]
    if act.kind == "change_equipment":
        for_good = act.polarity == "did_not" and _NO_LONGER.search(unaccented(act.words(text).lower())) is not None
        return [one for one, _ in found if one in gear and (one == act.operation or (for_good and one == "own_not"))]
    ordered = act.operation in _OF and act.operation_chance >= TOLD_FROM
    sure = ordered or sum(chance for _, chance in found) >= TOLD_FROM or (act.kind == "profile" and act.operation != "keep")
    return [one for one, _ in found] if sure else []


def _joint(a: Any, b: Any) -> ProfileSaid | None:
    """Two things told in one breath as one: "I have asthma and take a beta blocker"."""
    if isinstance(a, HealthSaid) and isinstance(b, HealthSaid) and a.weeks_since_birth is None and b.weeks_since_birth is None:
        pregnant = a.pregnant if b.pregnant is None else b.pregnant
        conditions, medicines = dict.fromkeys((*a.conditions, *b.conditions)), dict.fromkeys((*a.medicines, *b.medicines))
        return HealthSaid(pregnant, tuple(conditions), tuple(medicines), tuple(dict.fromkeys((*a.regions, *b.regions))))
    if isinstance(a, GearSaid) and isinstance(b, GearSaid):
        return GearSaid((*a.got, *b.got), (*a.gone, *b.gone))
    if isinstance(a, DietSaid) and isinstance(b, DietSaid) and not (a.gone or b.gone or a.left or b.left or (a.diet and b.diet)):
        allergens = tuple((dict(a.allergens) | dict(b.allergens)).items())
        told_so = [d.allergic for d in (a, b) if d.allergens or d.unknown]
        return DietSaid(allergens, (*a.unknown, *b.unknown), all(told_so) and bool(told_so), a.diet or b.diet)
    return None


# --- food ------------------------------------------------------------------------------------------------------------------


def _foods(act: Act, words: str, *, allergic: bool) -> DietSaid | None:
    """The foods of an act: of its slot, and what is listed behind it."""
    start = act.spans["food"][0] - act.at[0] if "food" in act.spans and act.at[1] else 0
    found: dict[str, str] = {}
    unknown: list[str] = []
    for part in _SPLIT.split(_NOTHING_MORE.sub(" ", _I_AM.sub(" ", unaccented(words.lower())[start:]))):
        name = _LEADS.sub("", " ".join(part.split())).strip()
        known = dict.fromkeys(_known(name), name) or _within(name)
        found |= {one: word for one, word in known.items() if one not in found}
        if not known and name and start and allergic:
            unknown.append(name)
    if allergic and not found and not unknown and (to := _ALLERGIC_TO.search(unaccented(words.lower()))):
        unknown.append((to[1] or to[2]).strip())
    return DietSaid(tuple(found.items()), tuple(unknown), allergic) if found or unknown else None


def _known(name: str) -> tuple[str, ...]:
    """The allergens a name stands for, or itself where it is a food of the table; none for what meals could not leave out."""
    allergens = allergens_of(name)
    if allergens or not name or food_named(name) is None:
        return allergens
    try:
        allowed_foods(None, [name])
    except UnknownName:
        return ()
    return (name,)


def _within(said: str) -> dict[str, str]:
    """The allergens of a word or two among others, with these: "lactose intolerant", "a severe peanut allergy"."""
    words = said.split()
    runs = (" ".join(words[i : i + n]) for n in (1, 2) for i in range(len(words) - n + 1))
    return next((dict.fromkeys(known, run) for run in runs if (known := allergens_of(run))), {})


def _diet(act: Act, words: str, today: date) -> DietSaid | None:
    names = named("diet", words)
    return DietSaid(diet=names[0]) if len(names) == 1 else _foods(act, words, allergic=False)


def _no_diet(act: Act, words: str, today: date) -> DietSaid | None:
    names = named("diet", words)
    return DietSaid(left=names[0]) if len(names) == 1 else None


# --- health ----------------------------------------------------------------------------------------------------------------


def _condition(act: Act, words: str, today: date) -> HealthSaid | None:
    conditions, medicines = named("condition", words), named("medicine", words)
    return HealthSaid(conditions=tuple(conditions), medicines=tuple(medicines)) if conditions or medicines else None


def _injury(act: Act, words: str, today: date) -> HealthSaid | None:
    regions = dict.fromkeys(region for region, _ in parts_of(plain(words)))
    return HealthSaid(regions=tuple(regions)) if len(regions) == 1 else None


def weeks_ago(words: str) -> float | None:
    """How many weeks ago words say that something was: "ten days ago", "hace dos meses"; None where they do not say.

    >>> weeks_ago("my baby was born ten days ago"), weeks_ago("di a luz hace dos meses"), weeks_ago("I had a baby")
    (1.4, 8.7, None)
    """
    found = _AGO.search(unaccented(words.lower()))
    count = None if found is None else 1.0 if found[1] in {"a", "un", "una"} else quantities.number(found[1])
    if found is None or count is None:
        return None
    weeks = count / 7 if found[2][0] == "d" else count * WEEKS_A_MONTH if found[2][0] == "m" else count
    return round(weeks, 1) if weeks <= MOST_WEEKS else None


def _birth(act: Act, words: str, today: date) -> HealthSaid | str | None:
    if "pregnant" in named("state", words):
        return None
    weeks = weeks_ago(words)
    return HealthSaid(weeks_since_birth=weeks) if weeks is not None else "birth"


def gave_birth(words: str) -> bool:
    """Whether a birth is told by who gave it; "my son was born" may be a father's words."""
    return _BORN.search(unaccented(words.lower())) is not None


# --- equipment -------------------------------------------------------------------------------------------------------------


def _gear(act: Act, words: str, today: date) -> GearSaid | None:
    """What is there now and what is there no longer, part by part: "I sold my bench and bought a kettlebell"."""
    got: set[str] = set()
    gone: set[str] = set()
    there = act.operation == "own"
    if INTACT.search(plain(words)):
        return None
    for part in re.split(r",|\b(?:and|y|but|pero)\b", plain(words)):
        if (_GOT.search(part) or _LOST.search(part)) and not _IN_REPAIR.search(part):
            there = _LOST.search(part) is None
        of_gym = OF_A_GYM if re.search(r"\b(?:gym|gimnasio|gim)\b", part) else ()
        named_here = equipment_in(part)[0] or set(of_gym)
        (got if there and not _IN_REPAIR.search(part) else gone).update(named_here)
    return GearSaid(tuple(sorted(got)), tuple(sorted(gone))) if got or gone else None


def _without(act: Act, words: str, today: date) -> GearSaid | None:
    """One's own equipment that is broken, for nobody knows how long; what is missing for a time is a change of the plan."""
    mine = (
        _OWN.search(plain(words)) is not None
        and not _SOON.search(plain(words))
        and not {"day", "day_to", "weeks"} & act.slots.keys()
    )
    return _gear(act, words, today) if mine or _GOT.search(plain(words)) or _NO_LONGER.search(unaccented(words.lower())) else None


# --- what one trains for ---------------------------------------------------------------------------------------------------


def _goal(act: Act, words: str, today: date) -> GoalSaid | str | None:
    goals = named("goal", words)
    return GoalSaid(cast("Any", goals[0])) if len(goals) == 1 else "goal" if len(goals) > 1 else None


def _race(act: Act, words: str, today: date) -> RaceSaid | None:
    day = date.fromisoformat(act.slots["day"]) if "day" in act.slots else None
    sport = act.slots.get("activity") or activity(words)
    if day is None and "weeks" in act.slots:
        return None
    km = act.slots.get("distance_km")
    km = None if km is None else round(float(km), 1) if float(km) < MARATHON_KM else float(km)
    known = cast("Any", sport) if sport in {"running", "cycling", "swimming", "rowing", "strength"} else None
    return RaceSaid(day, known, km, over=day is not None and day < today)


def _race_off(act: Act, words: str, today: date) -> RaceSaid | str:
    return "race_back" if _NOT_OFF.search(unaccented(words.lower())) else RaceSaid(gone=True)


def _target(act: Act, words: str, today: date) -> TargetSaid | str | None:
    names = named("target", words)
    if not names:
        return None
    name = cast("Any", names[0])
    if act.operation == "no_target":
        return TargetSaid(name)
    read = {"calories": quantities.kcal, "sleep": quantities.hours, "weight": quantities.kg}[name]
    value = read(words)
    if value is None:
        numbers = re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", words))
        value = float(numbers[0].replace(",", ".")) if len(numbers) == 1 else None
    by = re.search(r"\b(?:by|en) \d", plain(words)) is not None and name == "calories" and (value or 0) < LEAST_KCAL
    return "target" if value is None or by else TargetSaid(name, value)


def _plan(act: Act, words: str, today: date) -> PlanWanted | ProgrammeSaid | str:
    if len(named("programme", words)) == 1:
        return ProgrammeSaid(named("programme", words)[0])
    if len(named("programme", words)) > 1:
        return "programme"
    long = _LONG.search(unaccented(words.lower()))
    weeks = act.slots.get("weeks") if long is None else quantities.number(long[1])
    wish = _WISH.search(re.sub(r",? (?:please|por favor)$", "", words.rstrip(" .!?")))
    of_goal = wish is None or named("goal", wish[0])
    return PlanWanted(None if weeks is None else int(weeks), None if of_goal or wish is None else wish[0])


_OF: Mapping[str, Callable[[Act, str, date], ProfileSaid | TargetSaid | PlanWanted | str | None]] = {
    "diet": _diet, "no_diet": _no_diet, "allergy": lambda a, w, t: _foods(a, w, allergic=True),
    "no_allergy": lambda a, w, t: DietSaid(gone=True), "avoid": lambda a, w, t: _foods(a, w, allergic=False),
    "condition": _condition, "medication": _condition, "injury": _injury,
    "pregnant": lambda a, w, t: HealthSaid(pregnant=True), "no_pregnant": lambda a, w, t: HealthSaid(pregnant=False),
    "birth": _birth, "nursing": lambda a, w, t: "nursing", "own": _gear, "own_not": _gear, "without": _without,
    "goal": _goal, "race": _race, "race_off": _race_off, "race_back": lambda a, w, t: "race_back",
    "target": _target, "no_target": _target, "new_plan": _plan, "programme": _plan,
}  # fmt: skip
"""Operation of an act -> what reads it; a word in the place of a value says what is missing, or what is to be said."""
