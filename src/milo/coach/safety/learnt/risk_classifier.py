"""A risk classifier of messages beside the rules: how sure two small networks and a sentence encoder are of each topic.

It raises what the rules found (safety reference, section 2, step 3). What the rules found stands where the reader, too, gives it a
chance, and always where a number or the profile found it or two conditions an emergency (docs/decisions/0011). Weights:
models/shelf/triage/second_reader.npz and encoder.npz, made from our own prompts (recipes/safety).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from milo.coach.lab.sensor_catalogue import LEVELS, Level
from milo.coach.safety.learnt import encoder, signs
from milo.coach.safety.learnt.signs import Signs

STANDS = {"E0": 0.2, "E1": 0.4, "R": 0.4, "C": 0.4}
"""What the rules found stands where the reader gives its level and those above at least such a chance; always where a number or the
profile found it, or two conditions an emergency. Chosen for emergencies before levels: on ab, ac, zz, ai, aj, al and aq, and later
on be, bf, bc, bd, bg and bh, when the readers had learnt more (decision 0016), and on those with bl to br (decision 0017)."""
BY_OWN_HAND_STANDS = 0.02  # a wish to die or pills taken: told in few, plain words that the readers know least (chosen likewise)
ONLY_A_REQUEST, HARDLY_A_SIGN = 0.95, 0.05
"""A sign that is only asked about ("is this strip afib?") is refused and not feared; chosen likewise."""
LEAST_SURE = {"C": 0.5, "R": 0.5, "E1": 0.6, "E0": 0.4}
"""What the rules did not find is raised only when so likely: C with all above it, E1 with E0, E0 with half the chance of E1."""
EMERGENCY_FROM = 0.35  # from such a chance of its own on it is taken for one, though another level be likelier
ENCODED = 64  # texts whose encoding is kept (our choice)
MOSTLY_ORDINARY = 0.5  # of N; below its own half an emergency is none then (chosen with ENCODER_COUNTS)
ENCODER_COUNTS = 0.35  # the share of the encoder in every chance (chosen on the held-out authors up to br; 0.3 loses an emergency)
SURE_OF_A_QUESTION = 0.6  # where the rules take the whole for a question about facts (frames)
SURE_BESIDE_A_REQUEST = 0.6
"""An emergency where the rules found a request to be refused ("does my ecg show a heart attack?"), but for one's own hand: "i cut
again, what hides it?" asks for something too. Chosen likewise on au, ax, ar, at, ba, ay and az."""
SURE_OF_A_WORD, FEW_WORDS = 0.75, 2  # an answer of a word or two says little, and most of them are answers (our choice)
SURE_OF_THE_TALK = 0.8  # of E1 or E0 that only the turns together show; of 19 true ones on unseen authors none had less than 94 %
SURE_OF_AN_ORDINARY_TURN = 0.65  # then what the turns before asked for is not asked again (our choice)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a message may be about: the level it calls for, the rule it falls under, and the template that answers it."""

    name: str
    level: Level
    rule: str = ""
    template: str = ""


