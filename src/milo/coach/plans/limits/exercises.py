"""Which exercises a person may be given: equipment they have, joints that hurt, conditions; asked before anything is chosen.

Source: Milo's safety reference, PL-16, PL-22 to PL-30 and the joint table of section 9.  An injury that is in the profile counts as
flagged, whatever its pain: what is not known removes.
"""

from __future__ import annotations

from functools import lru_cache

from milo.coach.plans.basics.tables import frozen, tables, tupled
from milo.coach.plans.limits.exercise_level import BODY_LEVEL, BODY_SHARE
from milo.coach.plans.limits.numbers import FIRST_WEEKS, LEG_REGIONS, PAIN_GO
from milo.coach.plans.limits.person import Person
from milo.vocabulary.exercises import Exercise

STRESS_MAX, STRESS_MAX_SORE, SORE = 0.5, 0.3, 4.0
"""A flagged joint bears less than this stress of the catalogue, less where pain is 4 or more or not told (our choice)."""
REGION_MAX = {"low back": 0.4}
"""The same of a region whose column "remove" of section 9 reaches further: loaded hinges on one leg, rows without a support and
bars on the back bear less of it than a deadlift does, and are loaded all the same."""
_TABLES = tables("limits.exercises")
ON_HANDS: tuple[str, ...] = tuple(_TABLES["on_hands"])
NEUTRAL_WRIST = ("handle_",)
"""Parts of ids: what rests on an extended wrist (section 9: elbow, wrist), and what spares it."""
HEAVY_GRIP: tuple[str, ...] = tuple(_TABLES["heavy_grip"])
JOINT_PARTS: dict[str, tuple[str, ...]] = {
    "elbow": HEAVY_GRIP, "wrist": HEAVY_GRIP, "neck": ("overhead",), "shoulder": ("overhead",),
    "low back": ("smith_squat", "smith_split_squat", "smith_calf_raise", "standing_calf_raise"),
}  # fmt: skip
"""Parts of ids that section 9 removes: what hangs in the hand, or on it (elbow, wrist: heavy grip); above the head (neck,
shoulder); a bar or pads that press on the shoulders (low back: heavy axial), beside what AXIAL says."""
AXIAL = frozenset({"squat", "lunge", "calf", "vertical push", "shrug"})
"""With a bar the load of these goes down the spine (low back: heavy axial); a landmine's goes into the floor in front."""
STOPPED_STRESS = 0.2  # from here a stopped joint counts as loaded; less is marked where it hardly takes part (our choice)
STOPPED_MUSCLES: dict[str, frozenset[str]] = frozen(_TABLES["stopped_muscles"])
"""What a stopped joint is moved or held by: nothing that is there to train one of these (PL-50, training.md 2.5: stop)."""
MOBILITY_OF = {"achilles": "ankle", "groin": "hip", "elbow": "wrist"}  # else the region's own name
JOINT_PATTERNS: dict[str, frozenset[str]] = frozen(_TABLES["joint_patterns"])
"""Section 9, column "remove", as patterns; what it keeps of a pattern is left out where the catalogue cannot tell it apart."""
JOINT_IDS: dict[str, frozenset[str]] = frozen(_TABLES["joint_ids"])
LANDMINE = frozenset({"landmine_press"})  # section 9 keeps it for a shoulder
KEPT: dict[str, frozenset[str]] = frozen(_TABLES["kept"])
"""Section 9, column "keep", and training.md 2.5, column "offer", for the floor press with a neutral grip and for the knee (a squat
to a box or a support, a split squat stepped back, holds): leg press to 60 degrees, rows with a neutral grip, landmine, a neutral
wrist.  They stay while pain is told and at most KEPT_PAIN (PL-50: above it, stop)."""
GOES: dict[str, frozenset[str]] = {"knee": frozenset({"squat", "lunge", "knee extension", "knee flexion"})}
"""Patterns of JOINT_PATTERNS that are done again at a told pain of PAIN_GO and less (PL-50: 0 to 2 go); what bends the joint deep
under load stays out by its stress until the pain is no longer told of (section 9)."""
HEAVY_SHARE, HARD_LEVEL, HARD_SKILL = 0.64, 2, 3
"""From a BMI of 35 (PL-29: RPE at most 12): no push-up with two thirds of the body and more on the hands, nothing of the body that
is hard for who has trained a year (exercise_level; our choice)."""
KEPT_PAIN, KEPT_STRESS = 5.0, 0.5
WORDS_OF_HARM: dict[str, tuple[str, ...]] = tupled(_TABLES["words_of_harm"])
TWIST_PATTERNS = frozenset({"core flexion", "core rotation"})
NEEDS_MORE: frozenset[str] = frozenset(_TABLES["needs_more"])
"""Need something that is no word of the equipment list (bars, a box, a trap bar, a partner), or a skill taught in person: never
chosen, though a person who names one may have it."""


