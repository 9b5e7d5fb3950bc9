"""One look through an entry of a house's own exercise: every field, in both languages, and what is known of its movement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from milo.coach.own_names import checked_names, slug
from milo.coach.own_words import LANGUAGES, WHAT, Found, Weight, said, spoken
from milo.coach.plans.limits.exercises import JOINT_IDS, LANDMINE, STRESS_MAX
from milo.coach.plans.text.spelling import nearest
from milo.coach.safety.text_validator import broken
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.exercises import Exercise, built_in, kind_of_pattern, traits_table, weights_to_note

FIELDS = (
    "en", "es", "like", "pattern", "muscles", "equipment", "joints", "skill", "one_sided", "loadable", "traits", "cues", "faults",
    "also",
)  # fmt: skip
MOST_SENTENCES, LONGEST_SENTENCE = 6, 160  # ours have four of at most 90 characters; our choice
MOST_NAMES = 8  # further names; our choice
FAR_BELOW = 0.2  # below what is usual for the pattern by more than this is asked back (our choice)
ECCENTRIC = "eccentric"
"""A trait of a house's exercises alone: ours are known by their names (PL-11)."""
TRAIT_WORDS = {
    "jump": ("jump", "hop", "bound", "plyo", "burpee", "skip", "depth drop", "salt", "brinc", "pliom", "comba"),
    "supine": ("lying", "supine", "crunch", "floor press", "tumbad", "supin", "acostad"),
    ECCENTRIC: ("eccentric", "nordic", "excentric", "nordic"),
}
"""What a name must not say without the trait: as plain parts of words, in both languages."""
NEVER_SAID = ("V-10", "V-11", "V-06.substance", "V-06.medicine", "V-06.doctor", "V-06.disease")
PUSHING = ("V-06.push", "V-06.max")  # "hold your breath" is a fault worth naming and no cue


def least_stress(pattern: str, like: Exercise | None) -> dict[str, float]:
    """Region -> the least stress a movement of this pattern, like this one of ours, can be said to have."""
    family = [e for e in built_in().values() if e.pattern == pattern]
    least = {region: min((e.stress(region) for e in family), default=0.0) for region in REGION_WORDS}
    if like is not None:
        for region in REGION_WORDS:
            by_name = STRESS_MAX if like.id in JOINT_IDS.get(region, ()) and like.id not in LANDMINE else 0.0
            least[region] = max(least[region], like.stress(region), by_name)
    return least


def kept_from(entry: Mapping[str, Any]) -> set[str]:
    """The conditions an exercise is kept from: by its traits, by what it is like, and by what holds for its whole pattern."""
    table = traits_table()
    states = {state for trait in entry.get("traits", ()) for state in table.get(trait, ())}
    family = [set(e.contraindications) for e in built_in().values() if e.pattern == entry.get("pattern")]
    states |= set.intersection(*family) if family else set()
    like = built_in().get(str(entry.get("like")))
    return states | set(like.contraindications if like is not None else ())