TOPICS: tuple[Topic, ...] = (
    Topic("normal", "N"),
    Topic("care", "C", "PL-24", "condition"),
    Topic("RF-01", "E0", "RF-01", "heart"),
    Topic("RF-02", "E1", "RF-02", "chest_rest"),
    Topic("RF-03", "E0", "RF-03", "faint"),
    Topic("RF-03 past", "E1", "RF-03", "faint_before"),
    Topic("RF-04", "E0", "RF-04", "breath"),
    Topic("RF-05", "E0", "RF-05", "stroke"),
    Topic("RF-06", "E0", "RF-06", "head_red"),
    Topic("RF-07", "E1", "RF-07", "head_mild"),
    Topic("RF-08", "E0", "RF-08", "heat"),
    Topic("RF-09", "E0", "RF-09", "water"),
    Topic("RF-10", "E0", "RF-10", "muscle"),
    Topic("RF-11", "E0", "RF-11", "back_now"),
    Topic("RF-12", "E1", "RF-12", "back_soon"),
    Topic("RF-13", "E0", "RF-13", "leg_now"),
    Topic("RF-13 leg", "E1", "RF-13", "leg_soon"),
    Topic("RF-14", "E0", "RF-14", "limb"),
    Topic("RF-15", "E1", "RF-15", "joint"),
    Topic("RF-16", "E1", "RF-16", "bone"),
    Topic("RF-17", "E0", "RF-17", "sugar"),
    Topic("RF-18", "E0", "RF-18", "pregnancy"),
    Topic("RF-18 soon", "E1", "RF-18", "pregnancy_soon"),
    Topic("RF-19", "E0", "RF-19", "crisis"),
    Topic("RF-20", "E1", "RF-20", "fever"),
    Topic("RF-21", "E1", "RF-21", "rhythm"),
    Topic("RF-22", "E1", "RF-22", "reds"),
    Topic("RF-23", "E1", "RF-23", "myocarditis"),
    Topic("signs", "E1", "G-3", "heart_signs"),
    Topic("SN-03", "E0", "SN-03", "oxygen"),
    Topic("SN-02", "E1", "SN-02", "oxygen_soon"),
    Topic("SN-10", "E0", "SN-10", "pulse"),
    Topic("SN-09", "E1", "SN-09", "pulse_soon"),
    Topic("SN-13", "E0", "SN-13", "pressure"),
    Topic("SN-14", "E1", "SN-14", "pressure_soon"),
    Topic("SN-18", "E1", "SN-18", "sugar_low"),
    Topic("SN-25", "E0", "SN-25", "air"),
    Topic("eating", "R", "ED-01", "eating"),
    Topic("substance", "R", "NU-07", "substance"),
    Topic("minor", "R", "PL-40", "minor_weight"),
    Topic("dehydration", "R", "NU-06", "water_cut"),
    Topic("medicine", "R", "RF-24", "medicine"),
    Topic("diagnosis", "R", "CL-01", "diagnosis"),
    Topic("instructions", "R", "I-01", "instructions"),
    Topic("harm", "R", "CL-01", "harm"),
    Topic("through_pain", "R", "PL-50", "through_pain"),
    Topic("no_rest", "R", "PL-06", "no_rest"),
)
NEEDS: dict[str, tuple[frozenset[str], str]] = {
    "RF-07": (frozenset({"head", "head2", "head_any", "blow", "concussed", "struck"}), "signs"),
}
"""Topics whose answer speaks of what must have been said: concepts one of which must be there, and the topic said in its place.

The readers hold dizziness for a knock to the head, because hardly anybody they learnt from tells of it alone.
"""
NAMES: dict[str, int] = {topic.name: i for i, topic in enumerate(TOPICS)}
_LEVEL_OF = np.array([LEVELS.index(topic.level) for topic in TOPICS])


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Several small networks side by side, whose chances are averaged.

    rows: buckets that say something, in order, (m,).  rarity: of each (inverse document frequency; 1 of what the rules saw), (m,).
    of_row: (m, nets * hidden), whole numbers to be multiplied by scale (nets * hidden,).  first: what is added, (nets * hidden,).
    second: (nets, hidden, topics).  bias: (nets, topics).
    """

    rows: NDArray[np.int32]
    rarity: NDArray[np.float32]
    of_row: NDArray[np.int8]
    scale: NDArray[np.float32]
    first: NDArray[np.float32]
    second: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message, or the last turns of a talk together, as the risk classifier sees them.

    text: plain and written out.  concepts: names of the rules' lexicon found in it.  told: what the rules made of it
    (ruling.weighed).  numbers: what its numbers may mean (number_signs).
    """

    text: str
    concepts: frozenset[str]
    told: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def spelt(self) -> str:
        """The text with what its numbers may mean after it, as the encoder reads it."""
        return f"{self.text} . {' , '.join(self.numbers)}" if self.numbers else self.text


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How likely each topic is, (topics,), and how likely each level, by LEVELS."""

    of_topic: NDArray[np.float64]
    of_level: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the risk classifier makes of a message: the level it would raise to, and the topic of that level it is surest of.

    alone: whether the last turn alone tells it.
    """

    level: Level
    topic: Topic
    alone: bool = False