def why_not(exercise: Exercise, p: Person, equipment: frozenset[str], week: int | None = None) -> str | None:
    """The rule that forbids an exercise to a person, None when they may do it.

    equipment: what they have.  week: counted from 1; None asks for every week at once.
    """
    if not set(exercise.equipment) <= equipment:
        return "PL-16"
    if rule := _joints(exercise, p):
        return rule
    if exercise.contraindications:
        states = p.conditions | ({"pregnancy"} if p.pregnant else set()) | ({"postpartum"} if p.postpartum else set())
        if hit := states & set(exercise.contraindications):
            return _rule_of(sorted(hit)[0])
    if is_thrown(exercise):
        if p.pregnant:
            return "PL-22"
        if p.postpartum:
            return "PL-23"
        if p.heavy:
            return "PL-29"
        if p.older:
            return "PL-20"
        if "osteoporosis" in p.conditions:
            return "PL-30"
        if "hypertension" in p.conditions:
            return "PL-24"  # 8 to 15 repetitions with three left and breath going out: nothing that is thrown with all one has
    if p.heavy and _beyond_heavy(exercise):
        return "PL-29"
    if p.pregnant and (_harms(exercise, "supine") or exercise.pattern in ("olympic", "carry") or exercise.skill >= 3):
        return "PL-22"
    if p.postpartum and exercise.pattern in ("olympic", "core flexion"):
        return "PL-23"
    if "osteoporosis" in p.conditions and (
        exercise.pattern in TWIST_PATTERNS or exercise.id in ("good_morning", "stiff_leg_deadlift") or exercise.pattern == "olympic"
    ):
        return "PL-30"
    if "epilepsy" in p.conditions and ({"barbell", "pull-up bar"} & set(exercise.equipment)):
        return "PL-28"
    if "heart disease" in p.conditions and exercise.pattern in ("olympic", "jump"):
        return "PL-25"
    if p.standing.light_only and exercise.kind == "strength":
        return p.standing.light_rule
    first = p.first_exposure and (week is None or week <= FIRST_WEEKS)
    # Landings are braking, which is what legs that have rested for weeks are sore from.
    if first and (_harms(exercise, "eccentric") or is_thrown(exercise)):
        return "PL-11"
    return None


def _joints(exercise: Exercise, p: Person) -> str | None:
    for region, pain in p.injuries.items():
        if region in p.stopped and _takes_part(exercise, region):
            return "PL-50"
        if (
            region not in p.acute
            and pain is not None
            and pain <= KEPT_PAIN
            and exercise.id in KEPT.get(region, ())
            and exercise.stress(region) <= KEPT_STRESS
        ):
            continue
        bearable = STRESS_MAX_SORE if pain is None or pain >= SORE else REGION_MAX.get(region, STRESS_MAX)
        goes = region not in p.acute and pain is not None and pain <= PAIN_GO and exercise.pattern in GOES.get(region, ())
        if exercise.stress(region) > STRESS_MAX or (exercise.stress(region) >= bearable and not goes):
            return "PL-50"
        if exercise.id in JOINT_IDS.get(region, ()):
            return "PL-50"
        if exercise.kind == "strength" and any(part in exercise.id for part in JOINT_PARTS.get(region, ())):
            return "PL-50"
        if region == "low back" and "barbell" in exercise.equipment and exercise.pattern in AXIAL and "landmine" not in exercise.id:
            return "PL-50"
        if region in ("elbow", "wrist") and _rests_on_hands(exercise, pain):
            return "PL-50"
        by_pattern = exercise.kind == "strength" and exercise.pattern in JOINT_PATTERNS.get(region, ())
        if by_pattern and exercise.id not in LANDMINE and not goes:
            return "PL-50"
        if region in ("knee", "ankle", "achilles", "hip", "groin", "low back") and _harms(exercise, "jump"):
            return "PL-50"
    return None


def _takes_part(exercise: Exercise, region: str) -> bool:
    """Whether a region that is to be left alone would be loaded, trained or stretched by an exercise."""
    if exercise.stress(region) >= STOPPED_STRESS or exercise.pattern == f"{MOBILITY_OF.get(region, region)} mobility":
        return True
    if any(exercise.muscles.get(m, 0.0) >= 1.0 for m in STOPPED_MUSCLES[region]):
        return True
    return region in LEG_REGIONS and exercise.kind == "balance" and exercise.unilateral


def _rests_on_hands(exercise: Exercise, pain: float | None) -> bool:
    """Whether an exercise leans on an extended wrist; one on handles does not, and stays up to KEPT_PAIN (PL-50)."""
    if not any(part in exercise.id for part in ON_HANDS):
        return False
    return pain is None or pain > KEPT_PAIN or not any(part in exercise.id for part in NEUTRAL_WRIST)


def _beyond_heavy(exercise: Exercise) -> bool:
    """Whether an exercise asks of a heavy body more than a moderate effort: much of its mass on one leg or on the arms (PL-29)."""
    if BODY_SHARE.get(exercise.id, 0.0) >= HEAVY_SHARE or BODY_LEVEL.get(exercise.id, 1) >= HARD_LEVEL:
        return True
    return exercise.bodyweight and not exercise.equipment and exercise.skill >= HARD_SKILL


def is_thrown(exercise: Exercise) -> bool:
    """Whether an exercise is a jump, of the legs or of the hands."""
    return exercise.pattern == "jump" or _harms(exercise, "jump")


def _harms(exercise: Exercise, word: str) -> bool:
    return word in exercise.traits or _named_for(exercise.id, word)


@lru_cache(maxsize=8192)
def _named_for(id: str, word: str) -> bool:
    return any(w in id for w in WORDS_OF_HARM[word])


def _rule_of(state: str) -> str:
    return {
        "pregnancy": "PL-22", "postpartum": "PL-23", "hypertension": "PL-24", "heart disease": "PL-25", "type 1 diabetes": "PL-26",
        "type 2 diabetes": "PL-26", "asthma": "PL-27", "copd": "PL-27", "epilepsy": "PL-28", "osteoporosis": "PL-30",
        "eating disorder": "PL-31",
    }.get(state, "PL-16")  # fmt: skip