class Looking:
    """One look through an entry."""

    def __init__(
        self, entry: Mapping[str, Any], id: str | None, language: str, others: Mapping[str, Exercise], words: bool
    ) -> None:
        self.entry, self.id, self.language, self.others, self.words = entry, id, language, others, words
        self.found: list[Found] = []

    def all(self) -> None:
        for name in self.entry:
            if name not in FIELDS:
                self.tell("unknown_field", "", name=name, near=self.near(str(name), FIELDS))
        for code, field, values in checked_names(self.entry, self.id, self.language, self.others, words=self.words):
            self.tell(code, field, "note" if code == "one_language" else "error", **values)
        like = self._like()
        pattern = self._pattern(like)
        self._muscles(pattern)
        equipment = self._words("equipment", EQUIPMENT_WORDS, "equipment", "equipment_missing")
        self._joints(pattern, like)
        self._skill(like)
        self._traits()
        for field in ("one_sided", "loadable"):
            if field in self.entry and not isinstance(self.entry[field], bool):
                self.tell("truth", field)
        if self.entry.get("loadable") is True and equipment is not None and not weights_to_note(equipment):
            self.tell("weightless", "loadable", names=", ".join(weights_to_note(EQUIPMENT_WORDS)))
        self.sentences("cues")
        if self.entry.get("faults"):
            self.sentences("faults")
        self._also()

    def tell(self, code: str, field: str, weight: Weight = "error", /, **values: Any) -> None:
        self.found.append(Found(code=code, field=field, weight=weight, text=said(code, self.language, **values)))

    def near(self, word: str, known: Iterable[str]) -> str:
        known = list(known)
        if (meant := nearest(word, known)) is not None:
            return said("did_you_mean", self.language, name=meant)
        return said("known_are", self.language, names=", ".join(sorted(known)))

    def _like(self) -> Exercise | None:
        name = self.entry.get("like")
        if name in (None, ""):
            return None
        like = built_in().get(str(name))
        if like is None:
            self.tell("likeness", "like", name=str(name)[:LONGEST_SENTENCE], near=self._near_one(str(name)))
        return like

    def _near_one(self, name: str) -> str:
        meant = nearest(name, built_in())
        return said("did_you_mean", self.language, name=meant) if meant else ""

    def _pattern(self, like: Exercise | None) -> str | None:
        known = {e.pattern for e in built_in().values()}
        pattern = self.entry.get("pattern")
        if not isinstance(pattern, str) or pattern not in known:
            self.tell("pattern", "pattern", name=_short(pattern), near=self.near(_short(pattern), known))
            return None
        if like is not None and like.pattern != pattern:
            self.tell("like_pattern", "pattern", name=like.called(self.language), theirs=like.pattern, own=pattern)
        return pattern

    def _muscles(self, pattern: str | None) -> None:
        muscles = self.entry.get("muscles", {})
        known = {m for e in built_in().values() for m in e.muscles}
        if not isinstance(muscles, Mapping):
            self.tell("not_a_table", "muscles")
            return
        for name, weight in muscles.items():
            if name not in known:
                self.tell("muscle", "muscles", name=_short(name), near=self.near(_short(name), known))
            if isinstance(weight, bool) or weight not in (0.5, 1):
                self.tell("muscle_weight", "muscles", name=_short(name))
        if pattern is None:
            return
        if kind_of_pattern(pattern) != "strength":
            if muscles:
                self.tell("drill_muscles", "muscles", pattern=pattern)
        elif not muscles:
            self.tell("no_muscle", "muscles")

    def _words(self, field: str, known: Collection[str], unknown: str, missing: str, **values: Any) -> list[str] | None:
        """A list of known words that must be there, None where it is not one."""
        words = self.entry.get(field)
        if not isinstance(words, list | tuple):
            self.tell(missing, field, **values)
            return None
        strange = [w for w in words if not isinstance(w, str) or w not in known]
        for word in strange:
            self.tell(unknown, field, name=_short(word), near=self.near(_short(word), known))
        return None if strange else list(words)

    def _joints(self, pattern: str | None, like: Exercise | None) -> None:
        joints = self.entry.get("joints", {})
        if not isinstance(joints, Mapping):
            self.tell("not_a_table", "joints")
            return
        for region in joints:
            if region not in REGION_WORDS:
                self.tell("region", "joints", name=_short(region), near=self.near(_short(region), REGION_WORDS))
        if missing := [region for region in REGION_WORDS if region not in joints]:
            self.tell("stress_missing", "joints", regions=", ".join(spoken(region, self.language) for region in missing))
        least = least_stress(pattern, like) if pattern is not None else {}
        for region in REGION_WORDS:
            if region not in joints:
                continue
            stress = joints[region]
            if isinstance(stress, bool) or not isinstance(stress, int | float) or not 0 <= stress <= 1:
                self.tell("stress_range", f"joints.{region}", region=spoken(region, self.language))
            elif stress < least.get(region, 0.0):
                by_like = like is not None and least_stress(pattern or "", None)[region] < least[region]
                name = like.called(self.language) if by_like and like is not None else pattern
                why = said("why_like" if by_like else "why_pattern", self.language, name=name)
                self.tell(
                    "stress_low",
                    f"joints.{region}",
                    region=spoken(region, self.language),
                    why=why,
                    least=least[region],
                    value=stress,
                )
            elif pattern is not None and stress < (usual := _usual(pattern, region)) - FAR_BELOW:
                self.tell(
                    "stress_usual",
                    f"joints.{region}",
                    "note",
                    region=spoken(region, self.language),
                    pattern=pattern,
                    usual=usual,
                    value=stress,
                )

    def _skill(self, like: Exercise | None) -> None:
        skill = self.entry.get("skill")
        if isinstance(skill, bool) or skill not in (1, 2, 3):
            self.tell("skill", "skill")
        elif like is not None and skill < like.skill:
            self.tell("skill_low", "skill", name=like.called(self.language), least=like.skill, value=skill)

    def _traits(self) -> None:
        known = (*traits_table(), ECCENTRIC)
        traits = self._words("traits", known, "trait", "traits_missing", names=", ".join(known))
        if traits is None:
            return
        named = " ".join(slug(str(self.entry.get(tongue) or "")).replace("_", " ") for tongue in ("en", "es"))
        for trait, words in TRAIT_WORDS.items():
            word = next((w for w in words if re.search(rf"\b{w}", named)), None)
            lies = trait == "supine" and "prone" in traits
            if word is not None and trait not in traits and not lies:
                self.tell("trait_needed", "traits", word=word, name=trait)
        if states := kept_from(self.entry):
            self.tell("kept_from", "traits", "note", states=", ".join(sorted(spoken(s, self.language) for s in states)))

    def sentences(self, field: str, *, both: bool = False) -> None:
        """The cues or faults. both: each must be there in both languages."""
        told = self.entry.get(field)
        right = isinstance(told, list | tuple) and 1 <= len(told) <= MOST_SENTENCES and all(_is_said(s) for s in told)
        if not right:
            self.tell("sentences", field, most=MOST_SENTENCES)
            return
        for tongue in ("en", "es"):
            for sentence in (s[tongue] for s in told or () if s.get(tongue)):
                self._sentence(field, sentence, tongue)
            if any(not s.get(tongue) for s in told or ()):
                if both:
                    self.tell("both_languages", field)
                else:
                    spanish = self.language == "es"
                    values = {"what": WHAT[field][spanish], "language": LANGUAGES[tongue][spanish]}
                    self.tell("one_language", field, "note", **values)

    def _sentence(self, field: str, sentence: str, tongue: str) -> None:
        shown = sentence[:LONGEST_SENTENCE]
        if (
            len(sentence) > LONGEST_SENTENCE
            or not sentence.isprintable()
            or sentence != sentence.strip()
            or set(sentence) & set("<>")
        ):
            self.tell("sentence_shape", field, said=shown, most=LONGEST_SENTENCE)
            return
        codes = broken(sentence, tongue) if self.words else []
        never = (*NEVER_SAID, *PUSHING) if field == "cues" else NEVER_SAID
        if bad := [c for c in codes if c in never]:
            self.tell("sentence_unsafe", field, said=shown, rule=bad[0])
        elif strong := [c for c in codes if c not in {"V-12", *PUSHING}]:
            self.tell("sentence_strong", field, "note", said=shown, rule=strong[0])

    def _also(self) -> None:
        also = self.entry.get("also", [])
        if not isinstance(also, list | tuple) or len(also) > MOST_NAMES or not all(isinstance(n, str) for n in also):
            self.tell("also", "also", most=MOST_NAMES)


def _is_said(sentence: Any) -> bool:
    return (
        isinstance(sentence, Mapping)
        and set(sentence) <= {"en", "es"}
        and all(s is None or isinstance(s, str) for s in sentence.values())
        and any(s and s.strip() for s in sentence.values())
    )


def _usual(pattern: str, region: str) -> float:
    """The stress in the middle of a pattern's exercises."""
    stresses = sorted(e.stress(region) for e in built_in().values() if e.pattern == pattern)
    return stresses[len(stresses) // 2]


def _short(word: object) -> str:
    return str(word)[:LONGEST_SENTENCE]