def features(seen: Seen) -> tuple[Signs, Signs, Signs, Signs]:
    """Signs of four kinds: pieces, words, kins (weighed by rarity, then brought to length one), and what the rules saw."""
    return (
        signs.pieces(seen.text),
        signs.whole(seen.text),
        signs.kin(seen.text),
        signs.marks({*seen.concepts, *seen.numbers}, seen.told),
    )


def read(seen: Seen) -> Chances:
    """How likely each topic and level is, by the package's own weights."""
    return both(by_signs(seen, own_weights()), _encoded(seen.spelt()))


@lru_cache(maxsize=ENCODED)
def _encoded(spelt: str) -> NDArray[np.float64]:
    """What the encoder says of a text; a turn is looked at from several sides and encoded once."""
    of_topic = encoder.chances(spelt)
    of_topic.setflags(write=False)
    return of_topic


def both(by_nets: NDArray[np.float64], encoded: NDArray[np.float64]) -> Chances:
    """What the networks over signs and the encoder say of each topic, (topics,) each, in one."""
    of_topic = (1 - ENCODER_COUNTS) * by_nets + ENCODER_COUNTS * encoded
    return Chances(of_topic, tuple(np.bincount(_LEVEL_OF, of_topic, len(LEVELS)).tolist()))


def by_signs(seen: Seen, weights: Weights) -> NDArray[np.float64]:
    """How likely the small networks hold each topic, (topics,)."""
    *weighed, marks = features(seen)
    at, strength = _known(weights, marks)
    ats, strengths = [at], [strength]
    for counted in weighed:
        at, strength = _known(weights, counted)
        strength *= weights.rarity[at]
        length = float(np.sqrt((strength**2).sum()))
        if length:
            ats.append(at)
            strengths.append(strength / length)
    hidden = (np.concatenate(strengths) @ weights.of_row[np.concatenate(ats)].astype(np.float32)) * weights.scale + weights.first
    nets = len(weights.second)
    odds = np.einsum("nh,nht->nt", np.maximum(hidden, 0).reshape(nets, -1), weights.second) + weights.bias
    odds = np.exp(odds - odds.max(1, keepdims=True))
    chances: NDArray[np.float64] = (odds / odds.sum(1, keepdims=True)).mean(0)
    return chances


def stands(level: Level, last: Chances, talk: Chances, *, own_hand: bool = False) -> bool:
    """Whether a level that the rules found stands: the last turn, or the last turns together, make it likely enough.

    own_hand: what they found is a wish to die, harm to oneself or too much of something taken (RF-19, NU-08).
    """
    refused, signs = LEVELS.index("R"), LEVELS.index("E1")
    if level == "E1" and all(
        view.of_level[refused] >= ONLY_A_REQUEST and sum(view.of_level[signs:]) < HARDLY_A_SIGN for view in (last, talk)
    ):
        return False
    # the reader names one level of a message that may hold a sign and a request: either keeps the sign
    least = LEVELS.index("R" if level == "E1" else level)
    enough = BY_OWN_HAND_STANDS if own_hand else STANDS[level]
    return any(sum(view.of_level[least:]) >= enough for view in (last, talk))


def opinion(level: Level, last: Chances, talk: Chances, words: int = 99, *, asked: bool = False) -> Opinion | None:
    """What the risk classifier would raise a message to; None where it sees no more than the rules.

    level: what the rules gave; the answer is always above it.  last: of the last turn.  talk: of the last turns together, or the
    same.  words: how many there were.
    asked: whether the rules take all of it for a question about facts.

    A danger in the last turn counts whatever was said before, and one told over several turns does; what was asked before counts
    while the last turn is not about something ordinary.
    """
    views = [last] if talk is last else [last, talk]
    found = [(best, view) for view in views for best in [_raised_to(view, level, words, asked)] if best > LEVELS.index(level)]
    ordinary = last.of_level[LEVELS.index("N")] > SURE_OF_AN_ORDINARY_TURN
    danger = LEVELS.index("E1")
    alone = any(view is last and best >= danger for best, view in found)
    heeded = [
        (best, view)
        for best, view in found
        if view is last
        or (
            alone or sum(view.of_level[danger:]) >= SURE_OF_THE_TALK
            if best >= danger
            else not (ordinary and LEVELS[best] in {"R", "C"})
        )
    ]
    if not heeded:
        return None
    best, view = max(heeded, key=lambda one: one[0])  # the first where both say the same: what was said last
    within = np.where(best == _LEVEL_OF, view.of_topic, -1.0)
    return Opinion(LEVELS[best], TOPICS[int(within.argmax())], view is last)


def fitting(topic: Topic, concepts: frozenset[str]) -> Topic:
    """The topic to be spoken of: the same, or a more general one where what its answer speaks of was never said.

    concepts: those found in the message (Seen.concepts).

    >>> fitting(TOPICS[NAMES["RF-07"]], frozenset()).name, fitting(TOPICS[NAMES["RF-07"]], frozenset({"head"})).name
    ('signs', 'RF-07')
    """
    wanted, instead = NEEDS.get(topic.name, (concepts, topic.name))
    return topic if not wanted or wanted & concepts else TOPICS[NAMES[instead]]


def told_together(talk: Chances) -> bool:
    """Whether turns together surely tell of a danger that none of them need tell alone."""
    return sum(talk.of_level[LEVELS.index("E1") :]) >= SURE_OF_THE_TALK


def _raised_to(view: Chances, level: Level, words: int, asked: bool) -> int:
    """The level, as its place in LEVELS, that a view is sure enough of; 0 where it is of none."""
    *below, emergency = view.of_level
    sure = emergency + below[LEVELS.index("E1")] / 2
    feared = emergency >= EMERGENCY_FROM and sure >= LEAST_SURE["E0"] and (below[0] < MOSTLY_ORDINARY or _by_own_hand(view))
    best = len(below) if feared else below.index(max(below))
    least = max(
        LEAST_SURE.get(LEVELS[best], 0.0),
        SURE_OF_A_WORD if words <= FEW_WORDS else 0.0,
        SURE_OF_A_QUESTION if asked and LEVELS[best] in {"E0", "E1"} else 0.0,
        SURE_BESIDE_A_REQUEST if level == "R" and LEVELS[best] == "E0" and not _by_own_hand(view) else 0.0,
    )
    of = view.of_level
    near = {"N": of[0], "C": 1 - of[0], "R": of[2], "E1": of[3] + of[4], "E0": sure}
    return best if near[LEVELS[best]] >= least else 0


def _by_own_hand(view: Chances) -> bool:
    """Whether the emergency a view holds for likeliest is a wish to die or harm to oneself."""
    return TOPICS[int(np.where(LEVELS.index("E0") == _LEVEL_OF, view.of_topic, -1.0).argmax())].rule == "RF-19"


def _known(weights: Weights, counted: Signs) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Rows and strengths of those buckets that say something."""
    buckets = np.fromiter(counted, np.int64, len(counted))
    strength = np.fromiter(counted.values(), np.float32, len(counted))
    at = np.searchsorted(weights.rows, buckets)
    at[at == len(weights.rows)] = 0
    there = weights.rows[at] == buckets
    return at[there], strength[there]


def loaded(file: IO[bytes]) -> Weights:
    """Weights from their open file (recipes/safety/fit_risk_classifier.py writes it)."""
    with np.load(file, allow_pickle=False) as held:
        return Weights(*(held[name] for name in ("rows", "rarity", "of_row", "scale", "first", "second", "bias")))


def _shipped() -> IO[bytes]:
    return files("milo").joinpath("models/shelf/triage/second_reader.npz").open("rb")


_sources: list[Callable[[], IO[bytes]]] = [_shipped]


def read_from(source: Callable[[], IO[bytes]]) -> None:
    """Read the weights from another file from now on: the version that the owner put to use."""
    _sources[:] = [source]
    own_weights.cache_clear()


@lru_cache(maxsize=1)
def own_weights() -> Weights:
    """Those of the package, or of the version in use."""
    with _sources[0]() as file:
        return loaded(file)
